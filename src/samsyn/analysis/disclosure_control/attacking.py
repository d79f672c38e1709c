"""What somebody can work out who reads everything that is told: the least and the most of a sum.

The attacker solves integer programs: whole counts, none negative, that agree with all that is told
(Dobra and Fienberg 2000, doi 10.1073/pnas.97.22.11885, for why bounds are what leaks). Cells that
stand in the same sums are one column of a program, and sums that have no cell in common are
programs of their own: neither changes an answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from samsyn.analysis.disclosure_control.sums import Cells, Told, rows
from samsyn.analysis.errors import AnalysisError

_INFEASIBLE, _UNBOUNDED = 2, 3  # as SciPy numbers its answers
_NEARLY = 1e-6
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Left:
    """What a sum may still be: from `least` to `most`; no end where `most` is None."""

    least: int
    most: int | None

    @property
    def width(self) -> float:
        """How far apart the two are; 0 is an exact recovery."""
        return float("inf") if self.most is None else float(self.most - self.least)


@dataclass(frozen=True, slots=True)
class Parted:
    """A sum as columns: those that lie in it wholly, and those of which it has any cell."""

    whole: NDArray[np.intp]
    touched: NDArray[np.intp]


class Attacker:
    """Somebody who knows sums, and asks many times what they leave open of others.

    Counts that agree with all that is known are kept (`seen`): where two of them lie far enough
    apart, no program is solved.
    """

    def __init__(self, told: Sequence[Told], *, size: int, seen: Iterable[Floats] = ()) -> None:
        """Take what is known. `size` is the number of cells; `seen` are counts that agree."""
        self.known = [one for one in told if one.high is not None]
        self.low = np.array([one.low for one in self.known], dtype=float)
        self.high = np.array([one.high for one in self.known], dtype=float)
        full = rows([one.cells for one in self.known], size).toarray()
        signatures, self.column_of = np.unique(full, axis=1, return_inverse=True)
        self.column_of = self.column_of.reshape(-1)
        self.matrix = csr_array(signatures)
        self.sizes = np.bincount(self.column_of, minlength=signatures.shape[1])
        self.covered: NDArray[np.bool_] = np.any(signatures, axis=0)
        _count, self.part_of = connected_components(self.matrix.T @ self.matrix, directed=False)
        self._firsts = np.unique(self.column_of, return_index=True)[1]
        self._size = size
        self.seen = [*seen]
        self._totals = [self.totals(one) for one in self.seen]

    def totals(self, counts: Floats) -> Floats:
        """Return counts of cells added up by column."""
        found: Floats = np.bincount(self.column_of, counts, len(self.sizes)).astype(float)
        return found

    def parted(self, cells: Cells) -> Parted:
        """Return a sum of cells as columns."""
        touched, among = np.unique(self.column_of[[*cells]], return_counts=True)
        return Parted(touched[among == self.sizes[touched]], touched)

    def leaves(self, cells: Cells, apart: float) -> bool:
        """Whether a sum may still have two values that lie `apart`."""
        parted = self.parted(cells)
        if not self.covered[parted.touched].all():
            return True
        if self._totals:
            held = np.array(self._totals)
            least = held[:, parted.whole].sum(axis=1).min()
            if held[:, parted.touched].sum(axis=1).max() - least >= apart:
                return True
        return self.left(cells).width >= apart

    def left(self, cells: Cells) -> Left:
        """Return the least and the most of a sum. Raises `AnalysisError` if nothing fits."""
        parted = self.parted(cells)
        least, most = 0, 0
        for part in np.unique(self.part_of[parted.touched]):
            columns = np.flatnonzero(self.part_of == part)
            if not self.covered[columns].all():
                return Left(self._least(parted), None)
            least += self._solved(columns, parted.whole, 1.0)
            most -= self._solved(columns, parted.touched, -1.0)
        return Left(least, most)

    def _least(self, parted: Parted) -> int:
        """Return the least of a sum of which some cells stand in nothing that is told."""
        told = parted.whole[self.covered[parted.whole]]
        parts = np.unique(self.part_of[told])
        return sum(self._solved(np.flatnonzero(self.part_of == part), told, 1.0) for part in parts)

    def within(self, columns: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the sums, by place in `known`, that any of the columns stands in."""
        return np.flatnonzero(self.matrix[:, columns].sum(axis=1))

    def _solved(self, columns: NDArray[np.intp], target: NDArray[np.intp], sign: float) -> int:
        """Return the least of a sum over some columns (of its negative, for -1), and keep how."""
        objective = sign * np.isin(columns, target)
        sums = self.within(columns)
        matrix = self.matrix[sums][:, columns]
        limits = LinearConstraint(matrix, self.low[sums], self.high[sums])
        found = milp(objective, constraints=limits, integrality=1, bounds=Bounds(0, np.inf))
        if found.status in {_INFEASIBLE, _UNBOUNDED}:
            raise AnalysisError("Nothing fits all that is told: two of the counts contradict.")
        if found.x is None:
            raise AnalysisError(f"What can be worked out could not be computed: {found.message}")
        self._keep(columns, np.round(found.x))
        return int(np.ceil(found.fun - _NEARLY))

    def _keep(self, columns: NDArray[np.intp], totals: Floats) -> None:
        """Keep counts that agree with all that is known, beside the first that were seen."""
        if not self.seen:
            return
        counts = np.where(np.isin(self.column_of, columns), 0.0, self.seen[0])
        counts[self._firsts[columns]] = totals
        self.seen.append(counts)
        self._totals.append(self.totals(counts))


def range_left(cells: Cells, told: Sequence[Told], *, size: int) -> Left:
    """Return the least and the most that a sum of cells can be, for who knows all that is told.

    `size` is the number of smallest cells. Raises `AnalysisError` if nothing fits what is told.

    Examples
    --------
    >>> total, rest = Told(frozenset({0, 1}), 7, 7), Told(frozenset({1}), 5, 5)
    >>> range_left(frozenset({0}), [total, rest], size=2)
    Left(least=2, most=2)
    """
    return Attacker(told, size=size).left(cells)
