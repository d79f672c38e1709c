"""What each of the chosen adds, who could stand in, which rules bind, what a seat more buys."""

from collections.abc import Iterator
from heapq import heapify, heappop, heapreplace
from typing import Final

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Floats, Ints
from samsyn.analysis.reach.cases import Case
from samsyn.analysis.reach.greedy import Reaching
from samsyn.analysis.reach.handful import curve, fits, open_rows
from samsyn.analysis.reach.limits import Limit, Rows, limits_of, rows_of
from samsyn.analysis.reach.plans import GroupReach, Invitee, NextSeat, Reason
from samsyn.analysis.reach.questions import Conflict

_NEAR: Final = 1e-6
_NAMED: Final = 3  # alternatives that are named for each
_TRIED: Final = 30  # alternatives that are looked at for each
_DETAILED: Final = 300  # plans up to this size get alternatives
_LARGE: Final = 5_000  # above this the order is by what each reaches alone
_FURTHER: Final = 5  # seats looked at beyond the plan


def in_order(case: Case, chosen: Ints) -> tuple[Ints, Floats]:
    """Return the chosen, who adds most first, and what each adds to those before."""
    by_column = case.by_column[chosen]
    if len(chosen) > _LARGE:
        return _in_size_order(case, by_column, chosen)
    reaching = Reaching(case, by_column)
    heap = [(-round(most, 9), at) for at, most in enumerate(reaching.bounds().tolist())]
    heapify(heap)
    order, gains = [], []
    while heap:
        at = heap[0][1]
        key = (-round(reaching.gain(at), 9), at)
        if key > heap[0]:
            heapreplace(heap, key)
            continue
        heappop(heap)
        order.append(at)
        gains.append(reaching.add(at))
    return chosen[order], np.array(gains)


def _in_size_order(case: Case, by_column: sparse.csr_array, chosen: Ints) -> tuple[Ints, Floats]:
    """Count each row for the first who hits it often enough, without a step per column."""
    sizes = np.diff(by_column.indptr)
    order = np.lexsort((chosen, -sizes))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    cells = by_column.T.tocsr()
    ranks = rank[cells.indices]
    rows = np.repeat(np.arange(cells.shape[0]), np.diff(cells.indptr))
    line = np.lexsort((ranks, rows))
    enough = (np.diff(cells.indptr) >= case.need) & (np.diff(cells.indptr) > 0)
    last = cells.indptr[:-1][enough] + case.need[enough] - 1
    gains = np.bincount(ranks[line][last], weights=case.weights[enough], minlength=len(order))
    return chosen[order], gains.astype(np.float64)


def lost_without(case: Case, chosen: Ints) -> Floats:
    """Return what the reach would lose without each of the chosen."""
    picked = case.hits[:, chosen]
    if not case.expected:
        tight = (np.diff(picked.indptr) == case.need) * case.weights
        return np.asarray(picked.T @ tight)
    sure = np.minimum(picked.data, 1 - 1e-12)
    missed = picked.copy()
    missed.data = np.log1p(-sure)
    total = np.exp(np.asarray(missed.sum(axis=1)).ravel()) * case.weights
    picked.data = sure / (1 - sure)
    return np.asarray(picked.T @ total)


def describe(case: Case, order: Ints, gains: Floats, sessions: dict[int, int]) -> Iterator[Invitee]:
    """Yield each of the chosen, in order, with why they are there."""
    alone = lost_without(case, order)
    reasons = _reasons(case, order, alone)
    others = _alternatives(case, order) if len(order) <= _DETAILED else [()] * len(order)
    people = case.graph.people
    for at, column in enumerate(order.tolist()):
        yield Invitee(
            person=people[case.columns[column]],
            reason=reasons[at],
            gain=tidy(gains[at]),
            alone=tidy(alone[at]),
            session=sessions.get(column, 0) + 1,
            alternatives=tuple(people[case.columns[one]] for one in others[at][:_NAMED]),
            more_alternatives=max(0, len(others[at]) - _NAMED),
        )


