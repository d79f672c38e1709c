"""Marks on the evening who came, stayed and talked, with one tap. A double tap counts once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.barring import bars_to
from samsyn.office.call_ins.changes.plans import AbsencePlan
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import has_come, part_taken, parts_of, taken
from samsyn.office.call_ins.models import CallIn, Invitation
from samsyn.office.call_ins.queries.invitations import facts_of
from samsyn.office.call_ins.rules import Move, moves_from, state_of
from samsyn.vocabulary.call_ins import Attendance

_COLUMNS = {
    Attendance.CAME: "came_at",
    Attendance.STAYED: "stayed_at",
    Attendance.TALKED: "talked_at",
}
_ORDER = list(Attendance)


@transaction.atomic
def mark(
    actor: Actor,
    invitation_id: UUID,
    attendance: Attendance,
    *,
    despite: bool = False,
    at: datetime | None = None,
    now: datetime,
) -> bool:
    """Mark that somebody came, stayed or talked; each includes those before it.

    `at` is when it was tapped, if a device kept the tap until it had a network; it counts from
    the day of the evening on.

    Returns whether anything changed. Refuses before the day of the evening, and somebody whom a
    rule bars unless the one at the door says `despite`: then that is kept with the mark.
    """
    call_in, permit, invitation = _at_the_door(actor, invitation_id, Move.NOTE_ARRIVAL, now)
    barred = [*bars_to(actor, call_in, [invitation.person_id])]
    if barred and not despite and invitation.came_at is None:
        raise CannotPlan(*barred)
    seen = _on_the_evening(call_in, at or now, now=now)
    if not _reach(actor, invitation, attendance, is_barred=bool(barred), at=seen, now=now):
        return False
    audit.record(permit, subject="call_ins_invitation", record_ids=[invitation.pk])
    return True


@transaction.atomic
def mark_many(
    actor: Actor,
    call_in_id: UUID,
    invitation_ids: Sequence[UUID],
    attendance: Attendance,
    *,
    now: datetime,
) -> None:
    """Mark several invitees of one call-in, all or none; refuses as `mark` does."""
    call_in, permit = taken(actor, call_in_id, Deed.PLAN_CALL_IN)
    rows = parts_of(actor, Invitation, call_in, invitation_ids)
    for row in rows:
        _refuse_move(call_in, row, Move.NOTE_ARRIVAL, now)
    new = [row.person_id for row in rows if row.came_at is None]
    if barred := [*bars_to(actor, call_in, new)]:
        raise CannotPlan(*barred)
    changed = [
        row.pk for row in rows if _reach(actor, row, attendance, is_barred=False, at=now, now=now)
    ]
    audit.record(permit, subject="call_ins_invitation", record_ids=changed)


def _on_the_evening(call_in: CallIn, at: datetime, *, now: datetime) -> datetime:
    begins = timezone.localtime(call_in.starts_at).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    return min(max(at, begins), now)


def _reach(
    actor: Actor,
    invitation: Invitation,
    attendance: Attendance,
    *,
    is_barred: bool,
    at: datetime,
    now: datetime,
) -> bool:
    reached = _ORDER[: _ORDER.index(attendance) + 1]
    fresh = [_COLUMNS[one] for one in reached if getattr(invitation, _COLUMNS[one]) is None]
    if not fresh:
        return False
    access.revise(
        invitation,
        actor,
        now=now,
        absence="",
        absence_noted_at=None,
        came_against_rule=invitation.came_against_rule or (is_barred and "came_at" in fresh),
        **dict.fromkeys(fresh, at),
    )
    return True


@transaction.atomic
def unmark(actor: Actor, invitation_id: UUID, attendance: Attendance, *, now: datetime) -> bool:
    """Take a mark back, and those that include it. Returns whether anything changed."""
    _call_in, permit, invitation = _at_the_door(actor, invitation_id, Move.NOTE_ARRIVAL, now)
    later = [_COLUMNS[one] for one in _ORDER[_ORDER.index(attendance) :]]
    marked = [name for name in later if getattr(invitation, name) is not None]
    if not marked:
        return False
    kept = invitation.came_against_rule and "came_at" not in marked
    access.revise(invitation, actor, now=now, came_against_rule=kept, **dict.fromkeys(marked, None))
    audit.record(permit, subject="call_ins_invitation", record_ids=[invitation.pk])
    return True


@transaction.atomic
def note_absence(actor: Actor, plan: AbsencePlan, *, now: datetime) -> None:
    """Note why somebody did not come. Refuses for somebody who came."""
    _call_in, permit, invitation = _at_the_door(actor, plan.invitation_id, Move.NOTE_ABSENCE, now)
    if invitation.absence != plan.reason.value:
        access.revise(invitation, actor, now=now, absence=plan.reason.value, absence_noted_at=now)
    audit.record(permit, subject="call_ins_invitation", record_ids=[invitation.pk])


def _at_the_door(
    actor: Actor, invitation_id: UUID, move: Move, now: datetime
) -> tuple[CallIn, Permit, Invitation]:
    invitation, call_in, permit = part_taken(actor, Invitation, invitation_id, Deed.PLAN_CALL_IN)
    _refuse_move(call_in, invitation, move, now)
    return call_in, permit, invitation


def _refuse_move(call_in: CallIn, invitation: Invitation, move: Move, now: datetime) -> None:
    come = has_come(call_in, now=now)
    if not come:
        raise CannotPlan(_("Attendance is marked on the evening, not before."))
    state = state_of(facts_of(invitation))
    if move not in moves_from(state, evening_has_come=come):
        raise CannotPlan(
            _("This cannot be marked: the invitation was called off, never approved, or has come.")
        )
