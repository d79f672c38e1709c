"""The greedy choice within the rules, and exchanges of one for another that reach more."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from samsyn.analysis.networks.graphs import Bools, Floats, Ints
from samsyn.analysis.reach.cases import Case
from samsyn.analysis.reach.greedy import Step, steps
from samsyn.analysis.reach.limits import Limit, Rows, limits_of, rows_of
from samsyn.analysis.reach.sessions import assign

_NEAR: Final = 1e-6
_WORK: Final = 30_000_000  # cells looked at in exchanges: far below a second
_STEP: Final = 20_000  # cells' worth of time that each exchange takes besides
_TRIED: Final = 8


def choose_greedily(case: Case) -> Ints | None:
    """Return columns in the order of choice, or none if the rules were not met on the way."""
    seats = case.rules.capacity or 0
    chosen = [step.column for step in _kept(case, _asked(case), seats)]
    found = np.array(_filled(case, chosen, seats), dtype=np.int64)
    return found if within(limits_of(case), found) and _seated(case, found) else None


def curve(case: Case, first: Sequence[int], seats: int) -> list[Step]:
    """Return the steps of the greedy choice from `first` on, up to so many seats."""
    return list(_kept(case, list(first), seats))


def exchanged(case: Case, chosen: Ints) -> Ints:
    """Return the choice after exchanges of one for another, each of which reaches more."""
    by_column = case.by_column
    every = np.arange(len(case.columns))
    rows = rows_of(limits_of(case), every, every[:0], len(every))
    matrix = rows.matrix.tocsc()
    work, best = 0, chosen.copy()
    changed = True
    while changed and work < _WORK:
        changed = False
        for column in best.tolist():
            work += by_column.nnz + _STEP
            rest = best[best != column]
            gains = np.asarray(by_column @ open_rows(case, rest))
            other = _better(
                case, gains, column, rest, Rows(matrix=matrix, low=rows.low, high=rows.high)
            )
            if other is not None:
                best, changed = np.append(rest, other), True
    return best


def open_rows(case: Case, chosen: Ints) -> Floats:
    """Return what one more hit would win at each row."""
    picked = case.hits[:, chosen]
    if not case.expected:
        return case.weights * (np.diff(picked.indptr) == case.need - 1)
    picked.data = np.log1p(-np.minimum(picked.data, 1 - 1e-12))
    return case.weights * np.exp(np.asarray(picked.sum(axis=1)).ravel())


def fits(case: Case, rows: Rows, rest: Ints, others: Ints) -> Iterator[int]:
    """Yield those of the others who can join the rest within the rules, which `rows` holds."""
    base = np.zeros(len(case.columns))
    base[rest] = 1
    totals = rows.matrix @ base
    for other in others.tolist():
        now = totals + rows.matrix[:, [other]].toarray().ravel()
        held = (now >= rows.low - _NEAR).all() and (now <= rows.high + _NEAR).all()
        if held and _seated(case, np.append(rest, other)):
            yield other


def within(limits: Sequence[Limit], chosen: Ints) -> bool:
    """Return whether a choice holds to every limit."""
    if not limits:
        return True
    width = 1 + max(int(limit.columns.max(initial=0)) for limit in limits)
    inside = np.zeros(max(width, int(chosen.max(initial=0)) + 1))
    inside[chosen] = 1
    return all(
        limit.low - _NEAR <= float(limit.factors @ inside[limit.columns]) <= limit.high + _NEAR
        for limit in limits
    )


def _better(case: Case, gains: Floats, column: int, rest: Ints, rows: Rows) -> int | None:
    """Return who would best take a column's place, none if nobody wins more."""
    more = gains > gains[column] + _NEAR
    more[rest] = False
    able = np.flatnonzero(more)
    first = able[np.lexsort((able, -gains[able]))[:_TRIED]]
    return next(fits(case, rows, rest, first), None) if len(first) else None


def _asked(case: Case) -> list[int]:
    return [int(column) for column in np.flatnonzero(case.must)]


class _Room:
    """What the rules still leave free while a choice grows."""

    def __init__(self, case: Case, seats: int) -> None:
        self.case = case
        self.taken: list[int] = []
        self.left = seats
        self.missing = dict.fromkeys(case.carrying, case.rules.carriers)
        self.groups: dict[int, list[str]] = {}
        for name, members in case.carrying.items():
            for column in members.tolist():
                self.groups.setdefault(column, []).append(name)
        share = case.rules.supervised_share
        self.others = int((1 - share) * seats + _NEAR) if share else seats
        self.foes: dict[int, set[int]] = {}
        for one, other in case.edges.tolist():
            self.foes.setdefault(one, set()).add(other)
            self.foes.setdefault(other, set()).add(one)

    def may(self, column: int) -> bool:
        """Return whether a column can be taken so that the rules can still be met."""
        if not self.case.supervised[column] and self.others <= 0:
            return False
        if self.left - 1 < self._needed(column):
            return False
        foes = self.foes.get(column, set()).intersection(self.taken)
        if not foes:
            return True
        seating = np.array([*self.taken, column])
        return self.case.rules.sessions > 1 and assign(self.case, seating) is not None

    def take(self, column: int) -> None:
        self.taken.append(column)
        self.left -= 1
        self.others -= not self.case.supervised[column]
        for name in self.groups.get(column, ()):
            self.missing[name] -= 1

    def _needed(self, column: int) -> int:
        own = self.groups.get(column, ())
        return sum(max(0, count - (name in own)) for name, count in self.missing.items())


def _kept(case: Case, first: list[int], seats: int) -> Iterator[Step]:
    room = _Room(case, seats)
    for column in first[:seats]:
        room.take(column)
    rank = np.where(case.supervised, 0, 1) if case.rules.prefer_supervised else None
    given = len(first)
    for number, step in enumerate(steps(case, first, room.may, rank)):
        if number >= seats:
            return
        if number >= given:
            room.take(step.column)
        yield step


def _filled(case: Case, chosen: list[int], seats: int) -> list[int]:
    """Add whom the rules need though they reach nobody new, and balance supervision."""
    room = _Room(case, seats)
    for column in chosen:
        room.take(column)
    for name, members in case.carrying.items():
        for column in members.tolist():
            if room.missing[name] > 0 and column not in room.taken and room.may(column):
                room.take(column)
    return _balanced(case, room.taken)


def _balanced(case: Case, taken: list[int]) -> list[int]:
    """Leave out the last ones not under supervision until the others' share is enough."""
    chosen, share = list(taken), case.rules.supervised_share
    supervised: Bools = case.supervised
    while share and chosen and supervised[chosen].mean() < share - _NEAR:
        others = [at for at, column in enumerate(chosen) if not supervised[column]]
        chosen.pop(others[-1])
    return chosen


def _seated(case: Case, chosen: Ints) -> bool:
    return case.rules.sessions == 1 or assign(case, chosen) is not None
