"""The weighted regression behind a calibrated control: treated or not, and the periods after.

Outcome of unit and period ~ treated + period, weighted; its variance is linearised (a sandwich over
rows) or from replicated weights. M. W. Robbins, J. Saunders and B. Kilmer, A framework for
synthetic control methods with high-dimensional, micro-level data, Journal of the American
Statistical Association 112 (2017), 109-126, doi:10.1080/01621459.2016.1213634.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, nan, sqrt

import numpy as np

from samsyn.analysis.evaluation.blocks import Floats, Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One outcome: how it differs between the treated and their control after the start."""

    coefficients: Floats  # shape (1 + periods,): the treated's difference, then each period
    covariance: Floats  # of the coefficients

    @property
    def z(self) -> float:
        """The difference over its standard error; not a number where nothing varies."""
        variance = float(self.covariance[0, 0])
        return float(self.coefficients[0]) / sqrt(variance) if variance > 0 else nan

    @property
    def log_ratio(self) -> float:
        """Logarithm of treated over control; not a number where either is 0."""
        control = float(self.coefficients[1:].mean())
        treated = control + float(self.coefficients[0])
        return log(treated / control) if treated > 0 and control > 0 else nan

    @property
    def error(self) -> float:
        """Standard error of the logarithm of the ratio, by the delta method."""
        control = float(self.coefficients[1:].mean())
        treated = control + float(self.coefficients[0])
        if not (treated > 0 and control > 0):
            return nan
        periods = len(self.coefficients) - 1
        slope = np.full(periods + 1, (1 / treated - 1 / control) / periods)
        slope[0] = 1 / treated
        return sqrt(max(float(slope @ self.covariance @ slope), 0.0))


def coefficients(weights: Floats, treated: Mask, after: Floats) -> tuple[Floats, Floats]:
    """Return the coefficients, and the inverse of the normal equations."""
    periods = after.shape[1]
    inside, whole = float(weights[treated].sum()), float(weights.sum())
    normal = np.zeros((periods + 1, periods + 1))
    normal[0, 0] = periods * inside
    normal[0, 1:] = normal[1:, 0] = inside
    normal[1:, 1:] = whole * np.eye(periods)
    inverse = np.linalg.inv(normal)
    sums = np.concatenate([[float((weights[treated] @ after[treated]).sum())], weights @ after])
    return inverse @ sums, inverse


def scores(weights: Floats, treated: Mask, after: Floats) -> tuple[Floats, Floats]:
    """Return the coefficients, and what each unit and period adds to the treated's coefficient.

    The second has shape (units, periods). Products of the scores of several outcomes, summed, are
    the linearised covariance of their coefficients.
    """
    found, inverse = coefficients(weights, treated, after)
    left = weights[:, None] * (after - found[1:] - found[0] * treated[:, None])
    rows = inverse[0, 0] * treated[:, None] + inverse[0, 1:][None, :]
    return found, np.asarray(rows * left)


def linearised(weights: Floats, treated: Mask, after: Floats) -> Change:
    """Return the change with its linearised covariance."""
    found, inverse = coefficients(weights, treated, after)
    left = (weights[:, None] * (after - found[1:] - found[0] * treated[:, None])) ** 2
    middle = np.diag(np.concatenate([[0.0], left.sum(axis=0)]))
    middle[0, 1:] = middle[1:, 0] = left[treated].sum(axis=0)
    middle[0, 0] = float(left[treated].sum())
    count = left.size
    return Change(
        coefficients=found, covariance=inverse @ middle @ inverse * (count / max(count - 1, 1))
    )


def replicated(
    weights: Floats, replicates: Sequence[Floats], treated: Mask, after: Floats
) -> Change:
    """Return the change with its jackknife covariance: replicates leave one group of units out."""
    found, _ = coefficients(weights, treated, after)
    each = np.array([coefficients(one, treated, after)[0] for one in replicates]) - found
    share = (len(replicates) - 1) / len(replicates)
    return Change(coefficients=found, covariance=share * each.T @ each)
