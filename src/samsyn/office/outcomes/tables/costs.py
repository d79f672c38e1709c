"""What avoided events would have cost, as a range, and only where the effect is established."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from samsyn.office.outcomes.queries import Followed, IndicatorShown
from samsyn.office.outcomes.tables.evaluating import Judged


class NoCost(StrEnum):
    """Why nothing is told of costs."""

    NO_RESULT = "no_result"
    NOT_ESTABLISHED = "not_established"  # no change lies within the interval, or it rose
    NO_LIMIT = "no_limit"  # the interval is open, or nothing happened after the start
    NO_RANGE = "no_range"  # the source gives none


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoided:
    """What one documented cost gives. Each pair is a low and a high end; None where `why` says."""

    cost: IndicatorShown
    year: int | None = None  # of the prices
    an_event: tuple[float, float, float] | None = None  # low, middle, high
    events: tuple[float, float] | None = None
    total: tuple[float, float] | None = None
    why: NoCost | None = None


def avoided(found: Judged, cost: Followed) -> Avoided:
    """Return the cost of the events that did not happen, from the ends of both ranges.

    What was seen after the start, over the rate, is what would have happened; the interval of the
    rate is the only one that is used, and never the estimate alone.
    """
    priced = next((one for one in reversed(cost.points) if one.limits), None)
    if found.rate is None or found.of is None:
        return Avoided(cost=cost.indicator, why=NoCost.NO_RESULT)
    if priced is None or priced.limits is None:
        return Avoided(cost=cost.indicator, why=NoCost.NO_RANGE)
    _rate, low, high = found.rate
    if high >= 1:
        return Avoided(cost=cost.indicator, why=NoCost.NOT_ESTABLISHED)
    seen = float(found.of.outcome[0, found.of.start :].sum())
    if low <= 0 or not seen or not isfinite(low):
        return Avoided(cost=cost.indicator, why=NoCost.NO_LIMIT)
    events = seen * (1 / high - 1), seen * (1 / low - 1)
    least, most = priced.limits
    return Avoided(
        cost=cost.indicator,
        year=priced.first.year,
        an_event=(least, float(priced.value), most),
        events=events,
        total=(events[0] * least, events[1] * most),
    )
