"""The most people whom a given number of seats can reach, and a ceiling that proves it."""

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Bools, Floats, Ints
from samsyn.analysis.reach.cases import Case
from samsyn.analysis.reach.ceilings import Ceiling, can_matter, ceiling_of, promising
from samsyn.analysis.reach.handful import choose_greedily, exchanged
from samsyn.analysis.reach.limits import Limit, limits_of, no_session_for
from samsyn.analysis.reach.masters import Master, build_master, whole
from samsyn.analysis.reach.questions import Patience
from samsyn.analysis.reach.sessions import assign, unseatable
from samsyn.analysis.reach.smallest import Choice, NoPlan
from samsyn.analysis.reach.solving import solve
from samsyn.analysis.reach.splitting import quick_ceiling

_NEAR: Final = 1e-6
_ROUNDS: Final = 12
_FIRST: Final = 20_000  # columns of the first program
_MORE: Final = 5_000  # columns added in a round
_QUICK: Final = 20_000_000  # cells looked at for a first ceiling
_LONG: Final = 2_000_000_000  # the same where the program took too long
_DIRECT: Final = 300  # columns up to which whole numbers are tried at once
_PART: Final = 4.0  # of the least difference: what the ceiling may lie above the program
_PROGRAM: Final = 4_000  # columns from which whole numbers are not tried


@dataclass(slots=True, kw_only=True)
class _Search:
    case: Case
    patience: Patience
    by_column: sparse.csr_array
    prices: Floats
    limits: list[Limit]
    best: Ints | None = None
    ceiling: Ceiling | None = None
    lines: tuple[Ints, Floats] | None = None
    most: float = field(default=np.inf)

    def worth(self, chosen: Ints) -> float:
        """Return reach less prices: what the programs maximise."""
        return float(self.case.reached_by(chosen).sum() - self.prices[chosen].sum())

    @property
    def floor(self) -> float:
        return -np.inf if self.best is None else self.worth(self.best)

    @property
    def is_open(self) -> bool:
        """Whether a better choice may exist."""
        return self.most - self.floor >= self.quantum - _NEAR

    def look(self, work: int) -> None:
        """Lower the ceiling without a solver."""
        found = quick_ceiling(self.case, self.by_column, max(self.floor, 0.0), work)
        if found.most < self.most:
            self.ceiling, self.most = found, found.most

    @property
    def quantum(self) -> float:
        """The least by which two choices can differ."""
        if self.case.expected:
            return _NEAR * max(1.0, self.floor)
        return float(self.prices.max(initial=0.0)) or 1.0


def fullest(case: Case, patience: Patience) -> Choice:
    """Return the choice that reaches most within the rules, or the best in time with its ceiling.

    Raises `NoPlan` if the rules cannot hold together.
    """
    quick = choose_greedily(case)
    search = _Search(
        case=case,
        patience=patience,
        by_column=case.by_column,
        prices=_prices(case),
        limits=list(limits_of(case)),
        best=None if quick is None else exchanged(case, quick),
    )
    search.look(_QUICK)
    columns = _price_columns(search) if search.is_open else _that_matter(search)
    while search.is_open and len(columns):
        if not _improve(search, columns):
            break
    if search.best is None:
        raise NoPlan
    return _settled(search)


def _settled(search: _Search) -> Choice:
    case, best = search.case, search.best
    assert best is not None  # noqa: S101  said above, for the reader and the type
    won = float(case.reached_by(best).sum())
    most = search.most + float(search.prices.max(initial=0.0)) * (case.rules.capacity or 0)
    if not case.expected:
        most = float(np.floor(most + _NEAR))
    total = float(case.weights.sum())
    most = min(max(most, won), total)
    near = search.most - search.floor < search.quantum - _NEAR
    proved = near or most - won <= _NEAR * max(1.0, won)
    return Choice(
        columns=np.sort(best), bound=case.already + (won if proved else most), proved=proved
    )


def _prices(case: Case) -> Floats:
    """Return so little for those who are not preferred that reach decides first.

    Expected reach is not counted in whole people: there only the greedy order prefers.
    """
    if case.expected or not case.rules.prefer_supervised:
        return np.zeros(len(case.columns))
    return ~case.supervised / (2.0 * ((case.rules.capacity or 0) + 1))


def _price_columns(search: _Search) -> Ints:
    """Solve without whole numbers over more and more columns; return those that can matter."""
    case = search.case
    able = _that_matter(search)
    if search.best is not None and len(able) <= _DIRECT:
        return able
    allowed = np.zeros(len(case.columns), dtype=bool)
    allowed[able] = True
    columns = able if search.best is None else _first_columns(search, allowed)
    for _ in range(_ROUNDS):
        more = _price(search, columns, allowed)
        if more is None:
            break
        columns = more
    return _that_matter(search)


