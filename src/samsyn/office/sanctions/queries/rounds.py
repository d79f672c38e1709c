"""Says where a round stands and why, who is still to be told, and how its clocks stand."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.sanctions.models import SanctionRound, Trigger
from samsyn.office.sanctions.queries.measures import mark_of, measure_shown, spill_over
from samsyn.office.sanctions.queries.rows import Rows
from samsyn.office.sanctions.queries.shown import DecisionShown, GroupMark, RoundShown, Told
from samsyn.office.sanctions.rules import (
    RUNNING,
    TAKEN_STEPS,
    Clock,
    RoundFacts,
    clock,
    lapses_on,
    moves_of_round,
    quiet_days,
    review_reasons,
    state_of_round,
)
from samsyn.vocabulary.sanctions import RoundEnd, RoundMove, RoundState, TriggerVerdict

_DECIDED_ON = frozenset({RoundMove.START.value, RoundMove.DECIDE_ANEW.value})
_AS_WRITTEN = (
    "evidence",
    "alternatives",
    "proportionality",
    "exit_criterion",
    "review_on",
    "started_on",
    "ended_on",
    "lessons",
    "lessons_on",
    "version",
)
_MAY_BEGIN = frozenset({RoundState.ACTIVE, RoundState.EXIT_REVIEW})


def facts_of_round(row: SanctionRound, trigger: Trigger, rows: Rows) -> RoundFacts:
    """Return what decides where a round stands."""
    same = rows.same.together_with(trigger.group_id)
    days = [
        day
        for one in same
        for day in rows.acted_on.get(one, ())
        if row.ended_on is None or day <= row.ended_on
    ]
    incidents = [one.incident_id for one in rows.incidents.get(trigger.pk, ()) if one.counted]
    acted = {incident for one in same for incident in rows.acted.get(one, ())}
    decided = [
        one.decided_on for one in rows.round_decisions.get(row.pk, ()) if one.move in _DECIDED_ON
    ]
    return RoundFacts(
        started_on=row.started_on,
        decided_on=max(decided, default=None),
        review_on=row.review_on,
        last_violence_on=max(days, default=None),
        ground_holds=not incidents or any(one in acted for one in incidents),
        group_stands=trigger.group_id not in rows.gone,
        ended_on=row.ended_on,
        has_lessons=row.lessons_on is not None,
    )


def round_shown(
    actor: Actor, row: SanctionRound, trigger: Trigger, rows: Rows, today: date
) -> RoundShown:
    """Return a round with where it stands, why, and what this reader can do."""
    facts = facts_of_round(row, trigger, rows)
    lengths = rows.lengths(trigger)
    state = state_of_round(facts, today=today, lengths=lengths)
    is_running = state in RUNNING
    return RoundShown(
        id=row.pk,
        code=access.code_for("F", row.pk),
        trigger_id=trigger.pk,
        room_id=row.room_id,
        group=mark_of(trigger.group_id, rows),
        also=_also(trigger, rows),
        state=state,
        reasons=review_reasons(facts, today=today, lengths=lengths) if is_running else (),
        moves=moves_of_round(state, ground_holds=facts.ground_holds),
        lapses_on=lapses_on(facts, lengths),
        lengths=lengths,
        quiet_days=quiet_days(facts, today=today),
        last_violence_on=facts.last_violence_on,
        ended_as=RoundEnd(row.ended_as) if row.ended_as else None,
        named=rows.named.get(row.pk, 0),
        measures=tuple(
            measure_shown(
                actor,
                one,
                trigger,
                rows,
                today,
                may_begin=facts.ground_holds and state in _MAY_BEGIN,
            )
            for one in rows.measures.get(row.pk, ())
        ),
        decisions=tuple(_round_decisions(row, rows)),
        spill_over=spill_over(row, rows),
        first_measure=_first_measure(row, trigger, rows, today),
        beside=_beside(trigger, rows) if is_running else (),
        may_prepare=actor.may(Deed.PREPARE_ROUND, row.room_id),
        may_decide=actor.may(Deed.DECIDE_ROUND, row.room_id),
        **{name: getattr(row, name) for name in _AS_WRITTEN},
        **_telling(row, trigger, rows, today),
    )


def _also(trigger: Trigger, rows: Rows) -> tuple[str, ...]:
    others = rows.same.others_than(trigger.group_id)
    return tuple(rows.names[one] for one in others if one in rows.names)


def _telling(row: SanctionRound, trigger: Trigger, rows: Rows, today: date) -> dict[str, Any]:
    """Return who was told, who is still to be, and how that clock stands."""
    told = tuple(
        Told(group=mark_of(one.group_id, rows), on=one.told_on, by=one.told_by, said=one.said)
        for one in rows.told.get(row.pk, ())
    )
    owed = _still_to_tell(row, trigger, rows)
    return {
        "told": told,
        "still_to_tell": owed,
        "report_back": _report_back(row, told, owed, today, rows.lengths(trigger).report_back),
    }


def _round_decisions(row: SanctionRound, rows: Rows) -> Iterable[DecisionShown]:
    for one in rows.round_decisions.get(row.pk, ()):
        yield DecisionShown(
            what=RoundMove(one.move),
            until=None,
            on=one.decided_on,
            by=one.recorded_by.name,
            role=one.decided_as,
            agency=one.agency.name,
            reason=one.reason,
        )


def _still_to_tell(row: SanctionRound, trigger: Trigger, rows: Rows) -> tuple[GroupMark, ...]:
    """Return who is owed a report: the group, and all who had heard the promise by its end."""
    if row.started_on is None:
        return ()
    told = {
        same for one in rows.told.get(row.pk, ()) for same in rows.same.together_with(one.group_id)
    }
    heard = [
        group
        for group, made_on in rows.promised.get(row.room_id, ())
        if row.ended_on is None or made_on <= row.ended_on
    ]
    owed = dict.fromkeys((trigger.group_id, *heard))
    return tuple(mark_of(one, rows) for one in owed if one not in told and one in rows.names)


def _first_measure(row: SanctionRound, trigger: Trigger, rows: Rows, today: date) -> Clock | None:
    decided = [
        timezone.localdate(one.recorded_at)
        for one in rows.trigger_decisions.get(trigger.pk, ())
        if one.verdict == TriggerVerdict.ACT.value
    ]
    if not decided:
        return None
    taken = [
        tick.taken_on
        for measure in rows.measures.get(row.pk, ())
        for tick in rows.ticks.get(measure.pk, ())
        if tick.step in TAKEN_STEPS
    ]
    return clock(
        decided[0],
        rows.lengths(trigger).first_measure,
        done_on=min(taken, default=None),
        today=today,
    )


def _report_back(
    row: SanctionRound, told: Sequence[Told], owed: Sequence[GroupMark], today: date, days: int
) -> Clock | None:
    if row.ended_on is None or row.started_on is None:
        return None
    done_on = None if owed else max((one.on for one in told), default=None)
    return clock(row.ended_on, days, done_on=done_on, today=today)


def _beside(trigger: Trigger, rows: Rows) -> tuple[UUID, ...]:
    same = rows.same.together_with(trigger.group_id)
    return tuple(
        rows.rounds[other.pk].pk
        for other in rows.triggers
        if other.pk != trigger.pk
        and other.group_id in same
        and other.pk in rows.rounds
        and rows.rounds[other.pk].started_on is not None
        and rows.rounds[other.pk].ended_on is None
    )
