"""The program behind "most people with so many seats", over some of the columns.

What is reached at a row grows with the chosen columns but ever more slowly. A row's reach stays
under straight lines, each touching that curve: one line if a single hit is enough, several if
reach is a chance. Rows that the columns hit alike are folded into one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Bools, Floats, Ints
from samsyn.analysis.reach.cases import Case
from samsyn.analysis.reach.limits import Limit, rows_of
from samsyn.analysis.reach.solving import Program

LINES: Final = (0.0, 0.3, 0.7, 1.2, 2.0, 3.2)  # where the lines touch 1 - exp(-s)
_SURE: Final = 1.0 - 1e-9


def slopes(chances: Floats, at: Floats | float) -> Floats:
    """Return what a column adds at most along the line that touches the curve at `at`.

    With s the sum of -log(1 - chance): s itself up to `at`, and less beyond, so that the line
    stays above the curve for every choice however sure a single chance is.
    """
    sums = -np.log1p(-np.minimum(chances, _SURE))
    return np.where(sums <= at, sums, 1 + at - np.exp(np.minimum(at - sums, 0.0)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Master:
    """A program over `columns` of a case, the folded rows behind it, and its lines."""

    program: Program
    columns: Ints
    rows: Ints  # rows of the case that some column hits more than one way
    fold: Ints  # for each of these its folded row
    folded: sparse.csr_array  # folded rows x columns
    share: Floats  # for each of these its weight over that of its folded row
    line_rows: Ints  # for each line its folded row
    line_at: Floats  # for each line where it touches

    def start(self, chosen: Ints, need: Ints) -> Floats:
        """Return the program's variables for a choice of columns of the case."""
        picked = np.isin(self.columns, chosen).astype(np.float64)
        width = len(self.columns)
        lines = len(self.line_rows)
        part = self.program.matrix[:lines, :width] @ picked
        room = self.program.row_upper[:lines] - part
        reached = np.ones(self.folded.shape[0])
        np.minimum.at(reached, self.line_rows, room)
        several = whole(self, need)[width:]
        return np.concatenate([picked, np.where(several, np.floor(reached + 1e-9), reached)])


def build_master(
    case: Case,
    by_column: sparse.csr_array,
    columns: Ints,
    limits: Sequence[Limit],
    prices: Floats,
    lines: tuple[Ints, Floats] | None = None,
) -> Master:
    """Return the program; `prices` of columns are taken off the reach.

    `lines` (rows of the case, and where each touches) are drawn beside the usual ones.
    """
    sub = by_column[columns].T.tocsr()
    sub.sort_indices()
    sizes = np.diff(sub.indptr)
    single = (sizes == 1) & (case.need == 1)
    gains = _single_gains(case, sub, single) - prices[columns]
    rows = np.flatnonzero((sizes > 0) & ~single)
    fold, first = _folds(sub[rows], case.need[rows])
    weights = np.bincount(fold, weights=case.weights[rows], minlength=len(first))
    folded, need = sub[rows[first]], case.need[rows[first]]
    line_rows, line_at = _lines(case, rows, fold, len(first), lines)
    matrix, high = _line_matrix(folded, need, line_rows, line_at, expected=case.expected)
    more = rows_of(limits, columns, np.zeros(0, np.int64), len(case.columns))
    width = len(columns)
    padded = sparse.csr_array(
        (more.matrix.data, more.matrix.indices, more.matrix.indptr),
        shape=(len(limits), width + len(first)),
    )
    program = Program(
        costs=-np.concatenate([gains, weights]),
        matrix=sparse.vstack([matrix, padded], format="csr"),
        row_lower=np.concatenate([np.full(len(high), -inf), more.low]),
        row_upper=np.concatenate([high, more.high]),
        lower=np.zeros(width + len(first)),
        upper=np.ones(width + len(first)),
    )
    return Master(
        program=program,
        columns=columns,
        rows=rows,
        fold=fold,
        folded=folded,
        share=case.weights[rows] / weights[fold],
        line_rows=line_rows,
        line_at=line_at,
    )


def whole(master: Master, need: Ints) -> Bools:
    """Return which variables must be whole: all columns, and rows that need several hits."""
    several = np.zeros(master.folded.shape[0], dtype=bool)
    several[master.fold] = need[master.rows] > 1
    return np.concatenate([np.ones(len(master.columns), dtype=bool), several])


def _single_gains(case: Case, sub: sparse.csr_array, single: Bools) -> Floats:
    """Return what each column alone reaches: no line is needed for these rows."""
    cells = np.repeat(single, np.diff(sub.indptr))
    worth = sub.data[cells] * case.weights[single]
    gains = np.bincount(sub.indices[cells], weights=worth, minlength=sub.shape[1])
    return gains.astype(np.float64)


def _folds(rows: sparse.csr_array, need: Ints) -> tuple[Ints, Ints]:
    """Return each row's fold, and each fold's first row: alike in columns, chances and need."""
    if not rows.shape[0]:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    dice = np.random.default_rng(0)
    marks = dice.integers(1, 2**63, size=(2, rows.shape[1]), dtype=np.uint64)
    bits = np.ascontiguousarray(rows.data).view(np.uint64) | np.uint64(1)
    keys = np.empty((rows.shape[0], 3), dtype=np.uint64)
    keys[:, 0] = need
    for number, mark in enumerate(marks):
        cells = mark[rows.indices] * bits
        cells ^= cells >> np.uint64(29)
        keys[:, number + 1] = np.add.reduceat(cells, rows.indptr[:-1])
    order = np.lexsort(keys.T[::-1])
    fresh = np.concatenate(([True], (np.diff(keys[order], axis=0) != 0).any(axis=1)))
    fold = np.empty(len(order), dtype=np.int64)
    fold[order] = np.cumsum(fresh) - 1
    return fold, order[fresh]


def _lines(
    case: Case, rows: Ints, fold: Ints, count: int, more: tuple[Ints, Floats] | None
) -> tuple[Ints, Floats]:
    usual = LINES if case.expected else LINES[:1]
    line_rows = np.tile(np.arange(count), len(usual))
    line_at = np.repeat(np.array(usual), count)
    if more is None:
        return line_rows, line_at
    number = np.full(len(case.rows), -1)
    number[rows] = fold
    there = number[more[0]] >= 0
    pairs = np.unique(np.stack([number[more[0][there]], more[1][there]]), axis=1)
    return np.concatenate([line_rows, pairs[0].astype(np.int64)]), np.concatenate(
        [line_at, pairs[1]]
    )


def _line_matrix(
    folded: sparse.csr_array, need: Ints, line_rows: Ints, line_at: Floats, *, expected: bool
) -> tuple[sparse.csr_array, Floats]:
    """Return the lines as rows of a program over columns and reach of folded rows."""
    count = folded.shape[0]
    cells = folded[line_rows]
    sizes = np.diff(cells.indptr)
    at = np.repeat(line_at, sizes)
    if expected:
        factors = np.exp(-at) * slopes(cells.data, at)
        high = 1 - np.exp(-line_at) * (1 + line_at)
    else:
        factors = 1.0 / np.repeat(need[line_rows], sizes)
        high = np.zeros(len(line_rows))
    left = sparse.csr_array((-factors, cells.indices, cells.indptr), shape=cells.shape)
    ones = sparse.csr_array(
        (np.ones(len(line_rows)), line_rows, np.arange(len(line_rows) + 1)),
        shape=(len(line_rows), count),
    )
    return sparse.hstack([left, ones], format="csr"), high
