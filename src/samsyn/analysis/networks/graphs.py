"""Who is tied to whom, as sorted names and a sparse matrix: small for a gang, fit for a nation.

The same people and ties give the same arrays, whatever the order in which they come.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samsyn.analysis.errors import AnalysisError

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

_NAMED: Final = 5  # people named in a sentence; the others are counted


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """People in the order of their ids, and the ties between them without direction.

    `matrix` is symmetric with an empty diagonal; it holds the added weights of each tie. `notes`
    says in sentences what was folded or left out on the way.
    """

    people: tuple[str, ...]
    matrix: sparse.csr_array
    notes: tuple[str, ...] = ()

    @property
    def ties(self) -> int:
        return int(self.matrix.nnz) // 2

    @property
    def degrees(self) -> Ints:
        return np.diff(self.matrix.indptr).astype(np.int64)

    def pairs(self) -> tuple[Ints, Ints, Floats]:
        """Return every tie once: the numbers of both people, the smaller first, and weights."""
        upper = sparse.triu(self.matrix, 1, format="coo")
        return upper.row.astype(np.int64), upper.col.astype(np.int64), upper.data


def build_graph(
    ties: Iterable[Sequence[str] | tuple[str, str, float]],
    people: Iterable[str] = (),
    *,
    closed: bool = False,
) -> Graph:
    """Return the graph of some ties.

    Parameters
    ----------
    ties :
        Two ids each, and perhaps a weight (else 1).
    people :
        Ids that are in the network even without a tie.
    closed :
        Whether a tie to somebody outside `people` is refused; else they are added.

    Raises
    ------
    AnalysisError
        An empty id, a weight that is not above zero, or a tie to somebody not in a closed list.
    """
    rows = [(str(tie[0]), str(tie[1]), float(tie[2]) if len(tie) > 2 else 1.0) for tie in ties]  # noqa: PLR2004
    known = set(people)
    ends = {end for one, other, _ in rows for end in (one, other)}
    if closed and (strangers := ends - known):
        raise AnalysisError(
            f"Ties name people who are not listed: {named(strangers)}. List them, or leave the"
            " ties out."
        )
    if "" in ends | known:
        raise AnalysisError("A person has an empty id. Give everybody an id.")
    ordered = tuple(sorted(known | ends))
    place = {person: number for number, person in enumerate(ordered)}
    first = np.fromiter((place[one] for one, _, _ in rows), dtype=np.int64, count=len(rows))
    second = np.fromiter((place[other] for _, other, _ in rows), dtype=np.int64, count=len(rows))
    weights = np.fromiter((weight for _, _, weight in rows), dtype=np.float64, count=len(rows))
    return graph_of_codes(ordered, first, second, weights)


def graph_of_codes(
    people: tuple[str, ...], first: Ints, second: Ints, weights: Floats | None = None
) -> Graph:
    """Return the graph of ties given as places in `people`, which is sorted and without repeats."""
    weights = np.ones(len(first)) if weights is None else weights
    if len(weights) and not (np.isfinite(weights).all() and weights.min() > 0):
        raise AnalysisError("A tie's weight is not above zero. Give each a weight above zero.")
    loops = first == second
    notes = _loop_notes(people, first[loops])
    first, second, weights = first[~loops], second[~loops], weights[~loops]
    low, high = np.minimum(first, second), np.maximum(first, second)
    size = len(people)
    half = sparse.coo_array((weights, (low, high)), shape=(size, size)).tocsr()
    half.sum_duplicates()
    repeats = len(weights) - int(half.nnz)
    if repeats:
        what = "tie repeats another one and was" if repeats == 1 else "ties repeat others and were"
        notes += (f"{repeats} {what} folded into it; weights were added.",)
    matrix = (half + half.T).tocsr()
    matrix.sort_indices()
    return Graph(people=people, matrix=matrix, notes=notes)


def named(people: Iterable[str]) -> str:
    """Name the first few of some people: "a, b and 7 more"."""
    ordered = sorted(set(people))
    listed = ", ".join(ordered[:_NAMED])
    rest = len(ordered) - _NAMED
    return f"{listed} and {rest} more" if rest > 0 else listed


def _loop_notes(people: tuple[str, ...], at: Ints) -> tuple[str, ...]:
    if not len(at):
        return ()
    whose = named(people[number] for number in np.unique(at)[: _NAMED + 1].tolist())
    count = len(at)
    what = "tie goes" if count == 1 else "ties go"
    return (f"{count} {what} from somebody to the same person and tells nothing new: {whose}.",)
