"""Sums over the smallest cells, what is told of them, and which are small enough to hide."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from samsyn.analysis.errors import AnalysisError

Cells = frozenset[int]  # places in the list of counts


@dataclass(frozen=True, slots=True)
class Sum:
    """A count that somebody wants told: its name, and the smallest cells that it adds up.

    `weight` is what it costs to withhold it, more than 0; a sum of many cells costs more.
    """

    name: str
    cells: Cells
    weight: float = 0.0

    @property
    def cost(self) -> float:
        """What it costs to withhold it: the weight, or the number of its cells."""
        return self.weight or float(len(self.cells))


@dataclass(frozen=True, slots=True)
class Told:
    """What readers know of a sum: that it lies from `low` to `high`, both included.

    A sum that was withheld has no `high`; it is guarded in whatever is told later.
    """

    cells: Cells
    low: int
    high: int | None


def value_of(counts: Sequence[int], cells: Iterable[int]) -> int:
    """Return the sum of some cells."""
    return sum(counts[cell] for cell in cells)


def tell(counts: Sequence[int], cells: Cells, *, round_to: int = 1) -> Told:
    """Return what a reader learns: the count, or the span of `round_to` counts that it lies in."""
    low = value_of(counts, cells) // round_to * round_to
    return Told(cells, low, low + round_to - 1)


def sensitive(
    counts: Sequence[int], groups: Iterable[Cells], *, threshold: int, zeros_too: bool = False
) -> list[Cells]:
    """Return what must not be worked out: what counts at least one and fewer than `threshold`.

    Looked at are the smallest cells, the groups, what two groups have in common, and what one has
    beyond another: a year less eleven of its months is a month. With `zeros_too`, nobody is few.
    """
    known = list(dict.fromkeys(groups))
    single = [frozenset({cell}) for cell in range(len(counts))]
    least = 0 if zeros_too else 1
    looked_at = dict.fromkeys([*single, *known])
    small = [cells for cells in looked_at if least <= value_of(counts, cells) < threshold]
    return [*dict.fromkeys([*small, *_between(counts, known, least, threshold)])]


def _between(
    counts: Sequence[int], groups: Sequence[Cells], least: int, threshold: int
) -> Iterator[Cells]:
    """Yield what two groups have in common, and one beyond the other, where that is few."""
    if not groups:
        return
    held = rows(groups, len(counts))
    common = (held * np.array(counts, dtype=float)) @ held.T
    overlaps = (held @ held.T).toarray() > 0
    values = common.diagonal()
    both = common.toarray()
    beyond = values[:, None] - both
    for small in (both, beyond):
        few = overlaps & (least <= small) & (small < threshold)
        for one, other in zip(*np.nonzero(few), strict=True):
            first, second = groups[one], groups[other]
            if one != other and (found := first & second if small is both else first - second):
                yield found


def check(counts: Sequence[int], sums: Iterable[Sum], told: Iterable[Told]) -> None:
    """Raise `AnalysisError` unless the counts can be added up as the sums say."""
    if any(count < 0 or count != int(count) for count in counts):
        raise AnalysisError("A count must be a whole number that is not negative.")
    for one in sums:
        if not one.cells or not one.cells <= set(range(len(counts))):
            raise AnalysisError(f"“{one.name}” adds up no cells, or cells that are not there.")
        if one.weight < 0:
            raise AnalysisError(f"“{one.name}” has a negative weight: it must cost something.")
    for earlier in told:
        value = value_of(counts, earlier.cells)
        if value < earlier.low or (earlier.high is not None and value > earlier.high):
            raise AnalysisError(
                "Something that was told before is no longer true of these counts: protect the"
                " counts as they were told, or tell again what was corrected."
            )


def rows(groups: Sequence[Cells], size: int) -> csr_array:
    """Return a matrix with a row for each group: 1 where it has a cell."""
    where = [(row, cell) for row, group in enumerate(groups) for cell in group]
    places: NDArray[np.intp] = np.array(where, dtype=np.intp).reshape(-1, 2)
    return csr_array(
        (np.ones(len(places)), (places[:, 0], places[:, 1])), shape=(len(groups), size)
    )
