"""The Seattle intervention as its authors' tutorial prints it, with the very groups that they drew.

The tutorial's groups come from one stream of chance, from the first example to the last; so the
stream is followed in the same order (`r_chance.py`), and nothing is left to chance.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from benchmarks.published.rows import DATA, Key, Ours
from benchmarks.r_chance import OldR
from samsyn.analysis.evaluation.blocks import Blocks, Floats, Mask, bunched, control_weights
from samsyn.analysis.evaluation.joint_tests import grouped_covariance, joint_statistic
from samsyn.analysis.evaluation.weighted_regression import (
    Change,
    coefficients,
    linearised,
    replicated,
)

SEED, PERMUTATIONS, LEVEL, BEFORE, PERIODS, PARTS = 99199, 250, 0.9, 12, 16, 25
FOUR = ("i_felony", "i_misdemea", "i_drugs", "any_crime")
BUNCHES = {
    "i_robbery": [2] * 6,
    "i_aggassau": [2] * 6,
    "i_burglary": [1] * 12,
    "i_larceny": [1] * 12,
    "i_felony": [2] * 6,
    "i_misdemea": [2] * 6,
    "i_drugsale": [4] * 3,
    "i_drugposs": [4] * 3,
    "any_crime": [1] * 12,
}
_JACKKNIFED = (2, 4)
METHOD = "microsynth example {} (39 treated blocks, end.pre=12, one-sided lower, 90% CI)"


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """The census blocks: which were treated, what they are like, what happened in each quarter."""

    treated: Mask
    fixed: Floats  # shape (blocks, 1 + covariates), ones first
    counts: Mapping[str, Floats]  # shape (blocks, quarters)


@cache
def city() -> City:
    """Return the blocks of the published file."""
    with (DATA / "seattledmi_blocks.csv").open(encoding="utf-8") as file:
        blocks = list(csv.reader(file))[1:]
    facts = np.array([[float(value) for value in row[2:]] for row in blocks])
    with (DATA / "seattledmi_counts.csv").open(encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    cells = np.array(rows, dtype=np.int64)
    counts = {}
    for column, name in enumerate(head[2:], start=2):
        table = np.zeros((len(blocks), PERIODS))
        table[cells[:, 0] - 1, cells[:, 1] - 1] = cells[:, column]
        counts[name] = table
    return City(
        treated=facts[:, 0] == 1,
        fixed=np.hstack([np.ones((len(blocks), 1)), facts[:, 1:]]),
        counts=counts,
    )


def blocks(bunches: Mapping[str, Sequence[int]], *, nearly: bool = False) -> Blocks:
    """Return what an example matches on; `nearly` lets single quarters be matched nearly."""
    place = city()
    before = {name: place.counts[name][:, :BEFORE] for name in bunches}
    sums = [bunched(before[name], bunches[name]) for name in bunches]
    means = [place.counts[name][place.treated, :BEFORE].sum(axis=0).mean() for name in bunches]
    return Blocks(
        treated=place.treated,
        matched=np.hstack([place.fixed, *sums]),
        after={name: place.counts[name][:, BEFORE:] for name in bunches},
        firm=np.hstack([place.fixed, *(value.sum(axis=1, keepdims=True) for value in sums)])
        if nearly
        else np.zeros((0, 0)),
        near=np.hstack(sums) if nearly else np.zeros((0, 0)),
        near_scale=np.sqrt(np.repeat(means, [value.shape[1] for value in sums])),
    )


def examples(
    *, permuted: Sequence[int] = (2, 3, 4), jackknifed: Sequence[int] = (2, 4)
) -> dict[Key, Ours]:
    """Return rows of the examples; what is not asked for is drawn all the same, but not used."""
    chance, treated = OldR(SEED), city().treated
    rows: dict[Key, Ours] = {}
    chance.groups(np.tile(treated, PERIODS - BEFORE), PARTS)  # of the first example
    each = [1] * BEFORE
    nine = blocks(dict.fromkeys(BUNCHES, each), nearly=True)
    for number, of, ends in (
        (2, blocks(dict.fromkeys(FOUR, each)), (14, 16)),
        (3, nine, (16,)),
        (4, blocks(BUNCHES), (16,)),
    ):
        drawn = drawn_of(chance, treated, ends, has_jackknife=number in _JACKKNIFED)
        if number not in jackknifed:
            drawn = replace(drawn, jackknife=None)
        if number not in permuted:
            drawn = replace(drawn, groups=())
        rows |= _example(number, of, drawn)
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The groups of one example: of the jackknife, of permutations, and of rows for each end."""

    jackknife: NDArray[np.int64] | None
    groups: Sequence[NDArray[np.int64]]
    parts: Mapping[int, NDArray[np.int64]]


def drawn_of(chance: OldR, treated: Mask, ends: Sequence[int], *, has_jackknife: bool) -> Drawn:
    size = int(treated.sum())
    return Drawn(
        jackknife=chance.groups(treated, size) if has_jackknife else None,
        groups=[chance.sample(len(treated), size) for _ in range(PERMUTATIONS)],
        parts={end: chance.groups(np.tile(treated, end - BEFORE), PARTS) for end in ends},
    )


