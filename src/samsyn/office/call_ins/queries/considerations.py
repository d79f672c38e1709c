"""One line of the ledger, as the form that writes it begins."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.call_ins.models import Consideration
from samsyn.office.call_ins.queries.candidates import (
    StatusShown,
    Warned,
    statuses_of,
    supervised_among,
    warnings_of,
)
from samsyn.office.call_ins.queries.heads import Head, head_of
from samsyn.office.groups.models import Membership
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.groups.rosters import counting
from samsyn.office.people.models import Person
from samsyn.office.people.queries import PersonLabel, labels_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """A person as the planners weigh whether to call them; `version` 0 is not yet considered."""

    head: Head
    label: PersonLabel
    outcome: str
    reason: str
    group_id: UUID | None
    agency_id: int | None
    channel: str
    version: int
    warnings: tuple[Warned, ...]
    statuses: tuple[StatusShown, ...]
    is_supervised: bool


def considered(actor: Actor, call_in_id: UUID, person_id: UUID, *, today: date) -> Considered:
    """Return the person and what stands of them in the ledger; raises `NotVisible`."""
    # The person first: a hidden one then costs as much as none.
    people = Person.objects.filter(room__in=actor.joint_rooms)
    room_id = access.get_visible(actor, people, pk=person_id).room_id
    head = head_of(actor, call_in_id, today=today)
    if head.room_id != room_id:
        raise NotVisible(_("The page does not exist."))
    row = (
        access.visible_to(actor, Consideration.objects)
        .filter(call_in=call_in_id, person=person_id)
        .select_related("invitation")
        .first()
    )
    invitation = getattr(row, "invitation", None)
    note_shown(actor, [person_id], [head.room_id])
    return Considered(
        head=head,
        label=labels_of(actor, [person_id])[person_id],
        outcome=row.outcome if row else "",
        reason=row.reason if row else "",
        group_id=row.group_id if row else _listed_in(actor, head, person_id, today),
        agency_id=invitation.agency_id if invitation else None,
        channel=invitation.channel if invitation else "",
        version=row.version if row else 0,
        warnings=warnings_of(actor, [person_id], evening=head.evening)[person_id],
        statuses=_statuses(actor, head, person_id, today),
        is_supervised=person_id in supervised_among(actor, [person_id], on=head.evening),
    )


def _statuses(actor: Actor, head: Head, person_id: UUID, today: date) -> tuple[StatusShown, ...]:
    found = statuses_of(
        actor, [person_id], on=min(today, head.evening), by=max(today, head.evening)
    )
    return found.get(person_id, ())


def _listed_in(actor: Actor, head: Head, person_id: UUID, today: date) -> UUID | None:
    """Return the covered group on whose list the person stands today, to begin the form with."""
    rows = access.visible_to(actor, Membership.objects).filter(
        person=person_id, group__in=[group.id for group in head.groups]
    )
    return counting(rows, today).order_by("pk").values_list("group_id", flat=True).first()
