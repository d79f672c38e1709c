"""The treated blocks beside many others, weighted to add up to them: the calibrated control.

Chance is told in three ways: linearised, by a jackknife that calibrates anew without each group of
blocks, and by groups of blocks without programme that are calibrated like the treated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import exp, inf, isfinite, nan

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.blocks import Blocks, Floats, Mask, control_weights
from samsyn.analysis.evaluation.calibration import Calibrated, Distance
from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate
from samsyn.analysis.evaluation.joint_tests import Joint, Side, joint_of
from samsyn.analysis.evaluation.weighted_regression import Change, linearised, replicated
from samsyn.analysis.sweeps import sweep

FEW_EFFECTIVE = 30  # equal blocks: below it a few of them decide


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """How chance is told beside the linearised way, which costs nothing.

    `replicate_of` gives the group of each block, from 0; blocks of one group are left out together.
    Each of `groups` is the places of blocks that are taken as if they were treated.
    """

    replicate_of: NDArray[np.int64] | None = None
    groups: Sequence[NDArray[np.int64]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibratedControl:
    """An estimate for each outcome, all of them together, and the weights that they rest on."""

    estimates: Mapping[str, Estimate]
    joint: Joint
    weights: Floats  # of all blocks
    match: Calibrated
    permuted: Mapping[str, Floats]  # outcome -> z of each group
    permuted_ratios: Mapping[str, Floats]  # outcome -> log ratio over its error, of each group


def calibrated_control(
    of: Blocks,
    chance: Chance | None = None,
    *,
    level: float = 0.95,
    side: Side = Side.BOTH,
    distance: Distance = Distance.SQUARES,
) -> CalibratedControl:
    """Return the rate ratio of the treated and their calibrated control after the start.

    Parameters
    ----------
    of :
        The blocks.
    chance :
        Jackknife and permutation; without them only the linearised way.
    level : above 0 and below 1
        Of the intervals.
    side :
        Of the p-values.
    distance :
        See `Distance`.

    Raises
    ------
    AnalysisError
        No weights match and nothing may be matched nearly.
    """
    asked = chance or Chance()
    weights, match = control_weights(of, of.treated, distance=distance)
    if not match.is_matched and not of.falls_back:
        raise AnalysisError(
            "No weights make the others add up to the treated; match fewer or longer periods."
        )
    replicates = _replicates(of, asked.replicate_of, distance)
    drawn = sweep(partial(_as_treated, of, distance), asked.groups)
    changes = {name: linearised(weights, of.treated, after) for name, after in of.after.items()}
    permuted = {
        name: [linearised(found, mask, after) for found, mask in drawn]
        for name, after in of.after.items()
    }
    estimates = {}
    for name, after in of.after.items():
        jackknife = replicated(weights, replicates, of.treated, after) if replicates else None
        estimates[name] = _estimate(
            _Ways(linear=changes[name], jackknife=jackknife, groups=permuted[name]),
            _Told(level=level, side=side, of=of, match=match),
        )
    return CalibratedControl(
        estimates=estimates,
        joint=joint_of(of, weights, replicates, drawn, side=side),
        weights=weights,
        match=match,
        permuted={name: np.array([one.z for one in found]) for name, found in permuted.items()},
        permuted_ratios={
            name: np.array([_standardised(one) for one in found])
            for name, found in permuted.items()
        },
    )


def jackknife_groups(treated: Mask, seed: int = 1) -> NDArray[np.int64]:
    """Return a group for each block, as many as treated blocks; each group has one of them."""
    chance, count = np.random.default_rng(seed), int(min(treated.sum(), (~treated).sum()))
    found = np.zeros(len(treated), dtype=np.int64)
    for mask in (treated, ~treated):
        found[mask] = chance.permutation(np.arange(int(mask.sum())) % count)
    return found


def drawn_groups(treated: Mask, count: int, seed: int = 1) -> list[NDArray[np.int64]]:
    """Return groups of as many blocks as are treated, drawn from those that are not."""
    chance, others, size = (
        np.random.default_rng(seed),
        np.flatnonzero(~treated),
        int(treated.sum()),
    )
    if size * 2 > len(others):
        raise AnalysisError("There are too few other blocks to draw groups from.")
    return [chance.choice(others, size, replace=False) for _ in range(count)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    linear: Change
    jackknife: Change | None
    groups: Sequence[Change]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    level: float
    side: Side
    of: Blocks
    match: Calibrated


def _replicates(of: Blocks, labels: NDArray[np.int64] | None, distance: Distance) -> list[Floats]:
    if labels is None:
        return []
    kept = [labels != group for group in np.unique(labels)]
    return sweep(partial(_replicate, of, distance), kept)


def _replicate(of: Blocks, distance: Distance, kept: Mask) -> Floats:
    return control_weights(of, of.treated, kept, distance)[0]


def _as_treated(of: Blocks, distance: Distance, group: NDArray[np.int64]) -> tuple[Floats, Mask]:
    mask = np.zeros(len(of.treated), dtype=bool)
    mask[group] = True
    return control_weights(of, mask, distance=distance)[0], mask


def _standardised(change: Change) -> float:
    return change.log_ratio / change.error if change.error > 0 else nan


def _estimate(ways: _Ways, told: _Told) -> Estimate:
    change = ways.linear
    low, high = _around(change, told.level)
    figures = {"p_linearised": _p(change.z, told.side), "low_linearised": low}
    figures["high_linearised"] = high
    p_value = figures["p_linearised"]
    if ways.jackknife is not None:
        low, high = _around(ways.jackknife, told.level)
        p_value = figures["p_jackknife"] = _p(ways.jackknife.z, told.side)
        figures["low_jackknife"], figures["high_jackknife"] = low, high
    if ways.groups:
        p_value = figures["p_permuted"] = _ranked(change.z, ways.groups, told.side)
        low, high = _permuted_interval(change, ways.groups, told.level)
        figures["low_permuted"], figures["high_permuted"] = low, high
    inside, blocks = told.of.treated, len(told.of.treated)
    figures["effective"] = told.match.effective
    figures["largest_residual"] = told.match.residual
    ratio = exp(change.log_ratio) if isfinite(change.log_ratio) else 0.0
    return Estimate(
        method="calibration",
        estimate=ratio,
        is_ratio=True,
        interval=(low, high) if isfinite(low) and isfinite(high) else None,
        level=told.level,
        p_value=p_value if isfinite(p_value) else None,
        standard_error=change.error if isfinite(change.error) else None,
        pre_fit=told.match.residual,
        figures=figures,
        n={"treated": int(inside.sum()), "donors": blocks - int(inside.sum())},
        assumptions=(
            Assumption.MATCHED_IS_ENOUGH,
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.OTHERS_UNTOUCHED,
            Assumption.SAME_COUNTING,
        ),
        warnings=_warnings(told, ways, has_interval=isfinite(low) and isfinite(high)),
    )


def _warnings(told: _Told, ways: _Ways, *, has_interval: bool) -> tuple[Caveat, ...]:
    found = [] if told.match.is_matched else [Caveat.NOT_MATCHED]
    if told.match.effective < FEW_EFFECTIVE:
        found.append(Caveat.FEW_CARRY_WEIGHT)
    found.append(Caveat.DRAWN_PLACEBOS if ways.groups else Caveat.UNCHECKED_CHANCE)
    if not has_interval:
        found.append(Caveat.TOO_FEW_EVENTS)
    return tuple(found)


def _p(z: float, side: Side) -> float:
    return float(ndtr(z) if side is Side.FALL else 2 * ndtr(-abs(z)))


def _around(change: Change, level: float) -> tuple[float, float]:
    reach = float(ndtri((1 + level) / 2)) * change.error
    return _exp(change.log_ratio - reach), _exp(change.log_ratio + reach)


def _exp(value: float) -> float:
    return exp(value) if value < 700 else inf  # noqa: PLR2004  beyond it no float is left


def _ranked(z: float, groups: Sequence[Change], side: Side) -> float:
    others = np.array([one.z for one in groups])
    others = others[np.isfinite(others)]
    as_far = others <= z if side is Side.FALL else np.abs(others) >= abs(z)
    return float((1 + as_far.sum()) / (1 + len(others)))


def _permuted_interval(
    change: Change, groups: Sequence[Change], level: float
) -> tuple[float, float]:
    """Return the interval whose reach on either side is that of the groups and the treated."""
    all_of_them = np.array([_standardised(one) for one in (change, *groups)])
    kept = all_of_them[np.isfinite(all_of_them)]
    if not len(kept) or not isfinite(change.error):
        return nan, nan
    low, high = np.quantile(kept, [(1 - level) / 2, (1 + level) / 2])
    return (
        _exp(change.log_ratio - change.error * float(high)),
        _exp(change.log_ratio - change.error * float(low)),
    )
