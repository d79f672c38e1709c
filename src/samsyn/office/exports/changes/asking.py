"""Asks for a list. What is on it is counted and remembered by identifiers; nothing is written."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import ExportStep
from samsyn.office.exports.changes.plans import AskPlan
from samsyn.office.exports.models import Export
from samsyn.office.exports.queries import (
    Asked,
    CannotExport,
    Found,
    deciders_in,
    gather,
    rooms_to_export_from,
)
from samsyn.office.exports.rules import FEWEST_DAYS, MOST_DAYS, MOST_LINES, OFFERED

TABLE = "exports_export"


@transaction.atomic
def ask(actor: Actor, plan: AskPlan, *, now: datetime) -> UUID:
    """Ask for a list of one room's open part, as the actor sees it now.

    A list that names nobody needs no approval and can be fetched at once. Raises `CannotExport`
    with every reason.
    """
    permit = access.require(actor, Deed.EXPORT, about=RoomItself(plan.room_id))
    if reasons := [*_objections(actor, plan, now=now)]:
        raise CannotExport(*reasons)
    found = gather(actor, _asked(plan), now=now)
    _refuse_what_cannot_be_written(found)
    held = found.gathered
    row = Export(
        room_id=plan.room_id,
        asked_at=now,
        asked_by_id=actor.staff_id,
        kind=plan.kind.value,
        file_format=plan.file_format.value,
        with_names=plan.with_names,
        first=plan.first,
        last=plan.last,
        purpose=plan.purpose.strip(),
        days=plan.days,
        lines=len(held.pieces),
        people=len(held.people),
        left_out=found.left_out,
        record_ids=sorted(held.people | held.records),
    )
    if not OFFERED[plan.kind].needs_approval:
        row.verdict, row.decided_at = "approved", now
        row.ends_at = now + timedelta(days=plan.days)
    row.save(force_insert=True)
    audit.record_export_step(permit, ExportStep.ASKED, subject=TABLE, record_ids=[row.pk])
    return row.pk


def _asked(plan: AskPlan) -> Asked:
    return Asked(
        kind=plan.kind,
        room_id=plan.room_id,
        first=plan.first,
        last=plan.last,
        with_names=plan.with_names,
    )


def _objections(actor: Actor, plan: AskPlan, *, now: datetime) -> Iterator[str]:
    how = OFFERED[plan.kind]
    offered = {one.room_id: one.kinds for one in rooms_to_export_from(actor)}
    if plan.kind not in offered.get(plan.room_id, ()):
        yield _("This list cannot be taken out of the room. Choose another list or room.")
    if plan.file_format not in how.formats:
        yield _("This list is not made in that format. Choose another one.")
    if not plan.purpose.strip():
        yield _("Write what the list is for. Whoever approves it reads that.")
    if not FEWEST_DAYS <= plan.days <= MOST_DAYS:
        yield _("A file can be fetched for 1 to 30 days. Write another number.")
    yield from _objections_to_period(plan, today=timezone.localdate(now))
    yield from _objections_to_names(actor, plan)
    others = deciders_in(plan.room_id, but=actor.staff_id, now=now)
    if how.needs_approval and not others:
        yield _("Nobody else in the room may approve it. Ask the coordinator to name somebody.")


def _objections_to_period(plan: AskPlan, *, today: date) -> Iterator[str]:
    if (plan.first or plan.last) and not OFFERED[plan.kind].has_period:
        yield _("This list is of today and has no period. Leave the days empty.")
    if plan.first and plan.last and plan.last < plan.first:
        yield _("The period ends before it begins. Check the days.")
    if plan.first and plan.first > today:
        yield _("The period has not begun yet. Choose an earlier first day.")


def _objections_to_names(actor: Actor, plan: AskPlan) -> Iterator[str]:
    if not plan.with_names:
        return
    if not OFFERED[plan.kind].tells_of_people:
        yield _("This list tells of no people, and so of no names.")
    elif not actor.may(Deed.REVEAL_NAMES, plan.room_id):
        yield _("Your role shows no names in this room. Ask for the list with codes.")


def _refuse_what_cannot_be_written(found: Found) -> None:
    if not found.gathered.pieces:
        raise CannotExport(_("There is nothing on this list that may leave the room."))
    if found.gathered.is_too_long:
        raise CannotExport(
            _("The list has more than %(most)s rows. Choose a shorter period.")
            % {"most": MOST_LINES}
        )