def _reasons(case: Case, order: Ints, alone: Floats) -> list[Reason]:
    width = np.diff(case.hits.indptr)
    only = np.zeros(len(case.columns), dtype=bool)
    tight = case.hits[np.flatnonzero(width == case.need)]
    only[tight.indices] = case.rules.capacity is None
    needed = np.zeros(len(case.columns), dtype=bool)
    for members in case.carrying.values():
        inside = members[np.isin(members, order)]
        needed[inside] |= len(inside) <= case.rules.carriers
    found = []
    for at, column in enumerate(order.tolist()):
        if case.must[column]:
            found.append(Reason.ASKED)
        elif only[column]:
            found.append(Reason.ONLY_WAY)
        elif needed[column]:
            found.append(Reason.CARRIER)
        elif alone[at] <= _NEAR and case.supervised[column] and case.rules.supervised_share:
            found.append(Reason.BALANCE)
        else:
            found.append(Reason.REACHES)
    return found


def _alternatives(case: Case, order: Ints) -> list[tuple[int, ...]]:
    """Return for each of the chosen those who could take their place without any loss."""
    limits = limits_of(case)
    every = np.arange(len(case.columns))
    rows = rows_of(limits, every, every[:0], len(every))
    rows = Rows(matrix=rows.matrix.tocsc(), low=rows.low, high=rows.high)
    by_column = case.by_column
    inside = np.zeros(len(every), dtype=bool)
    inside[order] = True
    found: list[tuple[int, ...]] = []
    for column in order.tolist():
        if case.must[column]:
            found.append(())
            continue
        rest = order[order != column]
        gains = np.asarray(by_column @ open_rows(case, rest))
        able = np.flatnonzero(~inside & (gains >= gains[column] - _NEAR))[:_TRIED]
        found.append(tuple(fits(case, rows, rest, able)))
    return found


def next_seats(case: Case, order: Ints) -> tuple[NextSeat, ...]:
    """Return who would come next, and what each adds."""
    count = len(order)
    further = curve(case, order.tolist(), count + _FURTHER)[count:]
    return tuple(
        NextSeat(person=case.graph.people[case.columns[step.column]], gain=tidy(step.gain))
        for step in further
    )


def binding(case: Case, order: Ints, *, has_more: bool) -> Iterator[Conflict]:
    """Yield the rules that are used to the full.

    `has_more` says that a further seat would reach more people.
    """
    chosen = np.zeros(len(case.columns), dtype=bool)
    chosen[order] = True
    worth = np.asarray(case.by_column @ open_rows(case, order)) if len(case.edges) else chosen
    for limit in limits_of(case):
        total = float(limit.factors @ chosen[limit.columns])
        if limit.kind == "apart":
            other = limit.columns[~chosen[limit.columns]]
            if total and len(other) and worth[other].max() > _NEAR:
                yield _named(limit)
        elif _is_tight(limit, total) and (limit.kind != "seats" or has_more):
            yield _named(limit)


def _named(limit: Limit) -> Conflict:
    return Conflict(kind=limit.kind, about=limit.about, sentence=limit.sentence)


def _is_tight(limit: Limit, total: float) -> bool:
    step = 1.0 if limit.kind == "supervised" else _NEAR
    return total - limit.low < step or limit.high - total < _NEAR


def groups_reached(case: Case, order: Ints) -> Iterator[GroupReach]:
    """Yield each group with how many of it are invited and reached."""
    reached = np.ones(len(case.graph.people))
    reached[case.rows] = 1 - case.weights + case.reached_by(order)
    reached[case.beyond] = 0.0
    place = {person: number for number, person in enumerate(case.graph.people)}
    members: dict[str, list[int]] = {}
    for person in case.people.values():
        for group in person.groups:
            members.setdefault(group, []).append(place[person.id])
    for name in sorted(members):
        at = np.array(members[name])
        yield GroupReach(
            group=name,
            members=len(at),
            invited=int(np.isin(case.groups[name], order).sum()),
            reached=tidy(float(reached[at].sum())),
        )


def tidy(number: float) -> float:
    """Return a number of people without the last digits that arithmetic leaves."""
    return round(float(number), 6) + 0.0
