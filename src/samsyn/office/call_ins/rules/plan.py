"""When steps are due, where a call-in stands, and whether the evening may be held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samsyn.vocabulary.call_ins import CallInState, GoDecision

CADENCE = timedelta(days=365)  # at least one call-in a year while there are people to call
POLICE = "police"


def due_on(evening: date, days: int) -> date:
    """Return the day a step is due; it moves with the evening."""
    return evening + timedelta(days=days)


class StepClock(StrEnum):
    """How a step stands to its day."""

    DONE = "done"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    LATER = "later"


SOON = timedelta(days=7)


def clock_of(due: date, *, done: bool, today: date) -> StepClock:
    """Return how a step stands. A step due today is not late."""
    if done:
        return StepClock.DONE
    if due < today:
        return StepClock.OVERDUE
    return StepClock.DUE_SOON if due - today <= SOON else StepClock.LATER


@dataclass(frozen=True, slots=True)
class Go:
    """One person's word, in the order in which the words were given."""

    staff_id: int
    agency_id: int
    agency_kind: str
    decision: GoDecision
    covers_list: bool = True  # nobody has been chosen since


class Verdict(StrEnum):
    """What the signatures say together."""

    NO_GO = "no_go"
    GO = "go"
    POLICE_MISSING = "police_missing"
    PARTNER_MISSING = "partner_missing"
    LIST_HAS_GROWN = "list_has_grown"
    NOBODY = "nobody"


def go_verdict(words: Iterable[Go]) -> Verdict:
    """Return the verdict: go needs the police and one more agency, and nobody's no-go.

    The latest word of each person holds; one no-go is enough to stop. A go says that the list
    has been gone through, and so none that was given before somebody was chosen counts.
    """
    latest = {word.staff_id: word for word in words}.values()
    if any(word.decision is GoDecision.NO_GO for word in latest):
        return Verdict.NO_GO
    kinds = {word.agency_id: word.agency_kind for word in latest if word.covers_list}
    if POLICE in kinds.values() and len(kinds) > 1:
        return Verdict.GO
    if any(not word.covers_list for word in latest):
        return Verdict.LIST_HAS_GROWN
    if not kinds:
        return Verdict.NOBODY
    return Verdict.PARTNER_MISSING if POLICE in kinds.values() else Verdict.POLICE_MISSING


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInFacts:
    """What decides where a call-in stands."""

    evening: date
    is_cancelled: bool = False
    verdict: Verdict = Verdict.NOBODY
    delivered: int = 0  # invitations
    is_debriefed: bool = False


def state_of_call_in(facts: CallInFacts, *, today: date) -> CallInState:
    """Return where the call-in stands today."""
    if facts.is_cancelled:
        return CallInState.CANCELLED
    if facts.is_debriefed:
        return CallInState.DEBRIEFED
    if facts.evening < today:
        return CallInState.FOLLOWING_UP
    return _state_of_coming(facts, today=today)


def _state_of_coming(facts: CallInFacts, *, today: date) -> CallInState:
    if facts.verdict is Verdict.NO_GO:
        return CallInState.STOPPED
    if facts.evening == today:
        return CallInState.TODAY
    if facts.verdict is Verdict.GO:
        return CallInState.CLEARED
    return CallInState.INVITING if facts.delivered else CallInState.PREPARING


def next_due(last_held: date | None, *, started: date | None) -> date | None:
    """Return the day by which the next call-in is due, a year after the last or the start."""
    since = last_held or started
    return since + CADENCE if since else None
