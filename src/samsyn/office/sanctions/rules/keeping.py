"""Whether a promise of consequences is kept, and how long its steps take. Late counts as late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import Final

from django.utils.translation import gettext as _

from samsyn.office.promises.rules import Keeping
from samsyn.office.sanctions.rules.clocks import Clock
from samsyn.vocabulary.promises import PromiseState
from samsyn.vocabulary.sanctions import ClockState

_FEWEST_FOR_QUARTILES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One time that new violence called upon a promise, and the clocks that followed.

    `acts` is None while nothing is settled; the later clocks are None before they begin.
    """

    decision: Clock
    acts: bool | None = None
    first_measure: Clock | None = None
    report_back: Clock | None = None

    @property
    def clocks(self) -> tuple[tuple[str, Clock], ...]:
        """The clocks that have begun, each with what it asks for."""
        named = (
            (_("the decision"), self.decision),
            (_("the first measure"), self.first_measure),
            (_("the report back"), self.report_back),
        )
        return tuple((what, one) for what, one in named if one is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How many days a step took each time, shortest first, and how many times it was in time.

    Quartiles are given from four times on (the inclusive method of `statistics.quantiles`).
    """

    days: tuple[int, ...]
    in_time: int
    waiting: int  # times whose clock still runs, or ran out without its step

    @property
    def quartiles(self) -> tuple[float, float, float] | None:
        """The lower quartile, the median and the upper quartile; None for fewer than four."""
        if len(self.days) < _FEWEST_FOR_QUARTILES:
            return None
        low, middle, high = quantiles(self.days, n=4, method="inclusive")
        return low, middle, high


def keeping(calls: Iterable[Call]) -> Keeping:
    """Return where a promise stands: broken by any late step, kept when every call is met."""
    found = list(calls)
    if not found:
        return Keeping(PromiseState.PENDING, _("Nothing has called upon it since it was given."))
    late = [what for call in found for what, one in call.clocks if one.is_late]
    if late:
        said = _("Late: %(what)s.") % {"what": ", ".join(dict.fromkeys(late))}
        return Keeping(PromiseState.BROKEN, said)
    if any(_is_open(call) for call in found):
        return Keeping(PromiseState.DUE, _("Called upon, and nothing is late."))
    if all(call.acts is False for call in found):
        return Keeping(
            PromiseState.SET_ASIDE, _("Decided in time not to act; the reason stands with it.")
        )
    return Keeping(PromiseState.KEPT, _("Every step was taken in time."))


def next_step(call: Call) -> tuple[date, str] | None:
    """Return the last day of the earliest step that is still to be taken, and what it is."""
    if call.acts is False:
        return None
    return min(
        ((one.due_on, what) for what, one in call.clocks if one.done_on is None), default=None
    )


def _is_open(call: Call) -> bool:
    if call.acts is False:
        return False
    asked = (call.decision, call.first_measure, call.report_back)
    return any(one is None or one.state is not ClockState.DONE for one in asked)


def spread(clocks: Sequence[tuple[int, Clock]]) -> Spread:
    """Return how long a step took. Each pair is the length that was promised, and the clock."""
    took = sorted(
        length + (one.done_on - one.due_on).days
        for length, one in clocks
        if one.done_on is not None
    )
    return Spread(
        days=tuple(took),
        in_time=sum(one.state is ClockState.DONE for _length, one in clocks),
        waiting=sum(one.done_on is None for _length, one in clocks),
    )
