"""Cells that count the same people or events in two ways, divided into what both of them count.

Who came and who was met are partly the same people; the incidents of a report are partly those of a
series. Whoever knows a sum of each knows something of their difference. So cells that share are
divided into atoms: what two of them share, and what one has beyond. How many are in which atom is
not asked: any division that adds up serves, since an attacker is held to what was told alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from samsyn.analysis.disclosure_control.sums import Cells, rows
from samsyn.analysis.errors import AnalysisError


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs of cells, by name, that may count some of the same people or events.

    `beyond` are the cells that count others as well: all that the rest count is shared.
    """

    pairs: tuple[tuple[str, str], ...]
    beyond: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """Every cell of a pair."""
        return frozenset(name for pair in self.pairs for name in pair)

    def matters_to(self, known: frozenset[str]) -> bool:
        """Whether something is known of both sides."""
        return all(not known.isdisjoint(side) for side in zip(*self.pairs, strict=True))


@dataclass(frozen=True, slots=True)
class Atoms:
    """Counts of atoms, and the atoms of which each piece consists."""

    counts: list[int]
    of_piece: list[Cells]


def divide(counts: Sequence[int], owners: Sequence[str], shared: Iterable[Shared]) -> Atoms:
    """Divide pieces into atoms. `owners` are the names of the cells that the pieces belong to."""
    found: list[int] = []
    of_piece: list[Cells] = [frozenset() for _one in counts]
    pieces: defaultdict[str, list[int]] = defaultdict(list)
    for piece, owner in enumerate(owners):
        pieces[owner].append(piece)
    for one in shared:
        for groups, value in _atoms(counts, pieces, one):
            for piece in groups:
                of_piece[piece] |= {len(found)}
            found.append(value)
    for piece, count in enumerate(counts):
        if not of_piece[piece]:
            of_piece[piece] = frozenset({len(found)})
            found.append(count)
    return Atoms(found, of_piece)


def _atoms(
    counts: Sequence[int], pieces: dict[str, list[int]], shared: Shared
) -> list[tuple[tuple[int, ...], int]]:
    """Return the pieces that have an atom in common (or one alone), and what it counts.

    Whoever has nothing beyond what is shared gets a rest only where the counts leave no other way.
    """
    together = [
        (p, q) for a, b in shared.pairs for p in pieces.get(a, ()) for q in pieces.get(b, ())
    ]
    if not together:
        return []
    every = sorted({piece for pair in together for piece in pair})
    free = {piece for name in shared.beyond for piece in pieces.get(name, ())}
    groups: list[tuple[int, ...]] = [*together, *((piece,) for piece in every)]
    cost = [0.0] * len(together) + [float(piece not in free) for piece in every]
    place = {piece: number for number, piece in enumerate(every)}
    matrix = rows([frozenset(place[piece] for piece in group) for group in groups], len(every)).T
    values = np.array([counts[piece] for piece in every], dtype=float)
    solved = milp(
        np.array(cost),
        constraints=LinearConstraint(matrix, values, values),
        integrality=1,
        bounds=Bounds(0, np.inf),
    )
    if solved.x is None:
        raise AnalysisError(f"Counts that share could not be divided: {solved.message}")
    amounts = [round(one) for one in solved.x]
    return [
        (group, amount)
        for group, amount, dear in zip(groups, amounts, cost, strict=True)
        if amount or not dear
    ]
