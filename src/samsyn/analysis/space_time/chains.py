"""Chains of events, each near another of its chain in place and in time.

A chain is a way to read a list: its events may or may not have to do with one another. How many
events would lie in chains by chance alone is counted beside it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.space_time.bands import Bands
from samsyn.analysis.space_time.close_pairs import ClosePairs, Metric, close_pairs
from samsyn.analysis.space_time.events import Events


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Events by their place in what was given, in order of day."""

    events: tuple[int, ...]
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """All chains of two or more, the longest first; and what chance would give."""

    chains: tuple[Chain, ...]
    events: int
    in_chains: int
    expected_in_chains: float  # mean over days dealt out anew
    p_value: float  # so many or more in chains by chance
    permutations: int
    seed: int


def incident_chains(
    events: Events,
    *,
    metres: float = 100.0,
    days: float = 14.0,
    permutations: int = 199,
    seed: int = 1,
    metric: Metric = Metric.STRAIGHT,
) -> Chains:
    """Return the chains of events closer than `metres` and less than `days` apart, link by link.

    Parameters
    ----------
    events :
        Places in metres and days. Rows of one incident would make a chain: take them as one first.
    metres, days :
        How near: less than both.
    permutations, seed :
        How many times the days are dealt out anew, and from which seed.
    metric :
        How distance is measured.

    Raises
    ------
    AnalysisError
        A limit is not above 0, or no permutation is asked for.

    Examples
    --------
    >>> from samsyn.analysis.space_time.events import events_at
    >>> shots = events_at([0, 50, 90, 5000], [0, 0, 0, 0], [1, 9, 20, 21])
    >>> incident_chains(shots, permutations=19).chains[0].events
    (0, 1, 2)
    """
    if permutations < 1:
        raise AnalysisError("Ask for at least one permutation; 199 is usual.")
    pairs = close_pairs(events.places, Bands.up_to([metres], "distance"), metric=metric)
    reach = Bands.up_to([days], "number of days").furthest
    part = _parts(pairs, events.days, reach)
    found = _chains(part, events.days)
    in_chains = sum(len(chain.events) for chain in found)
    generator = np.random.default_rng(seed)
    dealt = np.array(
        [
            _in_company(_parts(pairs, generator.permutation(events.days), reach))
            for _ in range(permutations)
        ]
    )
    return Chains(
        chains=found,
        events=len(events),
        in_chains=in_chains,
        expected_in_chains=float(dealt.mean()),
        p_value=float((1 + (dealt >= in_chains).sum()) / (1 + permutations)),
        permutations=permutations,
        seed=seed,
    )


def _parts(pairs: ClosePairs, days: NDArray[np.int64], reach: float) -> NDArray[np.int32]:
    near = np.abs(days[pairs.first] - days[pairs.second]) < reach
    ends = pairs.first[near], pairs.second[near]
    links = coo_array((np.ones(len(ends[0]), dtype=bool), ends), shape=(len(days), len(days)))
    return np.asarray(connected_components(links, directed=False)[1])


def _in_company(part: NDArray[np.int32]) -> int:
    sizes = np.bincount(part)
    return int(sizes[sizes > 1].sum())


def _chains(part: NDArray[np.int32], days: NDArray[np.int64]) -> tuple[Chain, ...]:
    order = np.lexsort((days, part))
    cuts = np.flatnonzero(np.diff(part[order])) + 1
    found = [
        Chain(
            events=tuple(int(event) for event in members),
            first_day=int(days[members[0]]),
            last_day=int(days[members[-1]]),
        )
        for members in np.split(order, cuts)
        if len(members) > 1
    ]
    return tuple(sorted(found, key=lambda chain: (-len(chain.events), chain.events)))
