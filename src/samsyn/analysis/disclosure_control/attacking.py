"""What somebody can work out who reads everything that is told: the least and the most of a sum.

The attacker solves an integer program: whole counts, none negative, that agree with all that is
told (Dobra and Fienberg 2000, doi 10.1073/pnas.97.22.11885, for why bounds are what leaks).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from samsyn.analysis.disclosure_control.sums import Cells, Told
from samsyn.analysis.errors import AnalysisError

_INFEASIBLE, _UNBOUNDED = 2, 3  # as SciPy numbers its answers
_NEARLY = 1e-6


@dataclass(frozen=True, slots=True)
class Left:
    """What a sum may still be: from `least` to `most`; no end where `most` is None."""

    least: int
    most: int | None

    @property
    def width(self) -> float:
        """How far apart the two are; 0 is an exact recovery."""
        return float("inf") if self.most is None else float(self.most - self.least)


def range_left(cells: Cells, told: Sequence[Told], *, size: int) -> Left:
    """Return the least and the most that a sum of cells can be, for who knows all that is told.

    `size` is the number of smallest cells. Raises `AnalysisError` if nothing fits what is told.

    Examples
    --------
    >>> total, rest = Told(frozenset({0, 1}), 7, 7), Told(frozenset({1}), 5, 5)
    >>> range_left(frozenset({0}), [total, rest], size=2)
    Left(least=2, most=2)
    """
    open_to_all = [one for one in told if one.high is not None]
    if not open_to_all:
        return Left(0, None)
    constraint = LinearConstraint(
        rows([one.cells for one in open_to_all], size),
        np.array([one.low for one in open_to_all], dtype=float),
        np.array([one.high for one in open_to_all], dtype=float),
    )
    objective = np.zeros(size)
    objective[list(cells)] = 1.0
    least = _solved(objective, constraint)
    if least is None:
        raise AnalysisError("Nothing fits all that is told: two of the counts contradict.")
    covered = set().union(*(one.cells for one in open_to_all))
    most = _solved(-objective, constraint) if cells <= covered else None
    return Left(least, None if most is None else -most)


def rows(groups: Sequence[Cells], size: int) -> csr_array:
    """Return a matrix with a row for each group: 1 where it has a cell."""
    where = [(row, cell) for row, group in enumerate(groups) for cell in group]
    places: NDArray[np.intp] = np.array(where, dtype=np.intp).reshape(-1, 2)
    return csr_array(
        (np.ones(len(places)), (places[:, 0], places[:, 1])), shape=(len(groups), size)
    )


def _solved(objective: NDArray[np.float64], constraint: LinearConstraint) -> int | None:
    """Return the least of an objective over whole counts; None if there is none, or no end."""
    found = milp(objective, constraints=constraint, integrality=1, bounds=Bounds(0, np.inf))
    if found.status in {_INFEASIBLE, _UNBOUNDED}:
        return None
    if found.x is None:
        raise AnalysisError(f"What can be worked out could not be computed: {found.message}")
    return int(np.ceil(found.fun - _NEARLY))
