"""A ceiling that takes no solver: good to some percent at once, and enough to rule most people out.

Each row's weight is split between the row and the columns that hit it. Whatever the split, what
the rows keep and what the best seats get is a ceiling. The split follows the subgradient, with
steps after Polyak (1969). A least share under supervision has a price of its own.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Floats, Ints
from samsyn.analysis.reach.cases import Case
from samsyn.analysis.reach.ceilings import Ceiling

_NEAR: Final = 1e-6
_TURNS: Final = 600  # rounds at most
_LEAST_TURNS: Final = 40
_STALE: Final = 8  # rounds without a lower ceiling after which steps become shorter


def quick_ceiling(case: Case, by_column: sparse.csr_array, floor: float, work: int) -> Ceiling:
    """Return the lowest ceiling that looking at about `work` cells finds."""
    seats = min(case.rules.capacity or 0, len(case.columns))
    weights = case.weights
    best = Ceiling(most=float(weights.sum()), price=np.full(len(case.columns), -1.0))
    if not seats or not len(weights):
        return best if seats else Ceiling(most=0.0, price=-best.price)
    picks = _Picks(case, seats)
    scale = 1.0 / case.need
    balance = case.supervised - case.rules.supervised_share
    given = weights / (1 + np.log(np.maximum(1, np.diff(case.hits.indptr))))
    extra, pace, stale = 0.0, 1.0, 0
    for _ in range(min(_TURNS, max(_LEAST_TURNS, work // max(1, 2 * by_column.nnz)))):
        worth = by_column @ (given * scale) + extra * balance
        chosen, price = picks.best(worth)
        value = float((weights - given).sum() + worth[chosen].sum())
        stale = 0 if value < best.most - _NEAR else stale + 1
        if value < best.most:
            best = Ceiling(most=value, price=price)
        if stale >= _STALE:
            pace, stale = pace / 2, 0
        slope = case.hits @ picks.mark(chosen) * scale - 1.0
        slope[(given >= weights) & (slope < 0)] = 0.0
        tilt = float(balance[chosen].sum()) if case.rules.supervised_share else 0.0
        length = float(slope @ slope) + tilt * tilt
        if length <= _NEAR or value - floor <= _NEAR:
            break
        step = pace * (value - floor) / length
        given = np.clip(given - step * slope, 0.0, weights)
        extra = max(0.0, extra - step * tilt)
    return best


@dataclass(frozen=True, slots=True)
class _Seated:
    """A group that needs carriers: its members, and how many."""

    members: Ints
    least: int


class _Picks:
    """The best seats when each column is worth something by itself."""

    def __init__(self, case: Case, seats: int) -> None:
        self._width = len(case.columns)
        self._seats = seats
        self._groups: list[_Seated] = []
        used = np.zeros(self._width, dtype=bool)
        left = seats
        for members in case.carrying.values():
            least = min(case.rules.carriers, len(members))
            if not used[members].any() and least <= left:  # others only lower the ceiling
                used[members] = True
                left -= least
                self._groups.append(_Seated(members, least))
        self._free = left

    def best(self, worth: Floats) -> tuple[Ints, Floats]:
        """Return the best choice, and what taking each other column would lose."""
        forced = np.zeros(self._width, dtype=bool)
        last = np.full(self._width, np.inf)
        for group in self._groups:
            order = np.argsort(-worth[group.members], kind="stable")[: group.least]
            forced[group.members[order]] = True
            last[group.members] = worth[group.members[order]].min(initial=np.inf)
        rest = np.where(forced, -np.inf, worth)
        top = np.argpartition(-rest, self._free - 1)[: self._free] if self._free else last[:0]
        top = top.astype(np.int64)
        full = len(top) > 0 and float(rest[top].min()) > 0
        free = float(rest[top].min()) if full else 0.0
        top = top[rest[top] > 0]
        bar = np.minimum(free if self._free else np.inf, last)
        return np.concatenate([np.flatnonzero(forced), top]), bar - worth

    def mark(self, chosen: Ints) -> Floats:
        """Return 1 for each chosen column and 0 for the others."""
        marked = np.zeros(self._width)
        marked[chosen] = 1.0
        return marked
