"""The course that stood before a start, and what it would have led to had it gone on.

A site that starts when violence is already falling will see fewer events afterwards whatever it
does. The course is a Poisson regression on time, its interval widened by variation beyond chance:
R. W. M. Wedderburn, Biometrika 61 (1974), 439-447, doi:10.1093/biomet/61.3.439.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.uncertainty.poisson_regression import PoissonFit, fit_poisson

FEWEST_BEFORE = 3  # periods: two can always be joined by a line
_HALF = 0.5  # stands in for a count of none in a variance


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The change a year before the start, and the count after it against that course."""

    a_year: float  # rate ratio of one year to the one before
    low: float
    high: float
    expected_after: float  # events after the start, had the course gone on
    expected_low: float
    expected_high: float
    against: float  # seen over expected
    against_low: float
    against_high: float
    level: float

    @property
    def fell(self) -> bool:
        """Whether the whole interval is a fall."""
        return self.high < 1

    @property
    def may_have_fallen(self) -> bool:
        """Whether a fall is within the interval."""
        return self.low < 1

    @property
    def explains_it(self) -> bool:
        """Whether the course alone could have led to what was seen."""
        return self.against_low <= 1 <= self.against_high


def course_before(
    before: Sequence[tuple[int, int]],
    after: Sequence[tuple[int, int]],
    *,
    a_year: int = 12,
    dispersion: float = 1.25,
    level: float = 0.95,
) -> Course:
    """Return the course before a start.

    Parameters
    ----------
    before, after :
        Number of the period (neighbours differ by one) and its events; periods may be left out.
    a_year :
        How many periods make a year.
    dispersion : above 0
        Variance of a count over its mean, at least; more is taken where the residuals show it.
    level : above 0 and below 1
        Of the intervals.

    Raises
    ------
    AnalysisError
        Fewer than three periods before, none after, no event before, or no convergence.

    Examples
    --------
    >>> found = course_before([(0, 80), (1, 60), (2, 45)], [(3, 34)], a_year=1)
    >>> round(found.a_year, 2), found.fell, found.explains_it
    (0.75, True, True)
    """
    if len(before) < FEWEST_BEFORE or not after:
        raise AnalysisError("A course needs three periods before the start, and one after it.")
    places, seen = np.array(before, dtype=np.float64).T
    if not seen.any():
        raise AnalysisError("Nothing happened before the start; there is no course.")
    middle = places.mean()
    design = np.column_stack([np.ones(len(places)), (places - middle) / a_year])
    fitted = fit_poisson(design, seen)
    if not fitted.has_converged:
        raise AnalysisError("The course before the start could not be found.")
    spread = max(dispersion, _spread(fitted, seen, design))
    covariance = np.linalg.inv(design.T @ (design * fitted.expected[:, None])) * spread
    reach = float(ndtri((1 + level) / 2))
    slope, error = float(fitted.coefficients[1]), sqrt(float(covariance[1, 1]))
    later, counts = np.array(after, dtype=np.float64).T
    ahead = np.column_stack([np.ones(len(later)), (later - middle) / a_year])
    rates = np.exp(np.clip(ahead @ fitted.coefficients, -30, 30))
    expected = float(rates.sum())
    turn = rates @ ahead / expected  # of the logarithm of the sum
    unsure = float(turn @ covariance @ turn)
    ratio = log(max(float(counts.sum()), _HALF) / expected)
    wide = reach * sqrt(unsure + spread / max(float(counts.sum()), _HALF))
    return Course(
        a_year=exp(slope),
        low=exp(slope - reach * error),
        high=exp(slope + reach * error),
        expected_after=expected,
        expected_low=expected * exp(-reach * sqrt(unsure)),
        expected_high=expected * exp(reach * sqrt(unsure)),
        against=float(counts.sum()) / expected,
        against_low=exp(ratio - wide),
        against_high=exp(ratio + wide),
        level=level,
    )


def _spread(fitted: PoissonFit, seen: NDArray[np.float64], design: NDArray[np.float64]) -> float:
    freedom = len(seen) - design.shape[1]
    return float(((seen - fitted.expected) ** 2 / fitted.expected).sum() / freedom)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstAnother:
    """How a place's change stands to that of another, of the same periods."""

    ratio: float
    low: float
    high: float
    level: float


def against_another(
    own: tuple[int, int],
    other: tuple[int, int],
    *,
    dispersion: float = 1.25,
    drift: float = 0.12,
    level: float = 0.95,
) -> AgainstAnother:
    """Return the rate ratio of one place over the rate ratio of another.

    Parameters
    ----------
    own, other :
        Events (before, after); both of the same periods, so their lengths cancel.
    dispersion : above 0
        Variance of a count over its mean.
    drift : 0 or more
        Standard deviation of the log of the ratio without any cause: places drift apart.
    level : above 0 and below 1
        Of the interval.

    Raises
    ------
    AnalysisError
        A count is negative, or one of the two had nothing before.

    Examples
    --------
    >>> found = against_another((120, 60), (90, 90))
    >>> found.ratio, found.low < 0.5 < found.high
    (0.5, True)
    """
    counts = (*own, *other)
    if min(counts) < 0:
        raise AnalysisError("A count is negative; a count is 0 or more.")
    if not own[0] or not other[0] or not other[1]:
        raise AnalysisError("Nothing happened in one of the places; there is nothing to compare.")
    ratio = own[1] / own[0] / (other[1] / other[0])
    variance = dispersion * sum(1 / max(count, _HALF) for count in counts) + drift**2
    centre = log(max(own[1], _HALF) / own[0] / (other[1] / other[0]))
    wide = float(ndtri((1 + level) / 2)) * sqrt(variance)
    return AgainstAnother(ratio=ratio, low=exp(centre - wide), high=exp(centre + wide), level=level)
