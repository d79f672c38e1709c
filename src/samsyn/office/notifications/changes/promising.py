"""Enters what a team promised at a visit in the ledger of promises, as a coordinator decides."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.groups.models import Membership
from samsyn.office.groups.rosters import counting
from samsyn.office.notifications.changes.locking import locked
from samsyn.office.notifications.changes.refusals import CannotClose
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.notifications.queries.facts import AttemptFacts
from samsyn.office.promises.changes import CannotPromise, PromisePlan, record_promise
from samsyn.office.promises.queries import entered_of
from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion

LONGEST_SPEAKER: Final = 120


@transaction.atomic
def enter_promise(
    actor: Actor, talk_id: UUID, attempt_id: UUID, *, kind: PromiseKind, now: datetime
) -> None:
    """Enter the promise of one visit, word for word, once however often it is asked.

    It is given to the groups that the person counted in on that day, or to the site as a whole
    where none is known, and read by those who read the talk.
    """
    row, talk, _standing = locked(actor, talk_id, now=now)
    attempt = next((one for one in talk.attempts if one.id == attempt_id), None)
    if attempt is None:
        raise NotVisible(_("The page does not exist."))
    if not attempt.promised:
        raise CannotClose(_("Nothing was promised at that visit."))
    if attempt_id in entered_of(actor, [attempt_id]):
        return
    on = timezone.localdate(attempt.happened_at)
    groups = _groups_on(actor, row, on)
    plan = PromisePlan(
        room_id=row.room_id,
        verbatim=attempt.promised,
        kind=kind,
        made_on=on,
        due_on=_due(attempt, on),
        made_by=_speakers(attempt),
        group_ids=groups,
        is_to_site=not groups,
        occasion=PromiseOccasion.TALK,
        occasion_id=attempt_id,
    )
    try:
        record_promise(actor, plan, now=now, beside=row)
    except CannotPromise as refusal:
        raise CannotClose(*refusal.reasons) from refusal


def _due(attempt: AttemptFacts, on: date) -> date | None:
    """Return the promised last day; one that was typed before the visit is none."""
    day = attempt.promised_by
    return day if day is not None and day >= on else None


def _groups_on(actor: Actor, talk: CustomNotification, on: date) -> tuple[UUID, ...]:
    """Return the groups of the talk's own room in which the person counted on the day."""
    rows = access.visible_to(actor, Membership.objects).filter(
        person=talk.person_id, room_id=talk.room_id
    )
    return tuple(counting(rows, on).order_by("group_id", "pk").values_list("group_id", flat=True))


def _speakers(attempt: AttemptFacts) -> str:
    agencies = dict.fromkeys(member.agency for member in attempt.team)
    return ", ".join(agencies)[:LONGEST_SPEAKER] or attempt.logged_by
