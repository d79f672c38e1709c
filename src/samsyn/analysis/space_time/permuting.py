"""Counts of pairs close in both place and time, for the true days and for days dealt out anew.

Many permutations are counted side by side: each event's row holds its day in every one of them, so
that the inner loops run over rows of small whole numbers.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.space_time.bands import Bands
from samsyn.analysis.space_time.close_pairs import ClosePairs

SIDE_BY_SIDE = 256  # permutations in one block; part of the result for a seed
_PAIRS_AT_ONCE = 255  # the most that a sum of yes and no in one byte can hold
_FITS_16_BITS = 2**15 - 2

Progress = Callable[[int, int], None]  # done, of all


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """How often days are dealt out anew, and from which seed. No answer depends on the workers."""

    permutations: int = 999
    seed: int = 1
    workers: int = 1  # threads
    progress: Progress | None = None


def counts_of(
    pairs: ClosePairs, days: NDArray[np.int64], times: Bands, spaces: int
) -> NDArray[np.int64]:
    """Return the observed counts, shape (spaces, times)."""
    return np.asarray(_counted(pairs, _compact(days)[:, None], times, spaces)[0])


def permuted_counts(
    pairs: ClosePairs,
    days: NDArray[np.int64],
    strata: NDArray[np.int64],
    times: Bands,
    spaces: int,
    dealing: Dealing,
) -> NDArray[np.int64]:
    """Return the counts with the days dealt out anew within each stratum.

    Parameters
    ----------
    pairs :
        Close in space.
    days, strata : shape (n,)
        The day of each event, and the group within which days change places.
    times :
        Bands of days.
    spaces :
        Number of bands of distance.
    dealing :
        How often, and from which seed.

    Returns
    -------
    Whole numbers, shape (permutations, spaces, times).
    """
    compact = _compact(days)
    groups = _groups(strata)
    blocks = [
        min(SIDE_BY_SIDE, dealing.permutations - start)
        for start in range(0, dealing.permutations, SIDE_BY_SIDE)
    ]
    seeds = np.random.SeedSequence(dealing.seed).spawn(len(blocks))

    def block(number: int) -> NDArray[np.int64]:
        dealt = _dealt(compact, groups, blocks[number], np.random.default_rng(seeds[number]))
        return _counted(pairs, dealt, times, spaces)

    found, done = [], 0
    with ThreadPoolExecutor(max_workers=dealing.workers) as pool:
        for counts in pool.map(block, range(len(blocks))):
            found.append(counts)
            done += len(counts)
            if dealing.progress:
                dealing.progress(done, dealing.permutations)
    return np.concatenate(found) if found else np.zeros((0, spaces, len(times)), dtype=np.int64)


def _compact(days: NDArray[np.int64]) -> NDArray[Any]:
    """Return the days from the first, in the smallest type in which differences fit."""
    since = days - days.min()
    return np.asarray(since, np.int16 if since.max() <= _FITS_16_BITS else np.int32)


def _groups(strata: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    order = np.argsort(strata, kind="stable")
    cuts = np.flatnonzero(np.diff(strata[order])) + 1
    return [group for group in np.split(order, cuts) if len(group) > 1]


def _dealt(
    days: NDArray[Any],
    groups: list[NDArray[np.int64]],
    columns: int,
    generator: np.random.Generator,
) -> NDArray[Any]:
    dealt = np.repeat(days[:, None], columns, axis=1)
    for group in groups:
        rows = np.repeat(days[group][None, :], columns, axis=0)  # shuffled row by row: fastest
        dealt[group] = generator.permuted(rows, axis=1, out=rows).T
    return dealt


def _counted(
    pairs: ClosePairs, dealt: NDArray[Any], times: Bands, spaces: int
) -> NDArray[np.int64]:
    """Return the counts of each column of days, shape (columns, spaces, times)."""
    columns = dealt.shape[1]
    below = np.zeros((spaces, len(times), columns), dtype=np.int64)  # closer than each upper edge
    uppers = [
        np.asarray(min(np.ceil(edge), np.iinfo(dealt.dtype).max), dealt.dtype)
        for edge in times.edges[1:]
    ]
    shape = (_PAIRS_AT_ONCE, columns)
    here, there = np.empty(shape, dealt.dtype), np.empty(shape, dealt.dtype)
    is_below = np.empty(shape, dtype=bool)
    for space in range(spaces):
        first, second = pairs.of_band(space)
        for start in range(0, len(first), _PAIRS_AT_ONCE):
            rows = slice(0, min(_PAIRS_AT_ONCE, len(first) - start))
            apart, mask = here[rows], is_below[rows]
            np.take(dealt, first[start : start + _PAIRS_AT_ONCE], axis=0, out=apart, mode="clip")
            np.take(
                dealt, second[start : start + _PAIRS_AT_ONCE], axis=0, out=there[rows], mode="clip"
            )
            np.subtract(apart, there[rows], out=apart)
            np.abs(apart, out=apart)
            for place, upper in enumerate(uppers):
                np.less(apart, upper, out=mask)
                below[space, place] += np.add.reduce(mask.view(np.uint8), axis=0, dtype=np.uint8)
    return np.ascontiguousarray(np.diff(below, axis=1, prepend=0).transpose(2, 0, 1))
