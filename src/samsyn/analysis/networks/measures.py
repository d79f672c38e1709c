"""What hangs together, how tightly, in which communities, and who alone joins parts.

Every measure is of the records and not of people: it says who was recorded together. None is a
measure of risk, and a person's figures are shown only where a message is planned.
"""

from dataclasses import dataclass
from typing import Final

import graspologic_native
import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from samsyn.analysis.networks.graphs import Floats, Graph, Ints

SAYS: Final = (
    "A tie says that two people were recorded together, not why.",
    "Who is not recorded is missing: ties grow where police look, and where records are good.",
    "Communities depend on the resolution and on chance; they are not groups, and rename none.",
    "A cut point is a place in the records, and says nothing of guilt or risk.",
)
_RUNS: Final = 3
_ROUNDS: Final = 3  # of each run, from what the round before found
_SMALL: Final = 100_000  # people up to which communities are found several times


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Structure:
    """Figures of a whole network, and one array per person in the order of its people.

    `agreement` is the mean adjusted Rand index between several runs of the community search, none
    for large networks; `cut_off` how many people a person's absence would cut from the largest
    remaining part of their component; `bridges` to how many other communities their ties lead.
    """

    people: int
    ties: int
    isolates: int
    components: int
    largest: int
    component: Ints
    core: Ints
    community: Ints
    communities: int
    modularity: float
    agreement: float | None
    cut_off: Ints
    bridges: Ints
    says: tuple[str, ...] = SAYS


def measure(graph: Graph, *, resolution: float = 1.0, seed: int = 1) -> Structure:
    """Return the structure of a network; the same seed gives the same communities."""
    size = len(graph.people)
    component = _components(graph)
    community, agreement = communities(graph, resolution=resolution, seed=seed)
    return Structure(
        people=size,
        ties=graph.ties,
        isolates=int((graph.degrees == 0).sum()),
        components=int(component.max(initial=-1)) + 1,
        largest=int(np.bincount(component).max(initial=0)) if size else 0,
        component=component,
        core=core_numbers(graph),
        community=community,
        communities=int(community.max(initial=-1)) + 1,
        modularity=modularity(graph, community, resolution),
        agreement=agreement,
        cut_off=cut_off(graph),
        bridges=_bridges(graph, community),
    )


def core_numbers(graph: Graph) -> Ints:
    """Return for each person the largest k such that they are among people with k ties each.

    Notes
    -----
    Whoever has the fewest ties left is taken away, all of them at once: Batagelj and Zaversnik
    (2011), doi:10.1007/s11634-010-0079-y, in rounds instead of one by one.
    """
    core = np.zeros(len(graph.people), dtype=np.int64)
    left, stays = graph.degrees.astype(np.int64), np.ones(len(core), dtype=bool)
    least = 0
    while stays.any():
        least = max(least, int(left[stays].min()))
        gone = np.flatnonzero(stays & (left <= least))
        core[gone], stays[gone] = least, False
        left -= np.bincount(_others_of(graph, gone), minlength=len(core))
    return core


def _others_of(graph: Graph, people: Ints) -> Ints:
    """Return whom these people have ties with, once for each tie."""
    counts = graph.degrees[people]
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.asarray(graph.matrix.indices[np.repeat(graph.matrix.indptr[people], counts) + within])


def modularity(graph: Graph, community: Ints, resolution: float = 1.0) -> float:
    """Return how much more of the weight lies within communities than chance would put there."""
    total = float(graph.matrix.sum())
    if not total:
        return 0.0
    rows = np.repeat(np.arange(len(community)), graph.degrees)
    inside = graph.matrix.data[community[rows] == community[graph.matrix.indices]].sum()
    strength = np.bincount(community, weights=np.asarray(graph.matrix.sum(axis=1)).ravel())
    return float(inside / total - resolution * ((strength / total) ** 2).sum())


def cut_off(graph: Graph) -> Ints:
    """Return how many people each one's absence cuts from the largest part that remains.

    Notes
    -----
    Depth-first search; a subtree from which no tie leads above its top's parent is cut off: Tarjan
    (1972), doi:10.1137/0201010. One search goes through all components: a chain of further nodes
    leads to one person of each.
    """
    if not graph.ties:
        return np.zeros(len(graph.people), dtype=np.int64)
    order, parent = _depth_first(graph)
    when = np.zeros(len(parent), dtype=np.int64)
    when[order] = np.arange(len(order))
    low = when.copy()
    low[: len(graph.people)] = _lowest_ties(graph, when)
    return _cut_by_subtree(order, parent, when, low, len(graph.people))


def _cut_by_subtree(order: Ints, parent: Ints, when: Ints, low: Ints, size: int) -> Ints:
    lows, parents, moments = low.tolist(), parent.tolist(), when.tolist()
    below = [1] * size
    lost, largest, total = [0] * size, [0] * size, [1] * size
    people = order[order < size].tolist()
    for node in reversed(people):
        above = parents[node]
        if above >= size:
            continue
        below[above] += below[node]
        if lows[node] >= moments[above]:
            lost[above] += below[node]
            largest[above] = max(largest[above], below[node])
        lows[above] = min(lows[above], lows[node])
    for node in people:
        above = parents[node]
        total[node] = below[node] if above >= size else total[above]
    cut = np.array(lost)
    rest = np.array(total) - 1 - cut
    return cut + rest - np.maximum(np.array(largest), rest)


