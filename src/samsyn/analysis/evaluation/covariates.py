"""Weights of others that are alike in what explains the outcome, not only in the outcome.

How much each predictor counts is either the same for all, after scaling, or searched so that the
outcome before the start fits best, as A. Abadie and J. Gardeazabal, The economic costs of conflict,
American Economic Review 93 (2003), 113-132, doi:10.1257/000282803321455188. The search has many
ends: programs stop at different ones, and published weights are often not the best fit there is.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.simplex import simplex_weights

Floats = NDArray[np.float64]
Way = Literal["BFGS", "Nelder-Mead", "Powell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What one unit is like, and the others.

    `own` has shape (predictors,), `others` (donors, predictors); `own_before` has shape (periods,)
    and `others_before` (donors, periods): the outcome that a search fits.
    """

    own: Floats
    others: Floats
    own_before: Floats
    others_before: Floats

    def __post_init__(self) -> None:
        """Raise `AnalysisError` where a predictor is missing or is the same for all."""
        every = np.vstack([self.others, self.own])
        if not np.isfinite(every).all():
            raise AnalysisError("A predictor is missing for a unit; leave it or the unit out.")
        if (np.ptp(every, axis=0) == 0).any():
            raise AnalysisError("A predictor is the same for all units; leave it out.")

    @property
    def scaled(self) -> tuple[Floats, Floats]:
        """Own and others' predictors in standard deviations of all."""
        spread = np.vstack([self.others, self.own]).std(axis=0, ddof=1)
        return self.own / spread, self.others / spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighting:
    """How much each predictor counts, the weights of donors, and the mean square gap before."""

    importance: Floats
    weights: Floats
    loss: float


def weighting(of: Likeness, importance: Floats) -> Weighting:
    """Return the exact weights of donors for a given importance of predictors.

    Raises
    ------
    AnalysisError
        Nothing counts, or something counts less than nothing.
    """
    if (importance < 0).any() or not importance.any():
        raise AnalysisError("Importances must be 0 or more, and not all 0.")
    share = importance / importance.sum()
    own, others = of.scaled
    root = np.sqrt(share)
    weights = simplex_weights(others.T * root[:, None], own * root)
    gap = of.own_before - weights @ of.others_before
    return Weighting(importance=share, weights=weights, loss=float((gap**2).mean()))


def equal_importance(of: Likeness) -> Floats:
    """Return the same importance for all predictors."""
    count = of.others.shape[1]
    return np.full(count, 1 / count)


def regressed_importance(of: Likeness) -> Floats:
    """Return the importance by how strongly predictors explain the outcome in a regression."""
    own, others = of.scaled
    rows = np.vstack([others, own])
    outcome = np.vstack([of.others_before, of.own_before])
    found = np.linalg.lstsq(np.column_stack([np.ones(len(rows)), rows]), outcome, rcond=None)[0][1:]
    strength = (found**2).sum(axis=1)
    return np.asarray(strength / strength.sum())


def searched(of: Likeness, start: Floats, way: Way = "Powell", *, steps: int = 2_000) -> Weighting:
    """Return where a search from `start` for the best fit before ends.

    Raises
    ------
    AnalysisError
        The search found nothing better than a number that is none.
    """

    def lost(sought: Floats) -> float:
        return weighting(of, np.maximum(np.abs(sought), 1e-300)).loss

    options = {"maxiter": steps} if way == "Nelder-Mead" else {}
    ended = minimize(lost, start, method=way, options=options)
    if not np.isfinite(ended.fun):
        raise AnalysisError("The search for what counts did not come to an end.")
    return weighting(of, np.abs(ended.x))


def best_searched(of: Likeness) -> Weighting:
    """Return the best of the searches from equal and from regressed importance."""
    ways: tuple[Way, ...] = ("Powell", "Nelder-Mead")
    starts = (equal_importance(of), regressed_importance(of))
    found = [searched(of, start, way) for start in starts for way in ways]
    return min(found, key=lambda one: one.loss)
