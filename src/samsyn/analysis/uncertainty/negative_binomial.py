"""Regression of counts that vary more than chance: variance mean + mean squared over theta.

Coefficients and theta are found in turn, both at the maximum of the likelihood: J. F. Lawless,
Negative binomial and mixed Poisson regression, Canadian Journal of Statistics 15 (1987), 209-225,
doi:10.2307/3314912. Standard errors are those of the expected information at the theta found.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import digamma

from samsyn.analysis.uncertainty.poisson_regression import fit_poisson

Floats = NDArray[np.float64]
_STEPS, _CLOSE, _FURTHEST = 200, 1e-10, 30.0
_LEAST, _MOST = 1e-3, 1e6  # of theta: above it counts vary as chance does


@dataclass(frozen=True, slots=True, kw_only=True)
class NegativeBinomialFit:
    """Coefficients, shape (columns,), their errors, and theta; infinite where chance is enough."""

    coefficients: Floats
    errors: Floats
    expected: Floats
    theta: float
    has_converged: bool


def fit_negative_binomial(
    design: Floats, seen: Floats, offset: Floats | None = None
) -> NegativeBinomialFit:
    """Return the regression of counts with dispersion of their own.

    Parameters are as those of `fit_poisson`.
    """
    start = fit_poisson(design, seen, offset)
    known = np.zeros(len(seen)) if offset is None else offset
    found, expected = start.coefficients, start.expected
    theta, has_settled = _theta(seen, expected), False
    for _ in range(_STEPS):
        moved, before = found, theta
        found, expected = _coefficients(design, seen, known, found, theta)
        theta = _theta(seen, expected)
        apart = float(np.abs(found - moved).max()) + abs(1 / theta - 1 / before)
        has_settled = apart < _CLOSE
        if has_settled:
            break
    information = design.T @ (design * (expected / (1 + expected / theta))[:, None])
    return NegativeBinomialFit(
        coefficients=found,
        errors=np.asarray(np.sqrt(np.diag(np.linalg.pinv(information)))),
        expected=expected,
        theta=theta,
        has_converged=has_settled and start.has_converged,
    )


def _coefficients(
    design: Floats, seen: Floats, known: Floats, found: Floats, theta: float
) -> tuple[Floats, Floats]:
    """Return the coefficients at a given theta, from where they were."""
    for _ in range(_STEPS):
        expected = np.exp(np.clip(design @ found + known, -_FURTHEST, _FURTHEST))
        weight = expected / (1 + expected / theta)
        slope = design.T @ ((seen - expected) / (1 + expected / theta))
        step = np.linalg.lstsq(design.T @ (design * weight[:, None]), slope, rcond=None)[0]
        found = found + step
        if float(np.abs(step).max()) < _CLOSE:
            break
    return found, np.exp(np.clip(design @ found + known, -_FURTHEST, _FURTHEST))


def _theta(seen: Floats, expected: Floats) -> float:
    """Return the theta of greatest likelihood, or the most where chance alone is enough."""

    def slope(log_theta: float) -> float:
        theta = float(np.exp(log_theta))
        return float(
            (
                digamma(seen + theta)
                - digamma(theta)
                + np.log(theta / (theta + expected))
                + 1
                - (seen + theta) / (theta + expected)
            ).sum()
        )

    low, high = float(np.log(_LEAST)), float(np.log(_MOST))
    if slope(high) * slope(low) > 0:
        return _MOST
    return float(np.exp(brentq(slope, low, high, xtol=1e-13)))
