"""Weights for many small units so that they add up to what the treated add up to.

Of all weights that are not negative and match every sum, those nearest to equal ones: a strictly
convex programme with one solution, found by Newton's method on its dual, which has one variable for
each sum. J.-C. Deville and C.-E. Särndal, Calibration estimators in survey sampling, Journal of the
American Statistical Association 87 (1992), 376-382, doi:10.2307/2290268.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from samsyn.analysis.errors import AnalysisError

Floats = NDArray[np.float64]

MATCHED = 1e-6  # of a sum: a residual above it is no match
_CLOSE, _STEPS, _HALVINGS = 1e-12, 60, 40
_FIRM = 1e5  # how much more exact sums weigh than near ones where not all can be matched
_FURTHEST = 50.0  # of the logarithm of a raked weight


class Distance(Enum):
    """What "nearest to equal weights" means."""

    SQUARES = "squares"
    RAKING = "raking"  # relative entropy: no weight becomes 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrated:
    """Weights, shape (units,), and how far the sums are from what they should be."""

    weights: Floats
    residual: float  # the largest, as a share of its sum
    steps: int

    @property
    def is_matched(self) -> bool:
        """Whether every sum is met."""
        return self.residual <= MATCHED

    @property
    def effective(self) -> float:
        """How many equal weights would carry as much chance (Kish)."""
        squares = float((self.weights**2).sum())
        return float(self.weights.sum()) ** 2 / squares if squares else 0.0


def calibrate(
    features: Floats, target: Floats, *, distance: Distance = Distance.SQUARES
) -> Calibrated:
    """Return the weights of units whose sums are `target`, nearest to equal ones.

    Parameters
    ----------
    features : shape (units, sums)
        What is added up. The first column should be ones, so that the weights have a sum.
    target : shape (sums,)
        What each should add up to.
    distance :
        Squares of the weights' distances over the equal weight, or relative entropy.

    Raises
    ------
    AnalysisError
        No unit, or shapes that differ. Where no weights match, `is_matched` is False.

    Examples
    --------
    >>> calibrate(np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([3.0, 4.0])).weights
    array([0.5, 1. , 1.5])
    """
    if features.ndim != 2 or features.shape[1:] != target.shape or not len(features):  # noqa: PLR2004
        raise AnalysisError("There must be a sum to match for every column, and units to weigh.")
    length = np.sqrt((features**2).sum(axis=0))
    length[length == 0] = 1.0
    scaled, sought = features / length, target / length
    equal = float(target[0]) / len(features) or 1.0
    solved = _Dual(scaled, sought, equal, distance)
    multipliers, steps = solved.newton()
    weights = solved.weights(scaled @ multipliers)
    return Calibrated(weights=weights, residual=_residual(features, weights, target), steps=steps)


def nearest(exact: Floats, exact_target: Floats, near: Floats, near_target: Floats) -> Calibrated:
    """Return weights that match the exact sums, and the others as nearly as can be.

    Parameters
    ----------
    exact, exact_target : shapes (units, sums) and (sums,)
        What must be met.
    near, near_target : shapes (units, more sums) and (more sums,)
        Scaled already: the sum of squared distances is made least.

    Raises
    ------
    AnalysisError
        The solver did not come to an end.
    """
    size = np.maximum(np.abs(exact_target), 1.0)
    system = np.vstack([near.T, _FIRM * (exact / size).T])
    sought = np.concatenate([near_target, _FIRM * exact_target / size])
    try:
        found = nnls(system, sought, maxiter=100 * system.shape[0])[0]
    except RuntimeError as error:
        raise AnalysisError("The weights could not be found: the solver did not end.") from error
    weights = np.asarray(found, np.float64)
    return Calibrated(weights=weights, residual=_residual(exact, weights, exact_target), steps=0)


def _residual(features: Floats, weights: Floats, target: Floats) -> float:
    return float((np.abs(weights @ features - target) / np.maximum(np.abs(target), 1.0)).max())


class _Dual:
    """The dual of the programme: concave, with a variable for each sum."""

    def __init__(self, scaled: Floats, sought: Floats, equal: float, distance: Distance) -> None:
        self.scaled, self.sought, self.equal = scaled, sought, equal
        self.rakes = distance is Distance.RAKING

    def weights(self, along: Floats) -> Floats:
        """Return the weights that belong to features times multipliers."""
        if self.rakes:
            return np.asarray(self.equal * np.exp(np.clip(along, -_FURTHEST, _FURTHEST)))
        return np.asarray(self.equal * np.maximum(1 + along, 0))

    def value(self, along: Floats, multipliers: Floats) -> float:
        """Return what is made least."""
        weights = self.weights(along)
        whole = weights.sum() if self.rakes else (weights**2).sum() / (2 * self.equal)
        return float(whole - multipliers @ self.sought)

    def newton(self) -> tuple[Floats, int]:
        """Return the multipliers and the steps taken; where nothing matches, the last ones."""
        multipliers, along = np.zeros(len(self.sought)), np.zeros(len(self.scaled))
        size = float(np.abs(self.sought).max()) or 1.0
        for taken in range(_STEPS):
            slope, step = self._step(along)
            if float(np.abs(slope).max()) < _CLOSE * size:
                return multipliers, taken
            turned = self._search(along, multipliers, slope, step)
            if turned is None:
                return multipliers, taken
            along, multipliers = turned
        return multipliers, _STEPS

    def _step(self, along: Floats) -> tuple[Floats, Floats]:
        weights = self.weights(along)
        kept = weights > 0
        rows = self.scaled[kept]
        slope = rows.T @ weights[kept] - self.sought
        bent = weights[kept, None] * rows if self.rakes else self.equal * rows
        curve = rows.T @ bent
        curve[np.diag_indices_from(curve)] += 1e-13 * max(float(np.trace(curve)), 1e-300)
        try:
            return slope, np.asarray(-np.linalg.solve(curve, slope), np.float64)
        except np.linalg.LinAlgError:
            return slope, np.asarray(-np.linalg.lstsq(curve, slope, rcond=None)[0], np.float64)

    def _search(
        self, along: Floats, multipliers: Floats, slope: Floats, step: Floats
    ) -> tuple[Floats, Floats] | None:
        now, falls, length = self.value(along, multipliers), float(slope @ step), 1.0
        turn = self.scaled @ step
        for _ in range(_HALVINGS):
            next_along, next_multipliers = along + length * turn, multipliers + length * step
            if self.value(next_along, next_multipliers) <= now + 1e-4 * length * falls:
                return next_along, next_multipliers
            length /= 2
        return None
