"""How a planned thing stands to its day."""

from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=14)


class PlanClock(StrEnum):
    """Done, late, soon or later; computed, never entered."""

    DONE = "done"
    LATE = "late"
    SOON = "soon"
    LATER = "later"


def plan_clock(due: date | None, done: date | None, *, today: date) -> PlanClock:
    """Return how a thing stands. What is due today is not late; without a day nothing is."""
    if done is not None and done <= today:
        return PlanClock.DONE
    if due is None:
        return PlanClock.LATER
    if due < today:
        return PlanClock.LATE
    return PlanClock.SOON if due - today <= SOON else PlanClock.LATER
