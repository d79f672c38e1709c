"""An agency's own system says that a measure is done, and what came of it.

The numbers and the day go into the joint room through that room's door, as those of a page do; what
the agency notes stays in its own room. Nothing is decided so: a measure that people have not
accepted is not ticked.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit, Refusal, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.sanctions.changes.measures import against_step, locked, standing, ticked
from samsyn.office.sanctions.changes.plans import StepPlan
from samsyn.office.sanctions.changes.refusals import CannotDecide, why_not_step
from samsyn.office.sanctions.models import Measure, MeasureNote, Tick
from samsyn.office.sanctions.queries.asked import OwnRoom, doors_to, own_room_of
from samsyn.office.sanctions.rules import steps_from
from samsyn.vocabulary.sanctions import MeasureStep


class SaidOtherwise(Refusal):
    """The measure is done already, and something else was said of it; becomes 409."""


@transaction.atomic
def report_done(actor: Actor, plan: StepPlan, *, now: datetime) -> None:
    """Tick a measure of the system's own agency as done. The very same again changes nothing.

    Raises `NotPermitted`, `NotVisible`, `CannotDecide` with every objection, and `SaidOtherwise`
    for a measure of which something else has been said.
    """
    own = own_room_of(actor)
    permit = access.require(actor, Deed.ANSWER_MEASURE, about=RoomItself(own.room_id))
    door = _door_to(actor, own, plan.measure_id, now=now)
    with access.acting_as(door):
        row = locked(door, plan.measure_id)
        said = access.visible_to(door, Tick.objects).filter(
            measure=row, step=MeasureStep.DONE.value
        )
        before = said.first()
    if before is not None:
        _refuse_otherwise(actor, before, plan)
        return
    with access.acting_as(door):
        if reasons := list(_objections(door, row, plan, now=now)):
            raise CannotDecide(*reasons)
        tick = ticked(row, plan, actor, now=now)
    _note(permit, row, plan, now=now)
    audit.record(permit, subject="sanctions_tick", record_ids=[tick.pk])


def _door_to(actor: Actor, own: OwnRoom, measure_id: UUID, *, now: datetime) -> Actor:
    """Return the door of the room in which the agency's measure lies."""
    for door in doors_to(own, actor, now=now):
        with access.acting_as(door):
            rows = access.visible_to(door, Measure.objects)
            if rows.filter(pk=measure_id, agency=own.agency_id).exists():
                return door
    raise NotVisible(_("The page does not exist."))


def _objections(door: Actor, row: Measure, plan: StepPlan, *, now: datetime) -> Iterator[str]:
    shown, may_begin = standing(door, row, now=now)
    if plan.step not in steps_from(shown.state, round_runs=may_begin):
        yield why_not_step(plan.step, shown.state, may_begin=may_begin)
    yield from against_step(plan, now=now)


def _refuse_otherwise(actor: Actor, before: Tick, plan: StepPlan) -> None:
    """Raise `SaidOtherwise` unless the same numbers and the same note stand there."""
    notes = access.visible_to(actor, MeasureNote.objects)
    noted = notes.filter(measure=before.measure_id, step=before.step, note=plan.note.strip())
    numbers = (before.actions, before.outside, before.minors)
    if numbers != (plan.actions, plan.outside, plan.minors) or not noted.exists():
        raise SaidOtherwise(
            _("The measure is done, and something else was said of it. Talk to your staff.")
        )


def _note(permit: Permit, row: Measure, plan: StepPlan, *, now: datetime) -> None:
    MeasureNote.objects.create(
        measure=row,
        step=plan.step.value,
        note=plan.note.strip(),
        **access.in_room(permit, now=now),
    )
