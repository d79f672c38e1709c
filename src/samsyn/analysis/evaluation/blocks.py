"""Many small units, some of them treated, with what they are matched on and what came after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.calibration import Calibrated, Distance, calibrate, nearest
from samsyn.analysis.evaluation.estimates import Trial

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """What the calibrated control is made from.

    `matched` has a column of ones first. `near` are sums that are matched as nearly as can be where
    not everything can be matched, `firm` those that are matched even then; both may be empty, and
    then there is nothing to fall back on.
    """

    treated: Mask  # shape (units,)
    matched: Floats  # shape (units, sums)
    after: Mapping[str, Floats]  # outcome -> shape (units, periods after)
    firm: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    near: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    near_scale: Floats = field(default_factory=lambda: np.zeros(0))

    def __post_init__(self) -> None:
        """Raise `AnalysisError` where there is nothing to weigh or to add up."""
        if not self.treated.any() or self.treated.all():
            raise AnalysisError("Some units must be treated, and some not.")
        if not np.isfinite(self.matched).all():
            raise AnalysisError("Something to match on is missing for a unit.")
        for name, values in self.after.items():
            if not np.isfinite(values).all():
                raise AnalysisError(f"{name} is missing for a unit after the start.")
            if not values[self.treated].any() and not values[~self.treated].any():
                raise AnalysisError(f"Every value of {name} after the start is 0.")

    @property
    def falls_back(self) -> bool:
        """Whether some sums may be matched only nearly."""
        return bool(self.near.size)


def blocks_of(
    of: Trial,
    covariates: Mapping[str, Floats] | None = None,
    *,
    others: Mapping[str, Floats] | None = None,
    bunch: int = 3,
) -> Blocks:
    """Return the blocks of a panel, matched on what does not change and on bunches of periods.

    Parameters
    ----------
    of :
        The panel.
    covariates : name -> shape (units,)
        What is matched exactly beside the outcome.
    others : name -> shape (units, periods)
        More outcomes; they are matched and told of like the first.
    bunch : periods
        How many are added up before they are matched: single months match noise. A rest at the
        beginning is a shorter bunch.

    Raises
    ------
    AnalysisError
        A bunch is no whole number above 0.
    """
    if bunch < 1:
        raise AnalysisError("At least one period makes a bunch.")
    given = covariates or {}
    series = {"outcome": of.outcome, **(others or {})}
    fixed = [np.ones((len(of.units), 1)), *(value[:, None] for value in given.values())]
    sums = [bunched(values[:, : of.start], [bunch] * of.start) for values in series.values()]
    treated = np.zeros(len(of.units), dtype=bool)
    treated[list(of.treated)] = True
    return Blocks(
        treated=treated,
        matched=np.hstack([*fixed, *sums]),
        after={name: values[:, of.start :] for name, values in series.items()},
        firm=np.hstack([*fixed, *(values.sum(axis=1, keepdims=True) for values in sums)]),
        near=np.hstack(sums),
        near_scale=_scales(treated, sums),
    )


def bunched(before: Floats, lengths: Sequence[int]) -> Floats:
    """Return sums over bunches of periods, the last bunch first, as far back as there are any."""
    sums, end = [], before.shape[1]
    for length in lengths:
        if end <= 0:
            break
        sums.append(before[:, max(0, end - length) : end].sum(axis=1))
        end -= length
    return np.column_stack(sums)


def control_weights(
    of: Blocks, treated: Mask, used: Mask | None = None, distance: Distance = Distance.SQUARES
) -> tuple[Floats, Calibrated]:
    """Return weights of all units (the treated 1) and how well the control matches.

    Units that are not used weigh 0, and those that stay are blown up to the size of all treated.
    """
    kept = np.ones(len(treated), dtype=bool) if used is None else used
    inside, control = treated & kept, ~treated & kept
    factor = float(treated.sum() / inside.sum())
    target = factor * of.matched[inside].sum(axis=0)
    found = calibrate(of.matched[control], target, distance=distance)
    if not found.is_matched and of.falls_back:
        found = nearest(
            of.firm[control],
            factor * of.firm[inside].sum(axis=0),
            of.near[control] / of.near_scale,
            factor * of.near[inside].sum(axis=0) / of.near_scale,
        )
        found = Calibrated(
            weights=found.weights,
            residual=max(found.residual, _largest(of, control, found.weights, target)),
            steps=found.steps,
        )
    weights = np.zeros(len(treated))
    weights[control], weights[inside] = found.weights, factor
    return weights, found


def _largest(of: Blocks, control: Mask, weights: Floats, target: Floats) -> float:
    apart = np.abs(weights @ of.matched[control] - target) / np.maximum(np.abs(target), 1.0)
    return float(apart.max())


def _scales(treated: Mask, sums: Sequence[Floats]) -> Floats:
    """Return the square root of the treated's mean sum, for each column of its outcome."""
    means = [float(np.abs(values[treated].sum(axis=0).mean())) or 1.0 for values in sums]
    repeats = [values.shape[1] for values in sums]
    return np.asarray(np.sqrt(np.repeat(means, repeats)))
