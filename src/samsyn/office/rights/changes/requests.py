"""Takes a person's request, says which records it is about, and prolongs it once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.people.models import Person
from samsyn.office.rights.changes.refusals import CannotAnswer
from samsyn.office.rights.models import PersonRequest, RequestedRecord
from samsyn.office.rights.queries.rooms import request_row
from samsyn.office.rights.rules import MONTHS, MORE_MONTHS
from samsyn.vocabulary.rights import IdentityCheck

TABLE: Final = "rights_personrequest"
LONGEST_REASON: Final = 300
OLDEST: Final = timedelta(days=366)
_NOTED: Final = (IdentityCheck.POWER_OF_ATTORNEY, IdentityCheck.GUARDIAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPlan:
    """Somebody's request as it came in. There is no field for the day on which it is due."""

    room_id: int
    name: str
    reach_by: str
    received_on: date
    identity_check: IdentityCheck
    check_note: str
    owner_id: int | None


@transaction.atomic
def register(actor: Actor, plan: RequestPlan, *, now: datetime) -> UUID:
    """Register a request in one room and return its id. Raises `CannotAnswer`."""
    permit = access.require(actor, Deed.ANSWER_REQUEST, about=RoomItself(plan.room_id))
    reasons = list(_objections(plan, now=now))
    if reasons or plan.owner_id is None:
        raise CannotAnswer(*reasons)
    row = PersonRequest.objects.create(
        **access.in_room(permit, now=now),
        name=" ".join(plan.name.split()),
        reach_by=plan.reach_by.strip(),
        received_on=plan.received_on,
        identity_check=plan.identity_check.value,
        check_note=plan.check_note.strip(),
        owner_id=plan.owner_id,
        months=MONTHS,
    )
    audit.record(permit, subject=TABLE, record_ids=[row.pk])
    return row.pk


@transaction.atomic
def choose_records(
    actor: Actor, request_id: UUID, person_ids: Iterable[UUID], *, now: datetime
) -> None:
    """Say which records of the room the request is about, or that none was found.

    Raises `NotVisible` for a record of another room, as for one that does not exist.
    """
    row = request_row(actor, request_id, lock=True)
    permit = access.require(actor, Deed.ANSWER_REQUEST, about=row)
    _refuse_answered(row)
    wanted = set(person_ids)
    people = access.visible_to(actor, Person.objects).filter(pk__in=wanted, room_id=row.room_id)
    found = {one.pk: one for one in people}
    if wanted - found.keys():
        raise NotVisible(_("The page does not exist."))
    there = set(
        access.visible_to(actor, RequestedRecord.objects)
        .filter(request=row)
        .values_list("person_id", flat=True)
    )
    for pk in sorted(wanted - there):
        RequestedRecord.objects.create(
            **access.beside(found[pk], permit, now=now), request=row, person=found[pk]
        )
    row.searched_at = now
    row.save(update_fields=["searched_at"])
    audit.record(permit, subject=TABLE, record_ids=[row.pk, *sorted(wanted)])


@transaction.atomic
def extend(actor: Actor, request_id: UUID, *, because: str, now: datetime) -> None:
    """Give the answer two months more, once; the person is told today and why."""
    row = request_row(actor, request_id, lock=True)
    permit = access.require(actor, Deed.ANSWER_REQUEST, about=row)
    _refuse_answered(row)
    today = timezone.localdate(now)
    reasons = []
    if row.extended_on is not None:
        reasons.append(_("The request is prolonged already. It can be done once."))
    if today > row.due_on:
        reasons.append(_("The month is over. Answer now, and say why it is late."))
    if not because.strip():
        reasons.append(_("Write why it takes longer. The person is told."))
    if len(because.strip()) > LONGEST_REASON:
        reasons.append(
            _("The reason can hold %(most)s characters: shorten it.") % {"most": LONGEST_REASON}
        )
    if reasons:
        raise CannotAnswer(*reasons)
    row.months, row.extended_on = MONTHS + MORE_MONTHS, today
    row.extended_because = because.strip()
    row.save(update_fields=["months", "extended_on", "extended_because"])
    audit.record(permit, subject=TABLE, record_ids=[row.pk])


def _refuse_answered(row: PersonRequest) -> None:
    if row.answered_at is not None:
        raise CannotAnswer(_("The request is answered. Register a new one."))


def _objections(plan: RequestPlan, *, now: datetime) -> Iterator[str]:
    today = timezone.localdate(now)
    if not plan.name.strip():
        yield _("Write who asks.")
    if plan.received_on > today:
        yield _("The day lies in the future. Write when the request came in.")
    if plan.received_on < today - OLDEST:
        yield _("The request came in more than a year ago. Check the day.")
    if plan.identity_check in _NOTED and not plan.check_note.strip():
        yield _("Write whose power of attorney or guardianship you have seen, and when.")
    if plan.owner_id not in access.staff_who_may(Deed.ANSWER_REQUEST, plan.room_id, now=now):
        yield _("Choose who answers among those who may in this room.")
