"""How much more often something happens now than before, from two small counts.

Given both counts together, the later one is binomial, whatever the rates; so the exact interval of
a proportion gives an exact one of the ratio. C. J. Clopper and E. S. Pearson, The use of confidence
or fiducial limits illustrated in the case of the binomial, Biometrika 26 (1934), 404-413,
doi:10.1093/biomet/26.4.404; J. Przyborowski and H. Wilenski, Homogeneity of results in testing
samples from Poisson series, Biometrika 31 (1940), 313-323, doi:10.1093/biomet/31.3-4.313.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.uncertainty.tails import binomial_lower_tail, binomial_upper_tail

HALVING, DOUBLING = 0.5, 2.0
_STEPS = 60  # halvings of the unit interval: finer than a float


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRatio:
    """The rate of the later period over that of the earlier, with its exact interval at `level`."""

    later: int
    earlier: int
    ratio: float | None  # None: nothing happened before, or nothing at all
    low: float
    high: float  # may be infinite
    level: float

    @property
    def is_too_few(self) -> bool:
        """Whether both a halving and a doubling are within the interval: it says nothing."""
        return self.low <= HALVING and self.high >= DOUBLING

    @property
    def holds_no_change(self) -> bool:
        """Whether equal rates are within the interval."""
        return self.low <= 1 <= self.high


def proportion_limits(successes: int, trials: int, *, level: float = 0.95) -> tuple[float, float]:
    """Return the exact limits of a proportion (Clopper and Pearson).

    Parameters
    ----------
    successes, trials :
        Whole numbers, the first no larger than the second.
    level : above 0 and below 1
        The interval holds the proportion at least so often.

    Raises
    ------
    AnalysisError
        The numbers are no proportion, or the level is no share.

    Examples
    --------
    >>> low, high = proportion_limits(4, 20)
    >>> round(low, 4), round(high, 4)
    (0.0573, 0.4366)
    """
    if not 0 <= successes <= trials:
        raise AnalysisError(f"{successes} of {trials} is no proportion.")
    if not 0 < level < 1:
        raise AnalysisError(f"The level {level} is not between 0 and 1.")
    tail = (1 - level) / 2
    low, high = 0.0, 1.0
    if successes > 0:
        low = _where(lambda chance: binomial_upper_tail(successes, trials, chance) >= tail)
    if successes < trials:
        high = _where(lambda chance: binomial_lower_tail(successes, trials, chance) < tail)
    return low, high


def rate_ratio(
    later: int,
    earlier: int,
    *,
    later_days: float = 90,
    earlier_days: float = 90,
    level: float = 0.95,
) -> RateRatio:
    """Return how the rate of a later period stands to that of an earlier one.

    Parameters
    ----------
    later, earlier :
        Events of each period.
    later_days, earlier_days : days
        How long each lasted.
    level : above 0 and below 1
        The interval holds the ratio at least so often.

    Raises
    ------
    AnalysisError
        A count is negative, or a period has no length.

    Notes
    -----
    Assumes that events come independently of one another. Revenge does not, so the interval is
    rather too narrow than too wide.

    Examples
    --------
    >>> found = rate_ratio(8, 2)
    >>> found.ratio, round(found.low, 2), round(found.high, 1)
    (4.0, 0.8, 38.7)
    """
    if min(later, earlier) < 0:
        raise AnalysisError("A count is negative; a count is 0 or more.")
    if min(later_days, earlier_days) <= 0:
        raise AnalysisError("A period has no length; every period must last some days.")
    scale = earlier_days / later_days
    low, high = 0.0, inf
    if later + earlier:
        least, most = proportion_limits(later, later + earlier, level=level)
        low, high = _odds(least) * scale, _odds(most) * scale
    ratio = later / earlier * scale if earlier else None
    return RateRatio(later=later, earlier=earlier, ratio=ratio, low=low, high=high, level=level)


def _odds(chance: float) -> float:
    return inf if chance >= 1 else chance / (1 - chance)


def _where(holds: Callable[[float], bool]) -> float:
    """Return where a condition that stays true begins to hold, between 0 and 1."""
    low, high, middle = 0.0, 1.0, 0.5
    for _ in range(_STEPS):
        low, high = (low, middle) if holds(middle) else (middle, high)
        middle = (low + high) / 2
        if middle >= 1:  # no float lies between
            break
    return middle
