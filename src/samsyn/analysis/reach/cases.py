"""A question as arrays: people to reach in rows, people who may be invited in columns."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Bools, Floats, Graph, Ints
from samsyn.analysis.reach.questions import Person, Rules

_SURE = 1.0 - 1e-12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """Rows are numbers of people to reach, columns of people who may be invited.

    `hits` holds the chance that a column reaches a row if invited: 1 for all unless `expected`.
    `weights` is what is still to be won at each row, `already` what those told reach without
    any invitation, `beyond` the people whom nobody who may be invited can reach.
    """

    graph: Graph
    rules: Rules
    people: Mapping[str, Person]
    rows: Ints
    columns: Ints
    hits: sparse.csr_array  # rows x columns
    need: Ints
    weights: Floats
    already: float
    beyond: Ints
    expected: bool
    must: Bools  # columns
    supervised: Bools  # columns
    groups: Mapping[str, Ints]  # every group: its columns
    edges: Ints  # pairs of columns that may not share a session, shape (m, 2)

    @property
    def by_column(self) -> sparse.csr_array:
        return self.hits.T.tocsr()

    @property
    def carrying(self) -> dict[str, Ints]:
        """Groups that need carriers of their own."""
        if not self.rules.carriers:
            return {}
        asked = self.rules.carriers_in
        return {name: at for name, at in self.groups.items() if asked is None or name in asked}

    @property
    def is_coupled(self) -> bool:
        """Whether a rule ties invitations together beyond what they reach."""
        return bool(self.carrying or self.rules.supervised_share or len(self.edges))

    def reached_by(self, chosen: Ints) -> Floats:
        """Return per row what the chosen columns win there, from 0 to its weight."""
        picked = self.hits[:, chosen]
        if self.expected:
            missed = picked.copy()
            missed.data = np.log1p(-np.minimum(missed.data, _SURE))
            return self.weights * -np.expm1(np.asarray(missed.sum(axis=1)).ravel())
        return self.weights * (np.diff(picked.indptr) >= self.need)

    def reach(self, chosen: Ints) -> float:
        """Return the reach of the chosen and of those told before, in people."""
        return self.already + float(self.reached_by(chosen).sum())


def compile_case(graph: Graph, people: Mapping[str, Person], rules: Rules) -> Case:
    """Turn a question into arrays."""
    size = len(graph.people)
    place = {person: number for number, person in enumerate(graph.people)}
    traits = _Traits(size)
    for person in people.values():
        traits.put(place[person.id], person)
    expected = rules.capacity is not None and (rules.telling < 1 or bool((traits.coming < 1).any()))
    spread = _spread(graph, rules)
    missed = _missed_before(spread, traits.told, expected=expected)
    columns = np.flatnonzero(~traits.barred & ~traits.told)
    hits = spread[:, columns]
    count = np.diff(hits.indptr)
    open_rows = missed > 0
    rows = np.flatnonzero(open_rows & (count > 0))
    hits = _chances(hits[rows], traits.coming[columns], expected=expected)
    number = np.full(size, -1)
    number[columns] = np.arange(len(columns))
    return Case(
        graph=graph,
        rules=rules,
        people=people,
        rows=rows,
        columns=columns,
        hits=hits,
        need=np.minimum(rules.times, count[rows]).astype(np.int64),
        weights=missed[rows],
        already=float(size - missed.sum()),
        beyond=np.flatnonzero(open_rows & (count == 0)),
        expected=expected,
        must=traits.asked[columns],
        supervised=traits.supervised[columns],
        groups=_groups(people, place, number),
        edges=_edges(people, place, number, rules),
    )


class _Traits:
    """What is known of people, one array each."""

    def __init__(self, size: int) -> None:
        self.barred = np.zeros(size, dtype=bool)
        self.told = np.zeros(size, dtype=bool)
        self.asked = np.zeros(size, dtype=bool)
        self.supervised = np.zeros(size, dtype=bool)
        self.coming = np.ones(size)

    def put(self, at: int, person: Person) -> None:
        self.barred[at] = person.bar is not None
        self.told[at] = person.told
        self.asked[at] = person.asked
        self.supervised[at] = person.supervised
        self.coming[at] = person.coming


def _spread(graph: Graph, rules: Rules) -> sparse.csr_array:
    """Return the chance that each person's message comes to each other one, themselves included."""
    size = len(graph.people)
    ones = sparse.csr_array(
        (np.ones(graph.matrix.nnz), graph.matrix.indices, graph.matrix.indptr), shape=(size, size)
    )
    far = sparse.eye_array(size, format="csr") + ones * rules.telling
    if rules.steps > 1:
        second = ones @ ones
        second.data[:] = rules.telling**2
        far = far.maximum(second)
    spread = far.tocsr()
    spread.sort_indices()
    return spread


def _missed_before(spread: sparse.csr_array, told: Bools, *, expected: bool) -> Floats:
    """Return the chance that each person has not been reached by those told before."""
    if not told.any():
        return np.ones(spread.shape[0])
    from_told = spread[:, np.flatnonzero(told)]
    if not expected:
        return (np.diff(from_told.indptr) == 0).astype(np.float64)
    from_told.data = np.log1p(-np.minimum(from_told.data, _SURE))
    missed = np.exp(np.asarray(from_told.sum(axis=1)).ravel())
    return np.where(missed < 2 * (1 - _SURE), 0.0, missed)


def _chances(hits: sparse.csr_array, coming: Floats, *, expected: bool) -> sparse.csr_array:
    chances = hits.data * coming[hits.indices] if expected else np.ones(hits.nnz)
    made = sparse.csr_array((chances, hits.indices, hits.indptr), shape=hits.shape)
    made.has_sorted_indices = True
    return made


def _groups(
    people: Mapping[str, Person], place: Mapping[str, int], number: Ints
) -> dict[str, Ints]:
    members: dict[str, list[int]] = {}
    for id_, person in people.items():
        for group in person.groups:
            members.setdefault(group, []).append(number[place[id_]])
    return {
        name: np.array(sorted(at for at in members[name] if at >= 0), dtype=np.int64)
        for name in sorted(members)
    }


def _edges(
    people: Mapping[str, Person], place: Mapping[str, int], number: Ints, rules: Rules
) -> Ints:
    groups = _groups(people, place, number) if rules.rivals else {}
    pairs = {
        (number[place[id_]], number[place[other]])
        for id_, person in people.items()
        for other in person.conflicts
    }
    for one, other in rules.rivals:
        pairs |= {(a, b) for a in groups[one].tolist() for b in groups[other].tolist()}
    joined = {(min(pair), max(pair)) for pair in pairs if min(pair) >= 0 and pair[0] != pair[1]}
    return np.array(sorted(joined), dtype=np.int64).reshape(-1, 2)
