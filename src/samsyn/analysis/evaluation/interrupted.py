"""A series that is interrupted: a step in the rate of counts beside trend and season.

J. Lopez Bernal, S. Cummins and A. Gasparrini, Interrupted time series regression for the evaluation
of public health interventions, International Journal of Epidemiology 46 (2017), 348-355,
doi:10.1093/ije/dyw098. Variation beyond chance widens the interval (quasi-Poisson). What changed
everywhere is not taken away, and a month like the one before makes the interval too short.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtr

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate, Trial
from samsyn.analysis.monitoring.power import replication_chunks
from samsyn.analysis.sweeps import sweep
from samsyn.analysis.uncertainty.poisson_regression import (
    autocorrelation,
    fit_poisson,
    fit_poisson_many,
)

_LEAST_BEYOND = 3  # periods more than what is estimated


def interrupted_series(
    of: Trial,
    *,
    harmonics: int = 2,
    exposure: NDArray[np.float64] | None = None,
    periods_a_year: int = 12,
    level: float = 0.95,
) -> Estimate:
    """Return the rate ratio of the step at the start, with trend and yearly waves beside it.

    Parameters
    ----------
    of :
        Several treated units are added up.
    harmonics : 0 or more
        Pairs of yearly waves.
    exposure : shape (periods,), above 0
        Such as the population; the rate is per unit of it.
    periods_a_year :
        12 for months.
    level : above 0 and below 1
        Of the interval.

    Raises
    ------
    AnalysisError
        Negative values, nothing before or after, too few periods, or no convergence.
    """
    seen = of.outcome[list(of.treated)].sum(axis=0)
    if (seen < 0).any():
        raise AnalysisError("A series of counts holds a negative value; a count is 0 or more.")
    if not seen[: of.start].any() or not seen[of.start :].any():
        raise AnalysisError("Nothing happened before the start, or after it: no rate can be had.")
    offset = np.log(exposure) if exposure is not None else np.zeros(len(seen))
    design = _design(len(seen), of.start, harmonics, periods_a_year)
    if len(seen) < design.shape[1] + _LEAST_BEYOND:
        raise AnalysisError(
            f"{len(seen)} periods are too few for {design.shape[1]} unknowns; use fewer waves."
        )
    fitted = fit_poisson(design, seen, offset)
    if not fitted.has_converged:
        raise AnalysisError("The regression did not converge; use fewer waves or a longer series.")
    found, expected = fitted.coefficients, fitted.expected
    freedom = len(seen) - design.shape[1]
    residuals = (seen - expected) / np.sqrt(expected)
    dispersion = float((residuals**2).sum() / freedom)
    covariance = np.linalg.inv(design.T @ (design * expected[:, None])) * dispersion
    error = float(np.sqrt(covariance[1, 1]))
    reach = float(ndtri((1 + level) / 2)) * error
    return Estimate(
        method="its",
        estimate=float(np.exp(found[1])),
        is_ratio=True,
        interval=(float(np.exp(found[1] - reach)), float(np.exp(found[1] + reach))),
        level=level,
        p_value=float(2 * stdtr(freedom, -abs(found[1]) / error)),
        standard_error=error,
        gaps=tuple((seen - expected).tolist()),
        figures={"dispersion": dispersion, "autocorrelation": autocorrelation(residuals)},
        n={"before": of.start, "after": len(seen) - of.start},
        assumptions=(
            Assumption.TREND_GOES_ON,
            Assumption.NOTHING_ELSE_CHANGED,
            Assumption.SAME_COUNTING,
        ),
        warnings=_warnings(residuals, dispersion),
    )


def _design(periods: int, start: int, harmonics: int, a_year: int) -> NDArray[np.float64]:
    time = np.arange(periods)
    columns = [np.ones(periods), (time >= start).astype(np.float64), time / a_year]
    for wave in range(1, harmonics + 1):
        turn = 2 * np.pi * wave * (time + 1) / a_year
        columns += [np.sin(turn), np.cos(turn)]
    return np.column_stack(columns)


def _warnings(residuals: NDArray[np.float64], dispersion: float) -> tuple[Caveat, ...]:
    found = [Caveat.NO_COMPARISON]
    if abs(autocorrelation(residuals)) > 1.96 / np.sqrt(len(residuals)):
        found.append(Caveat.TIED_PERIODS)
    if dispersion > 1 + 2 * np.sqrt(2 / len(residuals)):
        found.append(Caveat.MORE_THAN_CHANCE)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A series to come: what would happen each period, and how much more it varies than chance."""

    per_period: float
    before: int
    after: int
    dispersion: float = 1.0  # 1 is chance alone
    periods_a_year: int = 12
    harmonics: int = 1


def interrupted_power(
    course: Course,
    ratio: float,
    *,
    alpha: float = 0.05,
    replications: int = 10_000,
    seed: int = 1,
) -> float:
    """Return how often the interrupted series itself finds a step of this ratio, two-sided.

    Raises
    ------
    AnalysisError
        Nothing would happen, or there are too few periods for what is estimated.
    """
    periods = course.before + course.after
    design = _design(periods, course.before, course.harmonics, course.periods_a_year)
    if course.per_period <= 0 or ratio <= 0 or course.dispersion < 1:
        raise AnalysisError("Rates and ratios must be above 0, and the dispersion 1 or more.")
    if periods < design.shape[1] + _LEAST_BEYOND or min(course.before, course.after) < 1:
        raise AnalysisError(f"{periods} periods are too few for {design.shape[1]} unknowns.")
    chunks = replication_chunks(replications, seed)
    return float(sum(sweep(partial(_found, course, ratio, alpha), chunks)) / replications)


def _found(
    course: Course, ratio: float, alpha: float, chunk: tuple[int, np.random.SeedSequence]
) -> int:
    """Return in how many of a chunk's series the step is found."""
    replications, seed = chunk
    periods = course.before + course.after
    design = _design(periods, course.before, course.harmonics, course.periods_a_year)
    chance = np.random.default_rng(seed)
    rate = course.per_period * np.where(np.arange(periods) >= course.before, ratio, 1.0)
    part = course.dispersion - 1
    mean = chance.gamma(rate / part, part, (replications, periods)) if part > 0 else rate
    seen = chance.poisson(np.broadcast_to(mean, (replications, periods))).astype(np.float64)
    fitted = fit_poisson_many(design, seen)
    error = fitted.errors(design, seen)[:, 1]
    p_values = 2 * stdtr(periods - design.shape[1], -np.abs(fitted.coefficients[:, 1] / error))
    return int((fitted.has_converged & (p_values < alpha)).sum())
