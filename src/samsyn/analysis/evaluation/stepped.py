"""Several groups or places that start at different times: who starts later is the comparison.

Counts of group and week are a level of the group times a course that all share times the effect of
having started. Each supposed effect is tested by dealing the starts to groups anew, for groups of
like volume start as likely as one another; the score of the effect is ranked among those. No
variance is assumed, so weeks may be alike and counts may vary more than chance.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, inf

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate

Floats = NDArray[np.float64]
_RATIOS = np.exp(np.linspace(np.log(1 / 20), np.log(20), 121))
_ROUNDS, _CLOSE = 500, 1e-11
_WIDEST = 8.0  # of the logarithm of an effect
_HALVING, _DOUBLING = 0.5, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Counts of groups and periods, and when each group starts; None is never."""

    counts: Floats  # shape (groups, periods)
    starts: tuple[int | None, ...]

    def __post_init__(self) -> None:
        """Raise `AnalysisError` with everything that is wrong."""
        wrong = list(_faults(self))
        if wrong:
            raise AnalysisError("; ".join(wrong) + ".")

    def begun(self, order: NDArray[np.int64] | None = None) -> Floats:
        """Return 1 where a group has started, shape (groups, periods); starts dealt in an order."""
        periods = self.counts.shape[1]
        starts = np.array([periods if one is None else one for one in self.starts])
        dealt = starts if order is None else starts[order]
        return (np.arange(periods)[None, :] >= dealt[:, None]).astype(np.float64)


def stepped(of: Steps, *, deals: int = 499, seed: int = 1, level: float = 0.95) -> Estimate:
    """Return the rate ratio of having started.

    Parameters
    ----------
    of :
        The counts and the starts.
    deals, seed :
        How often starts are dealt anew, and from which seed.
    level : above 0 and below 1
        Of the interval.

    Raises
    ------
    AnalysisError
        Counts and starts that bear no comparison, or an effect beyond all bounds.
    """
    begun = of.begun()
    slope = _score_at(of.counts, begun)
    if slope(-_WIDEST) * slope(_WIDEST) > 0:
        raise AnalysisError("The effect lies beyond all bounds: nothing happened before or after.")
    effect = float(brentq(slope, -_WIDEST, _WIDEST, xtol=1e-10))
    chance = np.random.default_rng(seed)
    orders = [chance.permutation(len(of.starts)) for _ in range(deals)]
    masks = np.array([begun, *(of.begun(order) for order in orders)])
    p_value = _p_value(of.counts, begun, masks, 1.0)
    interval, is_open = _interval(of.counts, begun, masks, level)
    expected = _margins(of.counts, begun * effect)
    warnings: list[Caveat] = [Caveat.DRAWN_PLACEBOS]
    if interval is None:
        warnings.append(Caveat.FEW_DONORS)
    elif interval[0] <= _HALVING and interval[1] >= _DOUBLING:
        warnings.append(Caveat.TOO_FEW_EVENTS)
    if is_open:
        warnings.append(Caveat.OPEN_INTERVAL)
    return Estimate(
        method="stepped",
        estimate=float(np.exp(effect)),
        is_ratio=True,
        interval=interval,
        level=level,
        p_value=p_value,
        gaps=tuple((of.counts - expected).sum(axis=0).tolist()),
        figures={"deals": float(deals), "events": float(of.counts.sum())},
        n={
            "treated": sum(one is not None for one in of.starts),
            "donors": sum(one is None for one in of.starts),
            "periods": of.counts.shape[1],
        },
        assumptions=(
            Assumption.LATER_STARTS_TELL,
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.OTHERS_UNTOUCHED,
            Assumption.SAME_COUNTING,
        ),
        warnings=tuple(warnings),
    )


def _margins(counts: Floats, along: Floats) -> Floats:
    """Return what levels and a shared course expect, given the logarithm of everything else."""
    known = np.exp(along)
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    level = np.ones(len(rows))
    course = np.ones(len(columns))
    for _ in range(_ROUNDS):
        course = _over(columns, level @ known)
        moved = _over(rows, known @ course)
        has_settled = float(np.abs(moved - level).max()) <= _CLOSE * max(1.0, float(moved.max()))
        level = moved
        if has_settled:
            break
    return np.asarray(level[:, None] * known * course[None, :])


def _over(whole: Floats, part: Floats) -> Floats:
    return np.divide(whole, part, out=np.zeros_like(whole), where=part > 0)


def _score_at(counts: Floats, begun: Floats) -> Callable[[float], float]:
    def slope(effect: float) -> float:
        return float((begun * (counts - _margins(counts, begun * effect))).sum())

    return slope


def _p_value(counts: Floats, begun: Floats, masks: Floats, ratio: float) -> float:
    """Return the p-value of a supposed ratio: the score's rank among those of dealt starts."""
    undone = counts / np.where(begun > 0, ratio, 1.0)
    expected = undone.sum(axis=1, keepdims=True) * undone.sum(axis=0) / undone.sum()
    left = undone - expected
    squares = _standardised(left, expected, masks)
    return float((squares >= squares[0] * (1 - 1e-9)).mean())


def _standardised(left: Floats, expected: Floats, masks: Floats) -> Floats:
    """Return squared scores over what counts would make them vary by, levels and course known."""
    groups, rest = masks.shape[0], masks.reshape(masks.shape[0], -1)
    weighed = masks * expected
    of_rows = _over(weighed.sum(axis=2), np.tile(expected.sum(axis=1), (groups, 1)))
    of_columns = _over(weighed.sum(axis=1), np.tile(expected.sum(axis=0), (groups, 1)))
    own = masks - of_rows[:, :, None] - of_columns[:, None, :]
    own += (rest @ expected.ravel() / expected.sum())[:, None, None]
    variance = (own**2).reshape(groups, -1) @ expected.ravel()
    return _over((rest @ left.ravel()) ** 2, variance)


def _interval(
    counts: Floats, begun: Floats, masks: Floats, level: float
) -> tuple[tuple[float, float] | None, bool]:
    if floor((1 - level) * len(masks) + 1e-9) < 1:
        return None, False
    kept = [
        ratio
        for ratio in _RATIOS.tolist()
        if _p_value(counts, begun, masks, ratio) > 1 - level + 1e-12
    ]
    if not kept:
        return None, False
    low = 0.0 if kept[0] == _RATIOS[0] else kept[0]
    high = inf if kept[-1] == _RATIOS[-1] else kept[-1]
    return (low, high), low == 0 or high == inf


def _faults(of: Steps) -> Sequence[str]:
    found = []
    if of.counts.ndim != 2 or len(of.starts) != len(of.counts):  # noqa: PLR2004  groups, periods
        return ["The counts are not one for every group and period, with a start for each group"]
    if not np.isfinite(of.counts).all():
        found.append("A count is missing")
    elif (of.counts < 0).any():
        found.append("A count is negative; a count is 0 or more")
    elif not of.counts.any():
        found.append("Every value is 0; there is nothing to compare")
    started = [one for one in of.starts if one is not None]
    if not started:
        found.append("No group starts")
    if len(set(of.starts)) < 2:  # noqa: PLR2004  two starts
        found.append("All groups start at the same time: nobody is left to compare with")
    if any(not 0 < one < of.counts.shape[1] for one in started):
        found.append("A group starts in the first period or after the last")
    return found
