"""Two small counts compared: exact tests that do not lean on large numbers.

The conditional test: J. Przyborowski and H. Wilenski, Biometrika 31 (1940), 313-323,
doi:10.1093/biomet/31.3-4.313. The E-test: K. Krishnamoorthy and J. Thomson, A more powerful test
for comparing two Poisson means, Journal of Statistical Planning and Inference 119 (2004), 23-35,
doi:10.1016/S0378-3758(02)00408-1, with the variance under the hypothesis in its pivot, as in
statsmodels. Programs that take the variance of the sample differ where exposures do.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlogy

from samsyn.analysis.uncertainty.rate_ratios import RateRatio, rate_ratio

_TAIL = 1e-15  # of a Poisson distribution that is left out on either side
_EQUAL = 1 - 1e-9  # statistics closer than this are the same


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoCounts:
    """A later count beside an earlier one. The tests assume independent events: see dispersion."""

    ratio: RateRatio
    p_exact: float  # conditional, two-sided: all splits that are no likelier than the one seen
    p_mid: float  # the same with half of what was seen: less cautious, closer to its level
    p_e_test: float


def compare_counts(
    later: int,
    earlier: int,
    *,
    later_exposure: float = 1.0,
    earlier_exposure: float = 1.0,
    level: float = 0.95,
) -> TwoCounts:
    """Return how a later count stands to an earlier one.

    Parameters
    ----------
    later, earlier :
        Events of each period.
    later_exposure, earlier_exposure : above 0
        How long, or how much, each was exposed; in the same unit.
    level : above 0 and below 1
        Of the interval.

    Raises
    ------
    AnalysisError
        A count is negative, or an exposure is not above 0.

    Examples
    --------
    >>> found = compare_counts(2, 6)
    >>> round(found.p_e_test, 4), round(found.p_mid, 6)
    (0.1749, 0.234375)
    """
    ratio = rate_ratio(
        later, earlier, later_days=later_exposure, earlier_days=earlier_exposure, level=level
    )
    total = later + earlier
    share = later_exposure / (later_exposure + earlier_exposure)
    splits = _splits(total, share)
    as_unlikely = float(splits[splits <= splits[later] * (1 + 1e-9)].sum())
    return TwoCounts(
        ratio=ratio,
        p_exact=min(1.0, as_unlikely),
        p_mid=min(1.0, as_unlikely - float(splits[later]) / 2),
        p_e_test=_e_test(later, earlier, later_exposure, earlier_exposure),
    )


def _splits(total: int, share: float) -> NDArray[np.float64]:
    """Return the probability of 0, 1, ... of the events being later, given how many there are."""
    later = np.arange(total + 1)
    ways = gammaln(total + 1) - gammaln(later + 1) - gammaln(total - later + 1)
    return np.asarray(np.exp(ways + xlogy(later, share) + xlogy(total - later, 1 - share)))


def _e_test(later: int, earlier: int, later_exposure: float, earlier_exposure: float) -> float:
    if later + earlier == 0:
        return 1.0
    rate = (later + earlier) / (later_exposure + earlier_exposure)
    rows, row_chance = _likely_counts(rate * later_exposure)
    columns, column_chance = _likely_counts(rate * earlier_exposure)
    statistic = _pivot(rows[:, None], columns[None, :], later_exposure, earlier_exposure)
    seen = _pivot(np.array([later]), np.array([earlier]), later_exposure, earlier_exposure)[0]
    extreme = np.abs(statistic) >= abs(seen) * _EQUAL
    return float(min(1.0, row_chance @ extreme @ column_chance))


def _pivot(
    later: NDArray[np.int64],
    earlier: NDArray[np.int64],
    later_exposure: float,
    earlier_exposure: float,
) -> NDArray[np.float64]:
    difference = later / later_exposure - earlier / earlier_exposure
    rate = (later + earlier) / (later_exposure + earlier_exposure)
    variance = rate * (1 / later_exposure + 1 / earlier_exposure)
    return np.asarray(difference / np.sqrt(np.where(variance > 0, variance, 1.0)))


def _likely_counts(mean: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the counts that can be told from impossible, and the probability of each."""
    reach = 9 * sqrt(mean) + 30
    counts = np.arange(max(0, int(mean - reach)), int(mean + reach) + 1)
    chance = np.exp(xlogy(counts, mean) - mean - gammaln(counts + 1))
    return counts[chance > _TAIL], chance[chance > _TAIL]
