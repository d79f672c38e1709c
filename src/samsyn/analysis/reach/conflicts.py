"""Why no plan holds to all rules: a smallest set of them that cannot hold together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Floats, Ints, named
from samsyn.analysis.reach.cases import Case
from samsyn.analysis.reach.limits import Limit, limits_of, rows_of
from samsyn.analysis.reach.questions import BAR_WORDS, Conflict
from samsyn.analysis.reach.solving import Program, is_possible

Item = TypeVar("Item")
_SECONDS: Final = 5.0


def smallest(items: Sequence[Item], fails: Callable[[Sequence[Item]], bool]) -> list[Item]:
    """Return items of which none can be left out without `fails` becoming false.

    Parameters
    ----------
    items :
        Any number; their order decides between smallest sets.
    fails :
        Whether some items cannot hold together; true for `items`, and for more whenever for fewer.

    Notes
    -----
    Junker (2004), QuickXplain: halves instead of one item after another.

    Examples
    --------
    >>> smallest([1, 2, 3, 4], lambda some: {2, 4} <= set(some))
    [2, 4]
    """

    def explain(base: list[Item], *, added: bool, rest: list[Item]) -> list[Item]:
        if added and fails(base):
            return []
        if len(rest) == 1:
            return rest
        half = len(rest) // 2
        low, high = rest[:half], rest[half:]
        second = explain(base + low, added=bool(low), rest=high)
        first = explain(base + second, added=bool(second), rest=low)
        return first + second

    return explain([], added=True, rest=list(items)) if items else []


def conflicts_of(case: Case) -> tuple[Conflict, ...]:
    """Return the rules of a smallest set that cannot hold together; none if all of them can."""
    if barred := _asked_but_barred(case):
        return barred
    limits = [*limits_of(case), *_apart_over_sessions(case), *_to_reach(case)]
    scope = _scope(case, limits)

    def fails(some: Sequence[Limit]) -> bool:
        return not is_possible(scope.program(some), seconds=_SECONDS)

    if not fails(limits):
        return ()
    order = ("asked", "reach", "carriers", "supervised", "seats", "apart")
    limits.sort(key=lambda limit: order.index(limit.kind))
    return tuple(
        Conflict(kind=limit.kind, about=limit.about, sentence=limit.sentence)
        for limit in smallest(limits, fails)
    )


def _asked_but_barred(case: Case) -> tuple[Conflict, ...]:
    for person in sorted(case.people.values(), key=lambda one: one.id):
        if person.asked and (person.bar or person.told):
            why = BAR_WORDS[person.bar] if person.bar else "has had the message already"
            return (
                Conflict(
                    kind="asked", about=(person.id,), sentence=f"{person.id} is to be invited."
                ),
                Conflict(kind="barred", about=(person.id,), sentence=f"{person.id} {why}."),
            )
    return ()


def _apart_over_sessions(case: Case) -> list[Limit]:
    """Return each pair in conflict as a limit of its own, to be read per session."""
    if case.rules.sessions == 1:
        return []
    name = case.graph.people
    return [
        Limit(
            kind="apart",
            about=(name[case.columns[one]], name[case.columns[other]]),
            sentence=(
                f"{name[case.columns[one]]} and {name[case.columns[other]]} may not sit in the"
                f" same of {case.rules.sessions} sessions."
            ),
            columns=np.array([one, other]),
            factors=np.ones(2),
            high=1,
        )
        for one, other in case.edges.tolist()
    ]


def _to_reach(case: Case) -> list[Limit]:
    """Return the people to be reached whom the rules can leave without anybody; all if asked for.

    Whoever is in no conflict can always be added while no seats are set, so those whom they reach
    cannot stand in the way.
    """
    if case.rules.capacity is not None:
        return []
    free = np.ones(len(case.columns), dtype=bool)
    free[case.edges.ravel()] = False
    if case.rules.supervised_share:
        free[:] = False
    open_ = np.asarray(case.hits @ free.astype(np.float64)) < case.need
    names = case.graph.people
    found = []
    for row in np.flatnonzero(open_).tolist():
        who = names[case.rows[row]]
        columns = case.hits[[row]].indices.astype(np.int64)
        through = named(names[case.columns[column]] for column in columns)
        times = "" if case.need[row] == 1 else f" {case.need[row]} of"
        found.append(
            Limit(
                kind="reach",
                about=(who,),
                sentence=f"{who} is to be reached, which takes{times} {through}.",
                columns=columns,
                factors=np.ones(len(columns)),
                low=float(case.need[row]),
            )
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """The columns that rules speak of, with a seat in each session if there are several."""

    case: Case
    columns: Ints
    sessions: int

    def program(self, limits: Sequence[Limit]) -> Program:
        many = self.sessions > 1
        apart = [limit for limit in limits if many and limit.kind == "apart"]
        other = [limit for limit in limits if not (many and limit.kind == "apart")]
        rows = rows_of(other, self.columns, np.zeros(0, np.int64), len(self.case.columns))
        width = len(self.columns)
        total = width * self.sessions
        spread = sparse.hstack([sparse.eye_array(width, format="csr")] * self.sessions)
        blocks, low = [rows.matrix @ spread, spread], [rows.low, np.zeros(width)]
        high = [rows.high, np.ones(width)]
        pairs = rows_of(apart, self.columns, np.zeros(0, np.int64), len(self.case.columns))
        each = self._each() if any(limit.kind == "seats" for limit in limits) else np.inf
        for matrix, most in ((pairs.matrix, 1.0), (self._room(), each)):
            blocks.append(sparse.block_diag([matrix] * self.sessions))
            low.append(np.full(matrix.shape[0] * self.sessions, -np.inf))
            high.append(np.full(matrix.shape[0] * self.sessions, most))
        return Program(
            costs=np.zeros(total),
            matrix=sparse.csr_array(sparse.vstack(blocks, format="csr")),
            row_lower=_joined(low),
            row_upper=_joined(high),
            lower=np.zeros(total),
            upper=np.ones(total),
            whole=np.ones(total, dtype=bool),
        )

    def _room(self) -> sparse.csr_array:
        return sparse.csr_array(np.ones((1, len(self.columns))))

    def _each(self) -> float:
        each = self.case.rules.seats_each
        return float(len(self.columns) if each is None else each)


def _joined(parts: Sequence[Floats]) -> Floats:
    return np.concatenate(list(parts))


def _scope(case: Case, limits: Sequence[Limit]) -> _Scope:
    """Leave out columns that no rule needs: they only take seats."""
    needed = [limit.columns for limit in limits if limit.kind in {"asked", "carriers", "reach"}]
    if case.rules.supervised_share:
        needed.append(np.flatnonzero(case.supervised))
    columns = np.unique(np.concatenate([np.zeros(0, np.int64), *needed])).astype(np.int64)
    return _Scope(case=case, columns=columns, sessions=case.rules.sessions)
