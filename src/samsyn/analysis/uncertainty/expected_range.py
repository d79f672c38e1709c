"""How many events to expect in a coming period if nothing has changed.

An exact Poisson prediction interval, or a negative binomial one where past periods vary more
than chance alone explains.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.uncertainty.tails import (
    binomial_lower_tail,
    binomial_upper_tail,
    chi_square_upper_tail,
    negative_binomial_quantile,
)

FEWEST_EVENTS: Final = 5
FEWEST_PERIODS: Final = 4
SPREAD_LEVEL: Final = 0.05


class TooFew(AnalysisError):
    """There is too little to say anything of what is usual."""


class Method(StrEnum):
    """How the range was computed."""

    POISSON = "poisson"
    NEGATIVE_BINOMIAL = "negative_binomial"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRange:
    """A range that a coming count falls in with at least `level` if nothing has changed."""

    low: int
    high: int
    mean: float  # expected count in the coming period
    level: float
    method: Method
    events: int  # in the past periods together
    periods: int
    dispersion: float  # chi-square over its degrees of freedom; about 1 under chance alone
    spread_p: float  # probability of so much variation or more under chance alone

    def __contains__(self, count: int) -> bool:
        return self.low <= count <= self.high


def expected_range(
    counts: Sequence[int],
    lengths: Sequence[float],
    *,
    ahead: float,
    level: float = 0.95,
) -> ExpectedRange:
    """Return the range within which the next count is expected to fall.

    Parameters
    ----------
    counts : length n
        Events per past period.
    lengths : length n, days
        How long each period lasted.
    ahead : days
        How long the coming period lasts.
    level :
        Probability that the range holds the coming count, at least (Poisson) or about
        (negative binomial).

    Returns
    -------
    ExpectedRange
        With both ends included, the method and what chose it.

    Raises
    ------
    TooFew
        Fewer than four periods, or fewer than five events in them.
    AnalysisError
        Counts and lengths do not match, or one is negative.

    Notes
    -----
    Poisson: events are independent at one steady rate. Given the sum s of past and coming
    events, the past ones are binomial(s, T / (T + t)), whatever the rate; the range holds every
    coming count that would not put the past count in a tail of (1 - level) / 2. It is exact in
    that it holds the coming count at least as often as stated. Thatcher (1964),
    doi:10.1111/j.2517-6161.1964.tb00551.x; Krishnamoorthy and Peng (2011), section 3,
    doi:10.1016/j.jspi.2010.11.021.

    Spread: the chi-square test of one rate in all periods, Cochran (1954),
    doi:10.2307/3001616. Where its probability is under 0.05 the rate is taken to vary between
    periods as a gamma variable, so that counts are negative binomial with the shape found by
    moments (Bliss and Fisher 1953, doi:10.2307/3001850); the uncertainty of the mean is added
    to the variance. That range is approximate.

    Checked in the tests against rational arithmetic, and its coverage against sums over the
    whole joint distribution.

    Examples
    --------
    >>> found = expected_range([6, 5, 7, 4, 6, 5, 3, 4], [91] * 8, ahead=28)
    >>> found.low, found.high, found.method.value
    (0, 4, 'poisson')
    """
    _check(counts, lengths, ahead)
    events, days = sum(counts), sum(lengths)
    if len(counts) < FEWEST_PERIODS or events < FEWEST_EVENTS:
        raise TooFew(
            f"{events} events in {len(counts)} periods are too few to say what is usual: at"
            f" least {FEWEST_EVENTS} events in {FEWEST_PERIODS} periods are needed."
        )
    expected = [events * length / days for length in lengths]
    chi_square = sum((c - e) ** 2 / e for c, e in zip(counts, expected, strict=True))
    spread_p = chi_square_upper_tail(chi_square, len(counts) - 1)
    mean = events * ahead / days
    if spread_p < SPREAD_LEVEL:
        method = Method.NEGATIVE_BINOMIAL
        low, high = _varying_rate(counts, mean=mean, level=level)
    else:
        method = Method.POISSON
        low, high = _steady_rate(events, past_share=days / (days + ahead), level=level)
    return ExpectedRange(
        low=low,
        high=high,
        mean=mean,
        level=level,
        method=method,
        events=events,
        periods=len(counts),
        dispersion=chi_square / (len(counts) - 1),
        spread_p=spread_p,
    )


def _check(counts: Sequence[int], lengths: Sequence[float], ahead: float) -> None:
    if len(counts) != len(lengths):
        raise AnalysisError(f"{len(counts)} counts and {len(lengths)} lengths: give as many.")
    if any(count < 0 for count in counts):
        raise AnalysisError("A count is negative; a count is 0 or more.")
    if any(length <= 0 for length in [*lengths, ahead]):
        raise AnalysisError("A period has no length; every period must last some days.")


def _steady_rate(events: int, *, past_share: float, level: float) -> tuple[int, int]:
    tail = (1 - level) / 2
    too_high = _first(
        lambda coming: binomial_lower_tail(events, events + coming, past_share) <= tail
    )
    low = _first(lambda coming: binomial_upper_tail(events, events + coming, past_share) > tail)
    return low, too_high - 1


def _first(holds: Callable[[int], bool]) -> int:
    """Return the lowest count for which a condition holds that, once true, stays so."""
    if holds(0):
        return 0
    high = 1
    while not holds(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _varying_rate(counts: Sequence[int], *, mean: float, level: float) -> tuple[int, int]:
    average = sum(counts) / len(counts)
    variance = sum((count - average) ** 2 for count in counts) / (len(counts) - 1)
    # Both relative to the square of the mean: how the rate varies, and how well it is known.
    rate_varies = max(variance - average, 0.0) / average**2
    mean_unsure = variance / len(counts) / average**2
    shape = 1 / (rate_varies + mean_unsure)
    tail = (1 - level) / 2
    return (
        negative_binomial_quantile(tail, mean=mean, shape=shape),
        negative_binomial_quantile(1 - tail, mean=mean, shape=shape),
    )
