"""Who sits in which session, so that nobody meets whom they must not."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
from scipy import sparse

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks.graphs import Ints
from samsyn.analysis.reach.cases import Case
from samsyn.analysis.reach.solving import Program, solve

_SECONDS = 20.0


def assign(case: Case, chosen: Ints) -> dict[int, int] | None:
    """Return each chosen column's session, counted from 0, or none if no seating exists.

    First those with most conflicts that are still open, each into the first session that is free
    and holds most of their group; if that fails, HiGHS says whether any seating exists.
    """
    if case.rules.sessions == 1:
        return dict.fromkeys(chosen.tolist(), 0)
    foes = _foes(case, chosen)
    each = _each(case, len(chosen))
    if each * case.rules.sessions < len(chosen):
        return None
    found = _by_hand(case, chosen, foes, each)
    return _by_solver(case, chosen, foes, each) if found is None else found


def unseatable(case: Case, chosen: Ints) -> Ints:
    """Return a smallest part of the chosen, by leaving one out after another, with no seating."""
    left = [int(column) for column in chosen if (case.edges == column).any()] or chosen.tolist()
    if assign(case, np.array(left)) is not None:
        left = chosen.tolist()
    for column in list(left):
        fewer = [other for other in left if other != column]
        if assign(case, np.array(fewer, dtype=np.int64)) is None:
            left = fewer
    return np.array(left, dtype=np.int64)


def _each(case: Case, count: int) -> int:
    return count if case.rules.seats_each is None else case.rules.seats_each


def _foes(case: Case, chosen: Ints) -> dict[int, set[int]]:
    foes: dict[int, set[int]] = {column: set() for column in chosen.tolist()}
    inside = np.isin(case.edges, chosen).all(axis=1)
    for one, other in case.edges[inside].tolist():
        foes[one].add(other)
        foes[other].add(one)
    return foes


def _by_hand(
    case: Case, chosen: Ints, foes: Mapping[int, set[int]], each: int
) -> dict[int, int] | None:
    rooms = _Rooms(case.rules.sessions, each, _groups_of(case, chosen))
    waiting = {column for column in chosen.tolist() if foes[column]}
    free = [column for column in sorted(chosen.tolist()) if not foes[column]]
    while waiting:
        column = min(
            waiting,
            key=lambda one: (
                -len({rooms.seated[foe] for foe in foes[one] if foe in rooms.seated}),
                -len(foes[one]),
                one,
            ),
        )
        if not rooms.seat(column, foes[column]):
            return None
        waiting.remove(column)
    return rooms.seated if all(rooms.seat(column, set()) for column in free) else None


class _Rooms:
    """The sessions while they fill, with how many of each set of groups sit in each."""

    def __init__(self, count: int, each: int, groups: Mapping[int, frozenset[str]]) -> None:
        self.each, self.groups = each, groups
        self.seated: dict[int, int] = {}
        self.sizes = [0] * count
        self.held: list[Counter[frozenset[str]]] = [Counter() for _ in range(count)]

    def seat(self, column: int, foes: set[int]) -> bool:
        """Seat somebody where no foe sits and most of their groups do; false if nowhere is free."""
        taken = {self.seated[foe] for foe in foes if foe in self.seated}
        free = [
            number
            for number, size in enumerate(self.sizes)
            if size < self.each and number not in taken
        ]
        if not free:
            return False
        own = self.groups[column]
        best = min(free, key=lambda number: (-self._of_groups(number, own), number))
        self.seated[column] = best
        self.sizes[best] += 1
        self.held[best][own] += 1
        return True

    def _of_groups(self, number: int, own: frozenset[str]) -> int:
        return sum(count for groups, count in self.held[number].items() if own & groups)


def _groups_of(case: Case, chosen: Ints) -> dict[int, frozenset[str]]:
    groups: dict[int, set[str]] = {column: set() for column in chosen.tolist()}
    for name, members in case.groups.items():
        for column in members.tolist():
            if column in groups:
                groups[column].add(name)
    return {column: frozenset(names) for column, names in groups.items()}


def _by_solver(
    case: Case, chosen: Ints, foes: Mapping[int, set[int]], each: int
) -> dict[int, int] | None:
    sessions = case.rules.sessions
    place = {column: number for number, column in enumerate(chosen.tolist())}
    count = len(chosen)
    rows: list[list[int]] = [
        [number * sessions + session for session in range(sessions)] for number in range(count)
    ]
    low, high = [1.0] * count, [1.0] * count
    for session in range(sessions):
        rows.append([number * sessions + session for number in range(count)])
        low.append(0.0)
        high.append(float(each))
    for one, others in foes.items():
        for other in sorted(others):
            if one < other:
                for session in range(sessions):
                    rows.append([place[c] * sessions + session for c in (one, other)])
                    low.append(0.0)
                    high.append(1.0)
    answer = solve(_zero_one(rows, low, high, count * sessions), seconds=_SECONDS)
    if answer.impossible:
        return None
    if not len(answer.values):
        raise AnalysisError(
            f"Whether {count} people can be seated apart could not be said in {_SECONDS:g} s."
            " Give more sessions or fewer conflicts."
        )
    picked = answer.values.reshape(count, sessions).argmax(axis=1)
    return {column: int(picked[number]) for column, number in place.items()}


def _zero_one(rows: list[list[int]], low: list[float], high: list[float], width: int) -> Program:
    indices = np.array([at for row in rows for at in row], dtype=np.int64)
    start = np.cumsum([0, *(len(row) for row in rows)])
    matrix = sparse.csr_array((np.ones(len(indices)), indices, start), shape=(len(rows), width))
    return Program(
        costs=np.zeros(width),
        matrix=matrix,
        row_lower=np.array(low),
        row_upper=np.array(high),
        lower=np.zeros(width),
        upper=np.ones(width),
        whole=np.ones(width, dtype=bool),
    )
