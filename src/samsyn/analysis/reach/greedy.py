"""The instant answer: always the one who adds most, gains looked at anew only when they count.

With a seat limit alone, and one hit enough, what is reached is at least 1 - 1/e of the most that
so many can reach: Nemhauser, Wolsey and Fisher (1978), doi:10.1007/BF01588971.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, heapreplace
from typing import Final

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Bools, Floats, Ints
from samsyn.analysis.reach.cases import Case

FLOOR: Final = 1 - np.exp(-1)
_NONE: Final = 1e-9


def cover_greedily(hits: sparse.csr_array, need: Floats, costs: Floats) -> Bools:
    """Return columns that hit every row as often as it needs, without any that is not needed."""
    by_column = hits.T.tocsr()
    left = np.asarray(need, dtype=np.float64).copy()
    heap = [
        (-size / cost, at)
        for at, (size, cost) in enumerate(
            zip(np.diff(by_column.indptr).tolist(), costs.tolist(), strict=True)
        )
    ]
    heapify(heap)
    order: list[int] = []
    while heap and (left > _NONE).any():
        _, at = heap[0]
        rows = _of(by_column, at)
        gain = -int((left[rows] > 0).sum()) / costs[at]
        if len(heap) > 1 and (gain, at) > min(heap[1:3]):
            heapreplace(heap, (gain, at))
            continue
        heappop(heap)
        order.append(at)
        left[rows] -= 1
    return _pruned(by_column, left, order)


def _pruned(by_column: sparse.csr_array, left: Floats, order: list[int]) -> Bools:
    chosen = np.zeros(by_column.shape[0], dtype=bool)
    chosen[order] = True
    for at in order:
        rows = _of(by_column, at)
        if (left[rows] <= -1 + _NONE).all():
            left[rows] += 1
            chosen[at] = False
    return chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One column chosen, and what it added to the reach."""

    column: int
    gain: float


class Reaching:
    """What a growing choice reaches, and what each further column would add."""

    def __init__(self, case: Case, by_column: sparse.csr_array | None = None) -> None:
        self.by_column = case.by_column if by_column is None else by_column
        self._need = case.need
        self._left = case.weights.copy()  # weight not yet reached
        self._hits = np.zeros(len(case.rows), dtype=np.int64)
        self._once = bool((case.need <= 1).all())
        self._weights = case.weights

    def bounds(self) -> Floats:
        """Return for each column at least what it can add."""
        sums = self.by_column @ self._left
        return np.asarray(sums)

    def gain(self, column: int) -> float:
        """Return what a column adds; for repeated hits, its part of those that are missing."""
        start, end = self.by_column.indptr[column], self.by_column.indptr[column + 1]
        rows = self.by_column.indices[start:end]
        if self._once:
            return float(self._left[rows] @ self.by_column.data[start:end])
        open_ = self._hits[rows] < self._need[rows]
        return float((self._weights[rows] * open_ / self._need[rows]).sum())

    def add(self, column: int) -> float:
        """Choose a column and return what it newly reaches."""
        start, end = self.by_column.indptr[column], self.by_column.indptr[column + 1]
        rows, chances = self.by_column.indices[start:end], self.by_column.data[start:end]
        self._hits[rows] += 1
        before = float(self._left[rows].sum())
        if self._once:
            self._left[rows] *= 1 - chances
        else:
            self._left[rows[self._hits[rows] >= self._need[rows]]] = 0.0
        return before - float(self._left[rows].sum())


def steps(
    case: Case,
    first: Iterable[int] = (),
    may: Callable[[int], bool] = lambda _: True,
    rank: Ints | None = None,
) -> Iterator[Step]:
    """Yield one column after another, `first` ones first, until nobody more can be reached.

    A column that `may` refuses when its turn comes is passed over for good. Of equal gains the
    lower `rank` comes first, then the lower number.
    """
    reaching = Reaching(case)
    done = set()
    for column in first:
        done.add(column)
        yield Step(column=column, gain=reaching.add(column))
    ranks = np.zeros(len(case.columns), dtype=np.int64) if rank is None else rank
    most = reaching.bounds()
    line = np.lexsort((np.arange(len(most)), ranks, -most))
    heap: list[tuple[float, int, int]] = []
    at = 0
    while True:
        while at < len(line) and (not heap or -most[line[at]] <= heap[0][0]):
            column = int(line[at])
            at += 1
            if column not in done:
                key = (-_rounded(reaching.gain(column)), int(ranks[column]), column)
                heappush(heap, key)
        if not heap or -heap[0][0] <= _NONE:
            return
        column = heap[0][2]
        gain = -_rounded(reaching.gain(column))
        key = (gain, int(ranks[column]), column)
        if key > heap[0]:
            heapreplace(heap, key)
            continue
        heappop(heap)
        if may(column):
            yield Step(column=column, gain=reaching.add(column))


def _rounded(gain: float) -> float:
    return round(gain, 9)


def _of(by_column: sparse.csr_array, at: int) -> Ints:
    return by_column.indices[by_column.indptr[at] : by_column.indptr[at + 1]]
