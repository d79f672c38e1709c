"""Which sets lie within which others, for a million small sets at once."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samsyn.analysis.networks.graphs import Bools, Ints

LIMIT: Final = 400  # a set whose rarest item lies in more sets than this is not compared
_CHUNK: Final = 2_000_000  # pairs looked at in one go: bounds the memory
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)


def subset_pairs(
    sets: sparse.csr_array, owners: sparse.csr_array, asked: Ints
) -> tuple[Ints, Ints]:
    """Return pairs (x, y), x among `asked` and x != y, where every item of x is in y.

    `owners` is the transpose of `sets`. Both have sorted indices. Pairs whose rarest item has
    more than `LIMIT` owners are left out.

    Notes
    -----
    Only the owners of the rarest item of x can hold all of x. Of these, sizes and a 64-bit
    signature rule out nearly all; the rest is looked up in the sorted cells.
    """
    sizes = np.diff(sets.indptr).astype(np.int64)
    asked = asked[sizes[asked] > 0]
    if not len(asked):
        return asked, asked
    rarest, often = _rarest(sets, owners, asked)
    few = (often > 1) & (often <= LIMIT)
    asked, rarest, often = asked[few], rarest[few], often[few]
    signs = _signatures(sets, sizes)
    cells = _cells(sets, sizes)
    found = [
        _within(sets, cells, sizes, *_likely(owners, sizes, signs, part))
        for part in _chunks(asked, rarest, often)
    ]
    if not found:
        return asked[:0], asked[:0]
    return np.concatenate([x for x, _ in found]), np.concatenate([y for _, y in found])


def spans(starts: Ints, lengths: Ints) -> Ints:
    """Return start, start + 1, … for each of several spans, one after the other."""
    total = int(lengths.sum())
    before = np.cumsum(lengths) - lengths
    return np.arange(total, dtype=np.int64) + np.repeat(starts - before, lengths)


def _rarest(sets: sparse.csr_array, owners: sparse.csr_array, asked: Ints) -> tuple[Ints, Ints]:
    """Return for each asked set its item with the fewest owners, and how many these are."""
    starts = sets.indptr[asked].astype(np.int64)
    lengths = sets.indptr[asked + 1].astype(np.int64) - starts
    items = sets.indices[spans(starts, lengths)].astype(np.int64)
    often = np.diff(owners.indptr).astype(np.int64)
    width = np.int64(owners.shape[0])
    keys = np.minimum.reduceat(often[items] * width + items, np.cumsum(lengths) - lengths)
    return keys % width, keys // width


def _signatures(sets: sparse.csr_array, sizes: Ints) -> NDArray[np.uint64]:
    signs = np.zeros(sets.shape[0], dtype=np.uint64)
    filled = np.flatnonzero(sizes)
    bits = np.uint64(1) << ((sets.indices.astype(np.uint64) * _SPREAD) >> np.uint64(58))
    signs[filled] = np.bitwise_or.reduceat(bits, sets.indptr[filled])
    return signs


def _cells(sets: sparse.csr_array, sizes: Ints) -> Ints:
    """Return every (set, item) as one sorted number."""
    rows = np.repeat(np.arange(sets.shape[0], dtype=np.int64), sizes)
    return rows * np.int64(sets.shape[1]) + sets.indices


def _chunks(asked: Ints, rarest: Ints, often: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    part = np.cumsum(often) // _CHUNK
    cuts = np.flatnonzero(np.diff(part)) + 1
    for some in np.split(np.arange(len(asked)), cuts):
        if len(some):
            yield asked[some], rarest[some], often[some]


def _likely(
    owners: sparse.csr_array,
    sizes: Ints,
    signs: NDArray[np.uint64],
    part: tuple[Ints, Ints, Ints],
) -> tuple[Ints, Ints]:
    asked, rarest, often = part
    x = np.repeat(asked, often)
    y = owners.indices[spans(owners.indptr[rarest].astype(np.int64), often)].astype(np.int64)
    can: Bools = (x != y) & (sizes[y] >= sizes[x])
    x, y = x[can], y[can]
    can = (signs[x] & ~signs[y]) == 0
    return x[can], y[can]


def _within(
    sets: sparse.csr_array, cells: Ints, sizes: Ints, x: Ints, y: Ints
) -> tuple[Ints, Ints]:
    if not len(x):
        return x, y
    lengths = sizes[x]
    items = sets.indices[spans(sets.indptr[x].astype(np.int64), lengths)]
    wanted = np.repeat(y, lengths) * np.int64(sets.shape[1]) + items
    at = np.searchsorted(cells, wanted)
    there = cells[np.minimum(at, len(cells) - 1)] == wanted
    every = np.logical_and.reduceat(there, np.cumsum(lengths) - lengths)
    return x[every], y[every]
