"""Asks an agency for a measure; the agency itself decides on it and ticks it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Room
from samsyn.office.promises.queries import own_rooms
from samsyn.office.sanctions.changes.plans import MeasurePlan, StepPlan
from samsyn.office.sanctions.changes.refusals import (
    CannotDecide,
    not_the_agency,
    why_never,
    why_not_step,
)
from samsyn.office.sanctions.changes.rows import taken_round
from samsyn.office.sanctions.models import Measure, MeasureNote, SanctionRound, Tick, Trigger
from samsyn.office.sanctions.queries.choices import answering_agencies
from samsyn.office.sanctions.queries.pages import round_in_short
from samsyn.office.sanctions.queries.shown import MeasureShown
from samsyn.office.sanctions.rules import is_the_agencys, meant
from samsyn.vocabulary.levers import CATALOGUE, Lever
from samsyn.vocabulary.sanctions import MeasureStep, ReviewReason, RoundMove, RoundState

LONGEST = 160
_NOTED = {  # steps that nobody takes without a note in the agency's own room
    MeasureStep.DECLINE,
    MeasureStep.DONE,
    MeasureStep.STOP,
}


@transaction.atomic
def request_measure(actor: Actor, plan: MeasurePlan, *, now: datetime) -> UUID:
    """Ask an agency for a measure of the catalogue. The agency decides."""
    taken = taken_round(
        actor, plan.round_id, Deed.PREPARE_ROUND, RoundMove.REQUEST_MEASURE, now=now
    )
    agencies = answering_agencies(taken.row.room_id, now=now)
    kind = CATALOGUE[plan.lever].agency.value
    if reasons := [*_against_request(plan, is_here=kind in agencies)]:
        raise CannotDecide(*reasons)
    row = Measure.objects.create(
        round=taken.row,
        agency_id=agencies[kind][0],
        lever=plan.lever.value,
        what=plan.what.strip(),
        **access.beside(taken.row, taken.permit, now=now),
    )
    audit.record(taken.permit, subject="sanctions_measure", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def take_step(actor: Actor, plan: StepPlan, *, now: datetime) -> UUID:
    """Take one step of a measure that one's own agency is asked for; the note stays there.

    Refuses whoever does not answer for the agency, a step out of turn, and an answer without why.
    """
    row = locked(actor, plan.measure_id)
    permit = _own_permit(actor, row)
    shown, may_begin = standing(actor, row, now=now)
    if plan.step not in shown.steps:
        raise CannotDecide(why_not_step(plan.step, shown.state, may_begin=may_begin))
    reasons = [*against_step(plan, now=now), *_against_length(shown.lever, plan, now=now)]
    if reasons:
        raise CannotDecide(*reasons)
    tick = ticked(row, plan, actor, now=now)
    if plan.note.strip():
        MeasureNote.objects.create(
            measure=row,
            step=plan.step.value,
            note=plan.note.strip(),
            **access.in_room(permit, now=now),
        )
    audit.record(permit, subject="sanctions_tick", record_ids=[tick.pk])
    return tick.pk


@transaction.atomic
def withdraw_measure(actor: Actor, measure_id: UUID, *, now: datetime) -> None:
    """Take back a request that the agency has not answered."""
    row = locked(actor, measure_id)
    permit = access.require(actor, Deed.PREPARE_ROUND, about=row)
    shown, may_begin = standing(actor, row, now=now)
    if MeasureStep.WITHDRAW not in shown.steps:
        raise CannotDecide(why_not_step(MeasureStep.WITHDRAW, shown.state, may_begin=may_begin))
    plan = StepPlan(measure_id=measure_id, step=MeasureStep.WITHDRAW)
    tick = ticked(row, plan, actor, now=now)
    audit.record(permit, subject="sanctions_tick", record_ids=[tick.pk])


def locked(actor: Actor, measure_id: UUID) -> Measure:
    """Return a measure, with its trigger locked: a round does not end in the same moment."""
    found = access.get_visible(actor, Measure.objects, pk=measure_id)
    round_ = access.get_visible(actor, SanctionRound.objects, pk=found.round_id)
    access.lock_visible(actor, Trigger, pk=round_.trigger_id)
    return found


def _own_permit(actor: Actor, row: Measure) -> Permit:
    site = Room.objects.values_list("site_id", flat=True).get(pk=row.room_id)
    room = own_rooms(actor).get((site, row.agency_id))
    if room is None:
        raise NotPermitted(not_the_agency())
    return access.require(actor, Deed.ANSWER_MEASURE, about=RoomItself(room))


def standing(actor: Actor, row: Measure, *, now: datetime) -> tuple[MeasureShown, bool]:
    """Return where a measure stands, and whether anything new may be begun in its round."""
    round_ = round_in_short(actor, row.round_id, today=timezone.localdate(now))
    shown = next(one for one in round_.measures if one.id == row.pk)
    runs = round_.state in {RoundState.ACTIVE, RoundState.EXIT_REVIEW}
    return shown, runs and ReviewReason.GROUND_FALLEN not in round_.reasons


def ticked(row: Measure, plan: StepPlan, actor: Actor, *, now: datetime) -> Tick:
    """Write a step that the actor takes, and return it; raises `CannotDecide` for one taken."""
    try:
        with transaction.atomic():
            return Tick.objects.create(
                measure=row,
                step=plan.step.value,
                taken_on=timezone.localdate(now),
                until=plan.until,
                actions=plan.actions,
                outside=plan.outside,
                minors=plan.minors,
                room_id=row.room_id,
                compartment_id=row.compartment_id,
                recorded_at=now,
                recorded_by_id=actor.staff_id,
            )
    except IntegrityError as error:
        raise CannotDecide(_("Somebody took that step just now. Look at it again.")) from error


def _against_request(plan: MeasurePlan, *, is_here: bool) -> Iterator[str]:
    if not is_here:
        yield _("Nobody from that agency answers here. Choose a measure of another agency.")
    if not plan.what.strip():
        yield _("Write in a few words what you ask for, without naming anybody.")
    if len(plan.what) > LONGEST:
        yield _("The text is longer than 160 signs. Shorten it.")
    never = meant(plan.what)
    if never is not None:
        yield why_never(never)


def against_step(plan: StepPlan, *, now: datetime) -> Iterator[str]:
    """Yield what is wrong with a step by itself, wherever the measure stands."""
    if not is_the_agencys(plan.step):
        yield _("Whoever asked for the measure withdraws it.")
    if plan.step in _NOTED and not plan.note.strip():
        yield {
            MeasureStep.DECLINE: _("Write why your agency declines."),
            MeasureStep.DONE: _("Write what came of the measure."),
            MeasureStep.STOP: _("Write why the measure is stopped."),
        }[plan.step]
    counts = [plan.actions, plan.outside, plan.minors]
    if plan.step is MeasureStep.DONE and None in counts:
        yield _("Write three numbers: actions, on people outside the named, on people under 18.")
    elif plan.actions is not None and any((one or 0) > plan.actions for one in counts):
        yield _("There cannot be more actions on some people than there were in all.")
    if plan.until is not None and plan.until <= timezone.localdate(now):
        yield _("The last day has passed. Write a day to come.")


def _against_length(lever: Lever, plan: StepPlan, *, now: datetime) -> Iterator[str]:
    longest = CATALOGUE[lever].longest_days
    if longest is None or plan.step is not MeasureStep.START:
        return
    if plan.until is None:
        yield _("Write the last day of the decision: the law limits it in time.")
    elif plan.until > timezone.localdate(now) + timedelta(days=longest):
        yield _("The law allows six months for one decision. Write an earlier day.")
