"""Where a trigger stands, and what can be done with it. It closes only through a decision."""

from dataclasses import dataclass
from datetime import date

from samsyn.vocabulary.sanctions import TriggerMove, TriggerState, TriggerVerdict


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision on a trigger."""

    verdict: TriggerVerdict
    until: date | None = None  # of a deferral


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerFacts:
    """What decides where a trigger stands; decisions in the order in which they were taken."""

    has_memo: bool = False
    decisions: tuple[Decided, ...] = ()
    has_round: bool = False
    is_reported_back: bool = False
    has_lessons: bool = False

    @property
    def latest(self) -> Decided | None:
        """The decision that holds."""
        return self.decisions[-1] if self.decisions else None


def state_of_trigger(facts: TriggerFacts, *, today: date) -> TriggerState:
    """Return where the trigger stands. A deferral that has run out leaves it open again."""
    latest = facts.latest
    if latest is not None and latest.verdict is TriggerVerdict.NOT_ACT:
        return TriggerState.CLOSED
    if latest is not None and latest.verdict is TriggerVerdict.ACT:
        return _state_of_acting(facts)
    if latest is not None and latest.until is not None and today < latest.until:
        return TriggerState.DEFERRED
    return TriggerState.MEMO_WRITTEN if facts.has_memo else TriggerState.OPEN


def _state_of_acting(facts: TriggerFacts) -> TriggerState:
    if not facts.has_round:
        return TriggerState.DECIDED
    if not facts.is_reported_back:
        return TriggerState.IN_ROUND
    return TriggerState.CLOSED if facts.has_lessons else TriggerState.REPORTED_BACK


_UNDECIDED = frozenset({TriggerMove.WRITE_MEMO, TriggerMove.DECIDE})
_MOVES = {
    TriggerState.OPEN: _UNDECIDED,
    TriggerState.MEMO_WRITTEN: _UNDECIDED,
    TriggerState.DEFERRED: _UNDECIDED,
    TriggerState.DECIDED: frozenset({TriggerMove.PREPARE_ROUND}),
    TriggerState.IN_ROUND: frozenset(),
    TriggerState.REPORTED_BACK: frozenset(),
    TriggerState.CLOSED: frozenset(),
}


def moves_of_trigger(state: TriggerState) -> frozenset[TriggerMove]:
    """Return what can be done now."""
    return _MOVES[state]


AWAITING = frozenset({TriggerState.OPEN, TriggerState.MEMO_WRITTEN, TriggerState.DEFERRED})
