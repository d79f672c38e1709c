"""How long each step may take. A site can set lengths of its own, from a day on."""

from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.vocabulary.sanctions import ClockState


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Days that each step may take, and what a round may last."""

    memo: int = 3
    decision: int = 7
    first_measure: int = 7
    report_back: int = 14
    quiet: int = 28
    longest: int = 90
    window: int = 90  # of the trigger test, where no call-in has been held
    review: int = 28  # to the planned review, as the form suggests


LENGTHS = Lengths()


@dataclass(frozen=True, slots=True)
class Clock:
    """A last day, the day on which it was done, and how the two stand today."""

    due_on: date
    done_on: date | None
    state: ClockState

    @property
    def is_late(self) -> bool:
        """Whether the last day has passed, kept late or not yet."""
        return self.state in {ClockState.OVERDUE, ClockState.DONE_LATE}


def clock(since: date, days: int, *, done_on: date | None, today: date) -> Clock:
    """Return how a step stands. One that is due today is not late; kept late counts as late."""
    due_on = since + timedelta(days=days)
    if done_on is not None:
        state = ClockState.DONE if done_on <= due_on else ClockState.DONE_LATE
    else:
        state = ClockState.DUE if today <= due_on else ClockState.OVERDUE
    return Clock(due_on, done_on, state)