def _example(number: int, of: Blocks, drawn: Drawn) -> dict[Key, Ours]:
    weights, _ = control_weights(of, of.treated)
    replicates = (
        [
            control_weights(of, of.treated, drawn.jackknife != one)[0]
            for one in range(int(of.treated.sum()))
        ]
        if drawn.jackknife is not None
        else []
    )
    permuted = [_permuted(of, group) for group in drawn.groups]
    rows: dict[Key, Ours] = {}
    for end, parts in drawn.parts.items():
        cut = {name: after[:, : end - BEFORE] for name, after in of.after.items()}
        for name, after in cut.items():
            told = _told(of, after, weights, replicates, permuted)
            rows |= {key_of(number, f"{name} end={end} {what}"): one for what, one in told.items()}
        joint = _joint(of.treated, cut, weights, replicates, permuted, parts)
        rows |= {key_of(number, f"Omnibus end={end} {what}"): one for what, one in joint.items()}
    return rows


def _permuted(of: Blocks, group: NDArray[np.int64]) -> tuple[Floats, Mask]:
    mask = np.zeros(len(of.treated), dtype=bool)
    mask[group] = True
    return control_weights(of, mask)[0], mask


def key_of(example: int, quantity: str) -> Key:
    return "seattledmi", METHOD.format(example), quantity


def _told(
    of: Blocks,
    after: Floats,
    weights: Floats,
    replicates: Sequence[Floats],
    permuted: Sequence[tuple[Floats, Mask]],
) -> dict[str, Ours]:
    change = linearised(weights, of.treated, after)
    control = float(weights[~of.treated] @ after[~of.treated].sum(axis=1))
    told = {
        "Trt": (float(after[of.treated].sum()),),
        "Con": (control,),
        "Pct.Chng": (float(after[of.treated].sum()) / control - 1,),
    }
    told |= _pair("Linear", change)
    if replicates:
        told |= _pair("Jack", replicated(weights, replicates, of.treated, after))
    groups = [linearised(found, mask, after) for found, mask in permuted]
    if not groups:
        return {what: Ours(numbers=value, how="calibration") for what, value in told.items()}
    told["Perm.pVal"] = (float(np.mean([one.z < change.z for one in groups])),)
    z = np.array([one.log_ratio / one.error for one in (change, *groups)])
    low, high = np.quantile(z[np.isfinite(z)], [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    told["Perm.Lower"] = (exp(change.log_ratio - change.error * high) - 1,)
    told["Perm.Upper"] = (exp(change.log_ratio - change.error * low) - 1,)
    return {what: Ours(numbers=value, how="calibration") for what, value in told.items()}


def _pair(way: str, change: Change) -> dict[str, tuple[float]]:
    reach = float(ndtri((1 + LEVEL) / 2)) * change.error
    return {
        f"{way}.pVal": (float(ndtr(change.z)),),
        f"{way}.Lower": (exp(change.log_ratio - reach) - 1,),
        f"{way}.Upper": (exp(change.log_ratio + reach) - 1,),
    }


def _joint(
    treated: Mask,
    after: Mapping[str, Floats],
    weights: Floats,
    replicates: Sequence[Floats],
    permuted: Sequence[tuple[Floats, Mask]],
    parts: NDArray[np.int64],
) -> dict[str, Ours]:
    own = _by_parts(treated, after, weights, parts)
    told = {"Linear.pVal": float(ndtr(own))}
    if permuted:
        others = [_by_parts(mask, after, found, parts) for found, mask in permuted]
        told["Perm.pVal"] = float(np.mean(np.array(others) < own))
    if replicates:
        each = np.array(
            [
                [float(coefficients(one, treated, values)[0][0]) for one in replicates]
                for values in after.values()
            ]
        )
        statistic = joint_statistic(*grouped_covariance(each), is_two_sided=False)
        told["Jack.pVal"] = float(ndtr(statistic))
    return {what: Ours(numbers=(value,), how="calibration") for what, value in told.items()}


def _by_parts(
    treated: Mask, after: Mapping[str, Floats], weights: Floats, parts: NDArray[np.int64]
) -> float:
    """Return the joint statistic from leaving out each part of all rows in turn.

    A row is a block in a period; parts were dealt to rows, period after period.
    """
    values = np.array(list(after.values()))
    periods = values.shape[2]
    label = parts.reshape(periods, len(treated)).T
    sums = {
        mask: np.array(
            [
                [
                    np.bincount(label[rows, period], weights=weights[rows] * value, minlength=PARTS)
                    for value in (np.ones(int(rows.sum())), *values[:, rows, period])
                ]
                for period in range(periods)
            ]
        )
        for mask, rows in ((True, treated), (False, ~treated))
    }  # of each, shape (periods, 1 + outcomes, parts)
    left = {mask: one.sum(axis=2, keepdims=True) - one for mask, one in sums.items()}
    inside, outside = left[True], left[False]
    means = inside[:, 1:] / inside[:, :1] - outside[:, 1:] / outside[:, :1]
    # The common difference weighs periods by how much of both kinds there is in each.
    share = inside[:, :1] * outside[:, :1] / (inside[:, :1] + outside[:, :1])
    each = (share * means).sum(axis=0) / share.sum(axis=0)
    return joint_statistic(*grouped_covariance(each), is_two_sided=False)
