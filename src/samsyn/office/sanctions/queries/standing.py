"""Says where triggers stand, from rows that have passed the gate."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.sanctions.models import Trigger, TriggerDecision
from samsyn.office.sanctions.queries.measures import mark_of
from samsyn.office.sanctions.queries.rounds import round_shown
from samsyn.office.sanctions.queries.rows import Rows, rows_of
from samsyn.office.sanctions.queries.shown import DecisionShown, RoundShown, TriggerShown
from samsyn.office.sanctions.queries.violence import EventShown
from samsyn.office.sanctions.queries.violence import shown as event_shown
from samsyn.office.sanctions.rules import (
    OVER,
    Decided,
    TriggerFacts,
    clock,
    moves_of_trigger,
    state_of_trigger,
)
from samsyn.vocabulary.sanctions import TriggerRule, TriggerVerdict


def shown(actor: Actor, triggers: Sequence[Trigger], *, today: date) -> tuple[TriggerShown, ...]:
    """Return triggers that have passed the gate, each with its round."""
    rows = rows_of(actor, triggers, today=today)
    return tuple(_trigger(actor, row, rows, today) for row in triggers)


def _trigger(actor: Actor, row: Trigger, rows: Rows, today: date) -> TriggerShown:
    round_row = rows.rounds.get(row.pk)
    round_ = round_shown(actor, round_row, row, rows, today) if round_row else None
    decisions = rows.trigger_decisions.get(row.pk, [])
    state = state_of_trigger(_facts(row, decisions, round_), today=today)
    opened_on = timezone.localdate(row.recorded_at)
    first = _decided_on(decisions)
    return TriggerShown(
        id=row.pk,
        code=access.code_for("U", row.pk),
        room_id=row.room_id,
        group=mark_of(row.group_id, rows),
        rule=TriggerRule(row.rule),
        because=row.because,
        opened_at=row.recorded_at,
        opened_on=opened_on,
        opened_by=row.recorded_by.name,
        counted_from=row.counted_from,
        score=float(row.score),
        score_equal=float(row.score_equal),
        score_homicides=float(row.score_homicides),
        is_contested=row.is_contested,
        unattributed=row.unattributed,
        incidents=_incidents(row, rows),
        promise=row.promise.verbatim if row.promise else "",
        promise_id=row.promise_id,
        memo=row.memo,
        memo_on=row.memo_on,
        decisions=tuple(map(_decision, decisions)),
        state=state,
        moves=moves_of_trigger(state),
        lengths=(lengths := rows.lengths(row)),
        memo_clock=clock(opened_on, lengths.memo, done_on=row.memo_on, today=today),
        decision_clock=clock(opened_on, lengths.decision, done_on=first, today=today),
        round=round_,
        version=row.version,
        may_prepare=actor.may(Deed.PREPARE_ROUND, row.room_id),
        may_decide=actor.may(Deed.DECIDE_ROUND, row.room_id),
    )


def _facts(
    row: Trigger, decisions: Sequence[TriggerDecision], round_: RoundShown | None
) -> TriggerFacts:
    is_over = round_ is not None and round_.state in OVER
    return TriggerFacts(
        has_memo=row.memo_on is not None,
        decisions=tuple(Decided(TriggerVerdict(one.verdict), one.until) for one in decisions),
        has_round=round_ is not None,
        is_reported_back=is_over and round_ is not None and not round_.still_to_tell,
        has_lessons=round_ is not None and round_.lessons_on is not None,
    )


def _incidents(row: Trigger, rows: Rows) -> tuple[tuple[EventShown, bool], ...]:
    """Return what the trigger rests on, and whether it counts to the group as it did then."""
    same = rows.same.together_with(row.group_id)
    acted = {incident for one in same for incident in rows.acted.get(one, ())}
    return tuple(
        (event_shown(one.incident), one.incident_id in acted or not one.counted)
        for one in rows.incidents.get(row.pk, ())
    )


def _decision(row: TriggerDecision) -> DecisionShown:
    return DecisionShown(
        what=TriggerVerdict(row.verdict),
        until=row.until,
        on=timezone.localdate(row.recorded_at),
        by=row.recorded_by.name,
        role=row.decided_as,
        agency=row.agency.name,
        reason=row.reason,
    )


def _decided_on(decisions: Iterable[TriggerDecision]) -> date | None:
    """Return the day of the first decision: to defer is a decision too."""
    days = [timezone.localdate(one.recorded_at) for one in decisions]
    return min(days, default=None)