def _depth_first(graph: Graph) -> tuple[Ints, Ints]:
    """Return the order of a search and each one's parent; people without ties are left out.

    A chain and not one node over all: scipy looks through a node's ties from the first one each
    time that it comes back to it.
    """
    size = len(graph.people)
    _, first, counts = np.unique(_components(graph), return_index=True, return_counts=True)
    first = first[counts > 1]
    chain = np.arange(size, size + len(first))
    inner = graph.matrix.tocoo()
    ends = np.concatenate([inner.row, chain, first, chain[:-1], chain[1:]])
    others = np.concatenate([inner.col, first, chain, chain[1:], chain[:-1]])
    width = size + len(first)
    joined = sparse.coo_array((np.ones(len(ends)), (ends, others)), shape=(width, width)).tocsr()
    order, parent = csgraph.depth_first_order(joined, size, directed=True)
    return order.astype(np.int64), parent.astype(np.int64)


def _lowest_ties(graph: Graph, when: Ints) -> Ints:
    """Return the earliest moment to which each person's own ties lead."""
    low = when[: len(graph.people)].copy()
    tied = np.flatnonzero(graph.degrees)
    moments = when[graph.matrix.indices]
    low[tied] = np.minimum(low[tied], np.minimum.reduceat(moments, graph.matrix.indptr[:-1][tied]))
    return low


def _components(graph: Graph) -> Ints:
    """Return each person's component, numbered by size, then by the first of its people."""
    _, label = csgraph.connected_components(graph.matrix, directed=False)
    return _by_size(label.astype(np.int64))


def _by_size(label: Ints) -> Ints:
    if not len(label):
        return label
    _, first, inverse, counts = np.unique(
        label, return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.lexsort((first, -counts))] = np.arange(len(first))
    return rank[inverse]


def communities(
    graph: Graph, *, resolution: float = 1.0, seed: int = 1, runs: int | None = None
) -> tuple[Ints, float | None]:
    """Return each person's community, and how far several runs of the search agree (0 to 1).

    Of the runs the one with the highest modularity is kept: three, or one for more than 100,000
    people, unless it is said how many.

    Notes
    -----
    Leiden, by Traag, Waltman and van Eck (2019), doi:10.1038/s41598-019-41695-z.
    """
    if not graph.ties:
        return np.arange(len(graph.people)), None
    is_small = len(graph.people) <= _SMALL
    ties = _named_ties(graph)
    found = [
        _one_search(graph, ties, resolution, seed + number, rounds=_ROUNDS if is_small else 1)
        for number in range(runs or (_RUNS if is_small else 1))
    ]
    best = max(found, key=lambda run: modularity(graph, run, resolution))
    pairs = [_agreement(found[0], other) for other in found[1:]]
    return best, float(np.mean(pairs)) if pairs else None


def _named_ties(graph: Graph) -> list[tuple[str, str, float]]:
    """Return each tie once, as the search takes it: the two places as text, and the weight."""
    upper = sparse.triu(graph.matrix, 1, format="coo")
    names = [str(place) for place in range(len(graph.people))]
    rows, columns = upper.row.tolist(), upper.col.tolist()
    weights = upper.data.astype(float).tolist()
    ends = zip(rows, columns, weights, strict=True)
    return [(names[one], names[other], weight) for one, other, weight in ends]


def _one_search(
    graph: Graph, ties: list[tuple[str, str, float]], resolution: float, seed: int, *, rounds: int
) -> Ints:
    _, found = graspologic_native.leiden(ties, resolution=resolution, iterations=rounds, seed=seed)
    label = np.arange(len(graph.people)) + len(found)  # who has no tie is a community of their own
    label[[int(name) for name in found]] = [*found.values()]
    return _by_size(label.astype(np.int64))


def _agreement(one: Ints, other: Ints) -> float:
    """Return the adjusted Rand index: Hubert and Arabie (1985), doi:10.1007/BF01908075."""
    cells = sparse.coo_array((np.ones(len(one)), (one, other))).tocsr()
    cells.sum_duplicates()

    def pairs(counts: Floats) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both = pairs(cells.data)
    rows = pairs(np.asarray(cells.sum(axis=1)).ravel())
    columns = pairs(np.asarray(cells.sum(axis=0)).ravel())
    every = len(one) * (len(one) - 1) / 2
    chance = rows * columns / every if every else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def _bridges(graph: Graph, community: Ints) -> Ints:
    rows = np.repeat(np.arange(len(community)), graph.degrees)
    there = community[graph.matrix.indices]
    away = there != community[rows]
    width = int(community.max(initial=0)) + 1
    pairs = np.unique(rows[away] * np.int64(width) + there[away])
    return np.bincount(pairs // width, minlength=len(community))
