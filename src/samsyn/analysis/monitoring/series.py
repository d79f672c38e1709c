"""What a monthly series of small counts is like: whether it varies more than chance, and drags.

Tests for counts assume that months vary as chance does, and that one month says nothing of the
next. Where that does not hold their p-values are too small, so it is looked at first and said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.uncertainty.poisson_regression import autocorrelation, fit_poisson

FEWEST_MONTHS = 12
_SURE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesCheck:
    """What was found around a trend and a season of the series' own."""

    months: int
    mean: float  # events a month
    dispersion: float  # Pearson's chi-square over its freedom: about 1 under chance alone
    dispersion_p: float  # probability of so much or more under chance alone
    autocorrelation: float  # of the residuals of neighbouring months
    limit: float  # beyond which 1 of 20 independent series would lie

    @property
    def varies_more_than_chance(self) -> bool:
        return self.dispersion_p < _SURE

    @property
    def drags(self) -> bool:
        """Whether a month is like the one before more than chance would have it."""
        return abs(self.autocorrelation) > self.limit


def check_series(counts: Sequence[int] | NDArray[np.int64], *, season: bool = True) -> SeriesCheck:
    """Return whether a monthly series behaves as independent counts around trend and season.

    Parameters
    ----------
    counts : shape (months,)
        Events of each month in order, none missing.
    season :
        Whether one yearly wave is part of what is expected.

    Raises
    ------
    AnalysisError
        Fewer than twelve months, a negative count, or no event at all.

    Notes
    -----
    A Poisson regression on time and one pair of harmonics.
    """
    seen = np.asarray(counts, dtype=np.float64)
    if len(seen) < FEWEST_MONTHS:
        raise AnalysisError(f"{len(seen)} months are too few; a year of them is the least.")
    if (seen < 0).any():
        month = int(np.flatnonzero(seen < 0)[0]) + 1
        raise AnalysisError(f"Month {month} has a negative count; a count is 0 or more.")
    if not seen.any():
        raise AnalysisError("Nothing happened in any month; there is nothing to look at.")
    design = _design(len(seen), season=season)
    expected = fit_poisson(design, seen).expected
    residuals = (seen - expected) / np.sqrt(expected)
    freedom = len(seen) - design.shape[1]
    square = float((residuals**2).sum())
    return SeriesCheck(
        months=len(seen),
        mean=float(seen.mean()),
        dispersion=square / freedom,
        dispersion_p=float(chdtrc(freedom, square)),
        autocorrelation=autocorrelation(residuals),
        limit=1.96 / sqrt(len(seen)),
    )


def _design(months: int, *, season: bool) -> NDArray[np.float64]:
    time = np.arange(months)
    columns = [np.ones(months), (time - time.mean()) / months]
    if season:
        columns += [np.cos(2 * np.pi * time / 12), np.sin(2 * np.pi * time / 12)]
    return np.column_stack(columns)
