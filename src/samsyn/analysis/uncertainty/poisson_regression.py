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
