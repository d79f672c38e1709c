"""Says where a measure stands, and which steps this reader can take."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.sanctions.models import Measure, SanctionRound, Tick, Trigger
from samsyn.office.sanctions.queries.rows import Rows
from samsyn.office.sanctions.queries.shown import (
    GroupMark,
    MeasureShown,
    SpillOver,
    TickShown,
)
from samsyn.office.sanctions.rules import clock, is_the_agencys, state_of_measure, steps_from
from samsyn.vocabulary.levers import CATALOGUE, Lever
from samsyn.vocabulary.sanctions import MeasureStep


def measure_shown(
    actor: Actor, row: Measure, trigger: Trigger, rows: Rows, today: date, *, may_begin: bool
) -> MeasureShown:
    ticks = rows.ticks.get(row.pk, [])
    stands = state_of_measure(MeasureStep(one.step) for one in ticks)
    asked_on = timezone.localdate(row.recorded_at)
    is_own = (rows.sites.get(row.room_id), row.agency_id) in rows.own
    may_ask = actor.may(Deed.PREPARE_ROUND, row.room_id)
    steps = steps_from(stands, round_runs=may_begin)
    answered = ticks[0].taken_on if ticks else None
    return MeasureShown(
        id=row.pk,
        code=access.code_for("M", row.pk),
        round_id=row.round_id,
        group=mark_of(trigger.group_id, rows),
        lever=Lever(row.lever),
        what=row.what,
        agency_id=row.agency_id,
        agency=row.agency.name,
        state=stands,
        asked_on=asked_on,
        asked_by=row.recorded_by.name,
        asked_by_id=row.recorded_by_id,
        answer=clock(
            asked_on, CATALOGUE[Lever(row.lever)].lead_days, done_on=answered, today=today
        ),
        ticks=tuple(
            TickShown(step=MeasureStep(one.step), on=one.taken_on, until=one.until) for one in ticks
        ),
        is_own=is_own,
        steps=frozenset(step for step in steps if (is_own if is_the_agencys(step) else may_ask)),
    )


def spill_over(row: SanctionRound, rows: Rows) -> SpillOver | None:
    told: list[tuple[int, Tick]] = [
        (measure.agency_id, tick)
        for measure in rows.measures.get(row.pk, ())
        for tick in rows.ticks.get(measure.pk, ())
        if tick.actions is not None
    ]
    if not told:
        return None
    return SpillOver(
        actions=sum(tick.actions or 0 for _, tick in told),
        outside=sum(tick.outside or 0 for _, tick in told),
        minors=sum(tick.minors or 0 for _, tick in told),
        agencies=len({agency for agency, _ in told}),
    )


def mark_of(group_id: UUID, rows: Rows) -> GroupMark:
    return GroupMark(id=group_id, name=rows.names.get(group_id, ""))
