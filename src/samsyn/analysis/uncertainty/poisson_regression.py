"""Regression of counts on what explains them, and what its residuals say of the counts.

Iteratively reweighted least squares: J. A. Nelder and R. W. M. Wedderburn, Journal of the Royal
Statistical Society A 135 (1972), 370-384, doi:10.2307/2344614.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_STEPS, _CLOSE = 100, 1e-12
_FURTHEST = 30.0  # of the logarithm of a count: beyond it no count lies


@dataclass(frozen=True, slots=True, kw_only=True)
class PoissonFit:
    """Coefficients, shape (columns,), and expected counts, shape (periods,)."""

    coefficients: NDArray[np.float64]
    expected: NDArray[np.float64]
    has_converged: bool


def fit_poisson(
    design: NDArray[np.float64],
    seen: NDArray[np.float64],
    offset: NDArray[np.float64] | None = None,
) -> PoissonFit:
    """Return the regression of counts.

    Parameters
    ----------
    design : shape (periods, columns)
        What explains the logarithm of the expected count.
    seen : shape (periods,)
        Counts of 0 or more.
    offset : shape (periods,)
        Logarithm of the exposure; none if not given.
    """
    known = np.zeros(len(seen)) if offset is None else offset
    expected = np.maximum(seen, 0.5)
    linear = np.log(expected)
    found: NDArray[np.float64] = np.zeros(design.shape[1])
    has_settled = False
    for _ in range(_STEPS):
        root = np.sqrt(expected)
        working = linear - known + (seen - expected) / expected
        solved = np.linalg.lstsq(design * root[:, None], working * root, rcond=None)[0]
        found = np.asarray(solved, np.float64)
        moved, linear = linear, np.clip(design @ found + known, -_FURTHEST, _FURTHEST)
        expected = np.exp(linear)
        has_settled = bool(
            np.abs(linear - moved).max() < _CLOSE * max(1.0, float(np.abs(linear).max()))
        )
        if has_settled:
            break
    return PoissonFit(
        coefficients=found,
        expected=expected,
        has_converged=has_settled and bool(np.abs(linear).max() < _FURTHEST),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PoissonFits:
    """Many regressions on one design: shapes (series, columns), (series, periods), (series,)."""

    coefficients: NDArray[np.float64]
    expected: NDArray[np.float64]
    has_converged: NDArray[np.bool_]

    def errors(self, design: NDArray[np.float64], seen: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return standard errors, shape (series, columns), widened where counts vary more."""
        freedom = max(1, design.shape[0] - design.shape[1])
        spread = ((seen - self.expected) ** 2 / self.expected).sum(axis=1) / freedom
        curves = _curves(design, self.expected)
        return np.asarray(
            np.sqrt(np.diagonal(np.linalg.pinv(curves), axis1=1, axis2=2) * spread[:, None])
        )


def fit_poisson_many(design: NDArray[np.float64], seen: NDArray[np.float64]) -> PoissonFits:
    """Return the regression of each of many series of counts, shape (series, periods), at once."""
    linear = np.log(np.maximum(seen, 0.5))
    expected = np.exp(linear)
    found: NDArray[np.float64] = np.zeros((len(seen), design.shape[1]))
    moved = np.full(len(seen), np.inf)
    for _ in range(_STEPS):
        working = linear + (seen - expected) / expected
        curves = _curves(design, expected)
        size = np.trace(curves, axis1=1, axis2=2)[:, None, None]
        curves = curves + 1e-12 * np.eye(design.shape[1]) * size
        sums = ((expected * working) @ design)[:, :, None]
        found = np.asarray(np.linalg.solve(curves, sums)[:, :, 0], np.float64)
        before, linear = linear, np.clip(found @ design.T, -_FURTHEST, _FURTHEST)
        expected = np.exp(linear)
        moved = np.abs(linear - before).max(axis=1)
        if float(moved.max()) < 1e-9:  # noqa: PLR2004  a change that no figure shows
            break
    settled = (moved < 1e-6) & (np.abs(linear).max(axis=1) < _FURTHEST)  # noqa: PLR2004  the same
    return PoissonFits(coefficients=found, expected=expected, has_converged=settled)


def _curves(design: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    columns = design.shape[1]
    products = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    return np.asarray((expected @ products).reshape(-1, columns, columns))


def autocorrelation(residuals: NDArray[np.float64]) -> float:
    """Return how like a period is to the one before, from -1 to 1; 0 where nothing varies."""
    centred = residuals - residuals.mean()
    whole = float((centred**2).sum())
    return float((centred[1:] * centred[:-1]).sum() / whole) if whole else 0.0


def robust_errors(
    design: NDArray[np.float64],
    seen: NDArray[np.float64],
    expected: NDArray[np.float64],
    *,
    lags: int,
) -> NDArray[np.float64]:
    """Return standard errors that hold where a period is like the ones before.

    Parameters
    ----------
    design, seen, expected :
        As given to and found by the regression.
    lags : 0 or more
        How many periods back a period may be alike; nearer ones weigh more.

    Notes
    -----
    W. K. Newey and K. D. West, Econometrica 55 (1987), 703-708, doi:10.2307/1913610. In a short
    series they are too small all the same.
    """
    bread = np.linalg.pinv(design.T @ (design * expected[:, None]))
    score = design * (seen - expected)[:, None]
    middle = score.T @ score
    for lag in range(1, lags + 1):
        across = score[lag:].T @ score[:-lag]
        middle += (1 - lag / (lags + 1)) * (across + across.T)
    return np.asarray(np.sqrt(np.diag(bread @ middle @ bread)))
