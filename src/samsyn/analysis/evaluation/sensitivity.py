"""What would change the conclusion: the same estimate without a donor, a span, an event, a start.

Nothing here is a new estimate to choose from: the plan's own stands, and beside it is said how far
it moves and which single change would turn the answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

import numpy as np

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.estimates import Estimate, Trial

Method = Callable[[Trial], Estimate]
LEAST_BEFORE = 24  # periods before a supposed start: fewer tell nothing of the course


class Varied(Enum):
    """What was changed."""

    DONOR_LEFT_OUT = "donor_left_out"
    SHORTER_BEFORE = "shorter_before"
    EVENT_LEFT_OUT = "event_left_out"
    OTHER_START = "other_start"
    EARLIER_PLACEBO = "earlier_placebo"  # a start in a time in which nothing began


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A single event that is annotated, such as one attack with many hurt: it may be left out."""

    name: str
    unit: str
    period: str
    count: float  # what it adds to the outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """One change, and the estimate that it gives; None and a sentence where none can be had."""

    kind: Varied
    what: str
    estimate: Estimate | None
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """The estimate, and all that was tried beside it."""

    base: Estimate
    variations: tuple[Variation, ...]

    @property
    def lowest(self) -> float:
        """The lowest estimate, the base among them; placebos in time are no estimates of it."""
        return min(self._estimates())

    @property
    def highest(self) -> float:
        """The highest estimate."""
        return max(self._estimates())

    @property
    def turning(self) -> tuple[Variation, ...]:
        """The changes with which "no effect" is rejected and was not, or is not and was.

        A placebo in time turns the answer if it finds an effect where nothing had begun.
        """
        own = rejects(self.base)
        return tuple(
            one
            for one in self.variations
            if one.estimate is not None
            and rejects(one.estimate) != (own and one.kind is not Varied.EARLIER_PLACEBO)
        )

    def _estimates(self) -> list[float]:
        others = [
            one.estimate.estimate
            for one in self.variations
            if one.estimate is not None and one.kind is not Varied.EARLIER_PLACEBO
        ]
        return [self.base.estimate, *others]


def rejects(found: Estimate) -> bool:
    """Return whether "no effect" is rejected at the estimate's level: by p, else by interval."""
    if found.p_value is not None:
        return found.p_value <= 1 - found.level + 1e-12
    if found.interval is None:
        return False
    low, high = found.interval
    return not low <= (1.0 if found.is_ratio else 0.0) <= high


def sensitivity(
    of: Trial,
    method: Method,
    *,
    events: tuple[Event, ...] = (),
    shifts: tuple[int, ...] = (-3, 3),
    shares: tuple[float, ...] = (0.5, 0.75),
) -> Sensitivity:
    """Return the estimate with all that may change it.

    Parameters
    ----------
    of, method :
        The trial and the method of its plan.
    events :
        Annotated events; each is left out alone, and all of them together.
    shifts : periods
        Starts that are earlier (below 0) or later.
    shares : above 0 and below 1
        How much of the time before is kept, its end.

    Raises
    ------
    AnalysisError
        The estimate itself cannot be had, or an event is at no place or period of the trial.
    """
    base = method(of)
    tried = [
        *_without_donors(of, base, method),
        *(_shorter(of, share, method) for share in shares),
        *_without_events(of, events, method),
        *(_shifted(of, shift, method) for shift in shifts),
        *_placebos_in_time(of, method),
    ]
    return Sensitivity(base=base, variations=tuple(one for one in tried if one is not None))


def without_event(of: Trial, *events: Event) -> Trial:
    """Return the trial without single events.

    Raises
    ------
    AnalysisError
        An event is at no place or period of the trial, or more would be taken away than there is.
    """
    outcome = of.outcome.copy()
    for event in events:
        if event.unit not in of.units or event.period not in of.periods:
            raise AnalysisError(f"{event.name}: {event.unit}, {event.period} is not in the panel.")
        cell = of.units.index(event.unit), of.periods.index(event.period)
        if outcome[cell] < event.count:
            raise AnalysisError(
                f"{event.name}: {event.count:g} cannot be taken from {outcome[cell]:g} in"
                f" {event.unit}, {event.period}."
            )
        outcome[cell] -= event.count
    return replace(of, outcome=outcome)


def _tried(kind: Varied, what: str, make: Callable[[], Trial], method: Method) -> Variation:
    try:
        return Variation(kind=kind, what=what, estimate=method(make()))
    except AnalysisError as refusal:
        return Variation(kind=kind, what=what, estimate=None, refused=str(refusal))


def _without_donors(of: Trial, base: Estimate, method: Method) -> list[Variation]:
    """Return the estimate without each donor that carries weight; of all alike, each of them."""
    named: Mapping[str, float] = base.weights or {of.units[place]: 1.0 for place in of.donors}
    return [
        _tried(Varied.DONOR_LEFT_OUT, name, partial(_without, of, name), method) for name in named
    ]


def _without(of: Trial, name: str) -> Trial:
    kept = [place for place, unit in enumerate(of.units) if unit != name]
    return replace(
        of,
        outcome=of.outcome[kept],
        units=tuple(of.units[place] for place in kept),
        treated=tuple(kept.index(place) for place in of.treated),
    )


def _same(of: Trial) -> Trial:
    return of


def _begun(of: Trial, start: int) -> Trial:
    return replace(of, start=start)


def _early(of: Trial, start: int, last: int) -> Trial:
    """Return the time before alone, as if something had begun in it."""
    return replace(of, outcome=of.outcome[:, :last], periods=of.periods[:last], start=start)


def _shorter(of: Trial, share: float, method: Method) -> Variation:
    first = of.start - max(1, round(of.start * share))
    span = f"{of.periods[first]}:{of.periods[of.start - 1]}"
    return _tried(Varied.SHORTER_BEFORE, span, partial(_cut, of, first), method)


def _cut(of: Trial, first: int) -> Trial:
    return replace(
        of,
        outcome=of.outcome[:, first:],
        periods=of.periods[first:],
        start=of.start - first,
    )


def _without_events(of: Trial, events: tuple[Event, ...], method: Method) -> list[Variation]:
    sets = [(event,) for event in events] + ([events] if len(events) > 1 else [])
    found = []
    for some in sets:
        changed = without_event(of, *some)  # refuses here: an annotation that is wrong is an error
        what = ", ".join(event.name for event in some)
        found.append(_tried(Varied.EVENT_LEFT_OUT, what, partial(_same, changed), method))
    return found


def _shifted(of: Trial, shift: int, method: Method) -> Variation | None:
    start = of.start + shift
    if not 0 < start < len(of.periods):
        return None
    return _tried(Varied.OTHER_START, of.periods[start], partial(_begun, of, start), method)


def _placebos_in_time(of: Trial, method: Method) -> list[Variation]:
    """Return estimates of starts before the start, on the time before alone.

    As many periods follow each supposed start as follow the real one, or a year's worth if more
    would leave too few before; supposed starts do not overlap.
    """
    after = min(len(of.periods) - of.start, max(1, of.start - LEAST_BEFORE))
    starts = np.arange(of.start - after, LEAST_BEFORE - 1, -after)
    return [
        _tried(
            Varied.EARLIER_PLACEBO,
            of.periods[int(start)],
            partial(_early, of, int(start), int(start) + after),
            method,
        )
        for start in starts
    ]