def _price(search: _Search, columns: Ints, allowed: Bools) -> Ints | None:
    """Lower the ceiling by a program over some columns; return more of them, none to stop."""
    case = search.case
    master = build_master(case, search.by_column, columns, search.limits, search.prices)
    answer = solve(master.program, seconds=search.patience.left)
    if answer.impossible:
        if len(columns) == len(case.columns):
            raise NoPlan
        return np.arange(len(case.columns))
    if not len(answer.duals):
        search.look(_LONG)
        return None
    prices = np.where(allowed, search.prices, np.inf)
    found = ceiling_of(case, search.by_column, master, answer.duals, search.limits, prices)
    if found.most < search.most:
        search.ceiling, search.most = found, found.most
    fresh = np.setdiff1d(np.flatnonzero(found.price < -_NEAR), columns)
    over = found.most + answer.bound
    if not len(fresh) or not search.is_open or over < search.quantum / _PART:
        return None
    first = fresh[np.lexsort((fresh, found.price[fresh]))[:_MORE]]
    return np.union1d(columns, first)


def _first_columns(search: _Search, allowed: Bools) -> Ints:
    case, best = search.case, search.best
    assert best is not None  # noqa: S101  said by the caller
    gains = [search.worth(best) - search.worth(np.delete(best, at)) for at in _few(best)]
    least = min(gains, default=0.0)
    must = [np.flatnonzero(case.must), *case.carrying.values()]
    likely = promising(search.by_column, case.weights, 0.5 * least, _FIRST)
    likely = likely[allowed[likely]]
    return np.unique(np.concatenate([likely, best, *must])).astype(np.int64)


def _few(best: Ints) -> list[int]:
    """Return some places of the choice, its last ones: greedy order puts the least there."""
    return list(range(max(0, len(best) - 20), len(best)))


def _that_matter(search: _Search) -> Ints:
    """Return the columns that a choice better than the best so far can hold, and its own."""
    if search.ceiling is None or search.best is None:
        return np.arange(len(search.case.columns))
    matter = can_matter(search.ceiling, search.floor + search.quantum - 2 * _NEAR)
    matter[search.best] = True
    return np.flatnonzero(matter)


def _improve(search: _Search, columns: Ints) -> bool:
    """Solve with whole numbers; return whether another round can tell more."""
    if search.patience.left <= 0 or (len(columns) > _PROGRAM and search.best is not None):
        return False
    case = search.case
    master = build_master(
        case, search.by_column, columns, search.limits, search.prices, search.lines
    )
    program = replace(master.program, whole=whole(master, case.need))
    start = None if search.best is None else master.start(search.best, case.need)
    gap = max(_NEAR, search.quantum / 2 if case.expected else search.quantum - 1e-4)
    answer = solve(program, seconds=search.patience.left, start=start, gap=gap)
    if answer.impossible and search.best is None:
        raise NoPlan
    search.most = min(search.most, max(-answer.bound, search.floor))
    if not len(answer.values):
        return False
    return _take(search, master, np.sort(columns[answer.values[: len(columns)] > 0.5]))  # noqa: PLR2004


def _take(search: _Search, master: Master, chosen: Ints) -> bool:
    """Keep a choice that is better, and return whether what it taught makes another round."""
    case = search.case
    if assign(case, chosen) is None:
        search.limits.append(no_session_for(case, unseatable(case, chosen)))
        return True
    better = search.worth(chosen) > search.floor + _NEAR / 10
    if better:
        search.best = chosen
    if not case.expected or search.most - search.floor < search.quantum:
        return False
    return _draw_lines(search, chosen)


def _draw_lines(search: _Search, chosen: Ints) -> bool:
    """Draw lines that touch where this choice lies; false if all of them were drawn before."""
    case = search.case
    picked = case.hits[:, chosen]
    picked.data = -np.log1p(-np.minimum(picked.data, 1 - 1e-9))
    sums = np.round(np.asarray(picked.sum(axis=1)).ravel(), 6)
    rows = np.flatnonzero((sums > 0) & (sums < 8) & (np.diff(picked.indptr) > 1))  # noqa: PLR2004
    old = search.lines or (np.zeros(0, np.int64), np.zeros(0))
    joined = np.unique(
        np.stack([np.concatenate([old[0], rows]), np.concatenate([old[1], sums[rows]])]), axis=1
    )
    if joined.shape[1] == len(old[0]):
        return False
    search.lines = (joined[0].astype(np.int64), joined[1])
    return True
