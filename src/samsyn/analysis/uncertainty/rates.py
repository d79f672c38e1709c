"""A rate of few events with its exact interval, and the limits within which chance alone puts it.

F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936), 437-442,
doi:10.1093/biomet/28.3-4.437; D. J. Spiegelhalter, Funnel plots for comparing institutional
performance, Statistics in Medicine 24 (2005), 1185-1202, doi:10.1002/sim.1970.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Final

from scipy.special import gammaincinv, pdtr, pdtrik

from samsyn.analysis.errors import AnalysisError

FEWEST_EXPECTED: Final = 5.0  # below it, nothing is said of one place beside the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Events by unit of exposure, with the exact interval at `level`."""

    count: int
    exposure: float
    rate: float
    low: float
    high: float
    level: float


class Stands(StrEnum):
    """How a count stands to what was expected of it at a common rate."""

    FEWER = "fewer"
    AS_EXPECTED = "as_expected"
    MORE = "more"
    TOO_FEW = "too_few"  # to say


def rate_limits(count: int, exposure: float, *, level: float = 0.95) -> Rate:
    """Return a rate with its exact Poisson interval (Garwood).

    Parameters
    ----------
    count : 0 or more
        Events.
    exposure : above 0
        What they are counted by, such as inhabitants times years.
    level : above 0 and below 1
        The interval holds the rate at least so often.

    Raises
    ------
    AnalysisError
        A count is negative, or there is no exposure.

    Examples
    --------
    >>> found = rate_limits(10, 2.0)
    >>> found.rate, round(found.low, 3), round(found.high, 3)
    (5.0, 2.398, 9.195)
    """
    if count < 0:
        raise AnalysisError("A count is negative; a count is 0 or more.")
    _check(exposure, level)
    tail = (1 - level) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    high = float(gammaincinv(count + 1, 1 - tail))
    return Rate(
        count=count,
        exposure=exposure,
        rate=count / exposure,
        low=low / exposure,
        high=high / exposure,
        level=level,
    )


def funnel_limits(rate: float, exposure: float, *, level: float = 0.95) -> tuple[float, float]:
    """Return between which rates chance alone puts a place of an exposure, at a common rate.

    Parameters
    ----------
    rate : 0 or more
        The common rate, by unit of exposure.
    exposure : above 0
        Of the place.
    level : above 0 and below 1
        About how often a place at the common rate lies within.

    Raises
    ------
    AnalysisError
        The rate is negative, or there is no exposure.

    Notes
    -----
    The limits are Poisson quantiles, interpolated between whole counts so that the curves are
    smooth (Spiegelhalter 2005, appendix A.1.1). `stands` judges a single count without them.
    """
    if rate < 0:
        raise AnalysisError("A rate is negative; a rate is 0 or more.")
    _check(exposure, level)
    tail, mean = (1 - level) / 2, rate * exposure
    return _quantile(tail, mean) / exposure, _quantile(1 - tail, mean) / exposure


def stands(count: int, expected: float, *, level: float = 0.95) -> Stands:
    """Return whether a count is more or fewer than chance gives around what was expected of it.

    Both tails are exact. Where fewer than five are expected, nothing is said: not even none at all
    would be few. Raises `AnalysisError` for a negative count or expectation.
    """
    if count < 0 or expected < 0:
        raise AnalysisError("A count is negative; a count is 0 or more.")
    if expected < FEWEST_EXPECTED:
        return Stands.TOO_FEW
    tail = (1 - level) / 2
    if float(pdtr(count, expected)) <= tail:
        return Stands.FEWER
    if count and 1 - float(pdtr(count - 1, expected)) <= tail:
        return Stands.MORE
    return Stands.AS_EXPECTED


def _quantile(share: float, mean: float) -> float:
    """Return the count, interpolated, that a Poisson count of this mean stays under so often."""
    if mean == 0:
        return 0.0
    count = max(0, int(pdtrik(share, mean)) - 1)
    while pdtr(count, mean) < share:
        count += 1
    above = float(pdtr(count, mean))
    below = float(pdtr(count - 1, mean)) if count else 0.0
    return max(0.0, count - (above - share) / (above - below))


def _check(exposure: float, level: float) -> None:
    if not 0 < exposure < inf:
        raise AnalysisError("There is no exposure to count by.")
    if not 0 < level < 1:
        raise AnalysisError("A level lies between 0 and 1.")
