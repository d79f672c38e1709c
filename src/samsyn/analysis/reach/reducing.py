"""Make a choice smaller without losing the best one: what is forced, and what can be left out.

Rows are people to reach, columns people who may be invited; a cell says that the one reaches the
other. Each rule keeps at least one of the smallest choices. That a column is dropped says that
another serves as well, never that somebody is a bad choice.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Bools, Ints
from samsyn.analysis.reach.subsets import subset_pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Freedom:
    """What may be done with columns beside covering rows.

    `held` may not be dropped, since a rule counts them. `lonely` may not stand in for others,
    since they are in conflict with somebody. A column may stand in for one of equal or higher
    `rank`, and of equals the lower rank stays.
    """

    held: Bools
    lonely: Bools
    rank: Ints


@dataclass(slots=True)
class Kernel:
    """What is left, with the original numbers of its rows and columns, and what was forced."""

    hits: sparse.csr_array  # rows x columns
    need: Ints  # how many columns must hit each row
    rows: Ints
    columns: Ints
    freedom: Freedom
    forced: list[Ints] = field(default_factory=list)

    @property
    def forced_columns(self) -> Ints:
        return np.sort(np.concatenate(self.forced)) if self.forced else np.zeros(0, np.int64)


def reduce(hits: sparse.csr_array, need: Ints, freedom: Freedom, must: Bools) -> Kernel:
    """Return what remains to be decided.

    Parameters
    ----------
    hits, need :
        Rows x columns; every row has at least `need` cells.
    freedom :
        What columns may be dropped, and stand in for others.
    must :
        Columns that are chosen in any case.

    Notes
    -----
    Forced columns, dominated columns and dominated rows, until nothing changes; see Weihe (1998)
    for the rules. Only sets that have become smaller since they were last compared are compared.
    """
    size = hits.shape
    kernel = Kernel(hits, need, np.arange(size[0]), np.arange(size[1]), freedom)
    column_sizes = row_sizes = np.zeros(0, np.int64)  # when last compared, by original number
    column_sizes = np.full(size[1], -1, np.int64)
    row_sizes = np.full(size[0], -1, np.int64)
    if must.any():
        _take(kernel, must)
    while True:
        while _force(kernel):
            pass
        dropped = _drop_columns(kernel, column_sizes)
        if dropped:
            continue
        if not _drop_rows(kernel, row_sizes):
            return kernel


def _force(kernel: Kernel) -> bool:
    sizes = np.diff(kernel.hits.indptr)
    tight = np.flatnonzero((sizes <= kernel.need) & (sizes > 0))
    if not len(tight):
        return False
    chosen = np.zeros(kernel.hits.shape[1], dtype=bool)
    chosen[kernel.hits[tight].indices] = True
    _take(kernel, chosen)
    return True


def _take(kernel: Kernel, chosen: Bools) -> None:
    kernel.forced.append(kernel.columns[chosen])
    kernel.need = kernel.need - (kernel.hits @ chosen.astype(np.int64))
    _keep(kernel, rows=kernel.need > 0, columns=~chosen)


def _keep(kernel: Kernel, *, rows: Bools, columns: Bools) -> None:
    """Cut the kernel to some rows and columns; columns that hit nothing go unless held."""
    hits = _cut(kernel.hits, rows, columns)
    free = kernel.freedom
    held, lonely, rank = free.held[columns], free.lonely[columns], free.rank[columns]
    kernel.columns = kernel.columns[columns]
    hitting = np.bincount(hits.indices, minlength=hits.shape[1]) > 0
    useful = hitting | held
    if not useful.all():
        hits = _cut(hits, np.ones(hits.shape[0], dtype=bool), useful)
        kernel.columns = kernel.columns[useful]
        held, lonely, rank = held[useful], lonely[useful], rank[useful]
    kernel.hits, kernel.rows, kernel.need = hits, kernel.rows[rows], kernel.need[rows]
    kernel.freedom = Freedom(held=held, lonely=lonely, rank=rank)


def _cut(hits: sparse.csr_array, rows: Bools, columns: Bools) -> sparse.csr_array:
    sizes = np.diff(hits.indptr)
    stays = np.repeat(rows, sizes) & columns[hits.indices]
    number = np.cumsum(columns, dtype=np.int32) - 1
    before = np.concatenate(([0], np.cumsum(stays, dtype=np.int64)))
    left = (before[hits.indptr[1:]] - before[hits.indptr[:-1]])[rows]
    start = np.concatenate(([0], np.cumsum(left)))
    indices = number[hits.indices[stays]]
    shape = (int(rows.sum()), int(columns.sum()))
    cut = sparse.csr_array((np.ones(len(indices), np.int8), indices, start), shape=shape)
    cut.has_sorted_indices = True
    return cut


def _drop_columns(kernel: Kernel, last: Ints) -> bool:
    """Drop columns that another one stands in for; only where one hit is enough for every row."""
    if not len(kernel.need) or kernel.need.max() > 1:
        return False
    by_column = _transposed(kernel.hits)
    sizes = np.diff(by_column.indptr).astype(np.int64)
    free = kernel.freedom
    changed = (last[kernel.columns] != sizes) & ~free.held
    last[kernel.columns] = sizes
    x, y = subset_pairs(by_column, kernel.hits, np.flatnonzero(changed))
    may = (free.rank[y] <= free.rank[x]) & ~free.lonely[y]
    equal = sizes[x] == sizes[y]
    first = (free.rank[y] < free.rank[x]) | free.held[y] | free.lonely[x] | (y < x)
    gone = np.ones(len(sizes), dtype=bool)
    gone[x[may & (~equal | first)]] = False
    if gone.all():
        return False
    _keep(kernel, rows=np.ones(len(kernel.rows), dtype=bool), columns=gone)
    return True


def _drop_rows(kernel: Kernel, last: Ints) -> bool:
    """Drop rows that are hit in any case when another one is."""
    if not len(kernel.rows):
        return False
    sizes = np.diff(kernel.hits.indptr).astype(np.int64)
    changed = last[kernel.rows] != sizes
    last[kernel.rows] = sizes
    x, y = subset_pairs(kernel.hits, _transposed(kernel.hits), np.flatnonzero(changed))
    enough = kernel.need[x] >= kernel.need[y]
    same = (sizes[x] == sizes[y]) & (kernel.need[x] == kernel.need[y])
    stays = np.ones(len(sizes), dtype=bool)
    stays[y[enough & (~same | (x < y))]] = False
    if stays.all():
        return False
    _keep(kernel, rows=stays, columns=np.ones(kernel.hits.shape[1], dtype=bool))
    return True


def _transposed(hits: sparse.csr_array) -> sparse.csr_array:
    turned = hits.T.tocsr()
    turned.sort_indices()
    return turned
