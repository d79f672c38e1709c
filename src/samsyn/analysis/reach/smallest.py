"""The fewest people through whom the message reaches everybody who can be reached.

Reductions first; what is left falls into pieces, and each piece is an integer program with the
greedy choice as its start. The bounds of the pieces add up to the certificate.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf
from typing import Final

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from samsyn.analysis.networks.graphs import Bools, Floats, Ints
from samsyn.analysis.reach.cases import Case
from samsyn.analysis.reach.floors import least_cost
from samsyn.analysis.reach.greedy import cover_greedily
from samsyn.analysis.reach.limits import Limit, Rows, limits_of, no_session_for, rows_of
from samsyn.analysis.reach.questions import Patience
from samsyn.analysis.reach.reducing import Freedom, Kernel, reduce
from samsyn.analysis.reach.sessions import assign, unseatable
from samsyn.analysis.reach.solving import Program, solve

_PACK: Final = 2_000  # cells of small pieces that are solved in one program
_NEAR: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Chosen columns, and certified limits of what any choice can do (its size, or its reach)."""

    columns: Ints
    bound: float
    proved: bool


class NoPlan(Exception):
    """The rules cannot hold together; the caller finds out which."""


def fewest(case: Case, patience: Patience) -> Choice:
    """Return a smallest choice that reaches every row as often as it needs, or the best in time.

    Raises `NoPlan` if the rules cannot hold together.
    """
    kernel = reduce(case.hits, case.need, _freedom(case), case.must)
    if not case.is_coupled:
        return _by_pieces(case, kernel, patience)
    extra: list[Limit] = []
    while True:
        choice = _coupled(case, kernel, extra, patience)
        if assign(case, choice.columns) is not None:
            return choice
        extra.append(no_session_for(case, unseatable(case, choice.columns)))


def _freedom(case: Case) -> Freedom:
    size = len(case.columns)
    held, lonely = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    for members in case.carrying.values():
        held[members] = True
    if case.rules.supervised_share:
        held |= case.supervised
    lonely[case.edges.ravel()] = True
    ranked = case.rules.prefer_supervised or case.rules.supervised_share > 0
    rank = np.where(case.supervised, 0, int(ranked))
    return Freedom(held=held, lonely=lonely, rank=rank)


def _by_pieces(case: Case, kernel: Kernel, patience: Patience) -> Choice:
    chosen = [kernel.forced_columns]
    bound, proved = float(len(chosen[0])), True
    costs = _costs(case, kernel.columns)
    pieces = list(_pieces(kernel.hits))
    for number, (rows, columns) in enumerate(pieces):
        part = kernel.hits[rows][:, columns]
        seconds = patience.left / (len(pieces) - number) if number < len(pieces) - 1 else inf
        program = _program(part, kernel.need[rows], costs[columns])
        found, least, sure = _solved(program, part, min(seconds, patience.left))
        chosen.append(kernel.columns[columns[found]])
        bound += least
        proved &= sure
    return Choice(columns=np.sort(np.concatenate(chosen)), bound=bound, proved=proved)


def _coupled(case: Case, kernel: Kernel, extra: Sequence[Limit], patience: Patience) -> Choice:
    forced = kernel.forced_columns
    limits = [limit for limit in (*limits_of(case), *extra) if limit.kind != "asked"]
    rows = rows_of(limits, kernel.columns, forced, len(case.columns))
    program = _program(kernel.hits, kernel.need, _costs(case, kernel.columns), rows)
    if not len(kernel.columns):
        if (rows.low > _NEAR).any() or (rows.high < -_NEAR).any():
            raise NoPlan
        return Choice(columns=forced, bound=len(forced), proved=True)
    start = _start(kernel, program.costs, rows)
    answer = solve(program, seconds=patience.left, start=start)
    values = answer.values if len(answer.values) else start
    if answer.impossible or values is None:
        raise NoPlan
    picked = kernel.columns[values > 0.5]  # noqa: PLR2004
    columns = np.sort(np.concatenate([forced, picked]))
    least = _least(answer.bound, program.costs, proved=answer.proved, count=len(picked))
    return Choice(columns=columns, bound=len(forced) + least, proved=answer.proved)


def _start(kernel: Kernel, costs: Floats, rows: Rows) -> Floats | None:
    """Return a greedy choice with the carriers that it lacks; none if that breaks another rule."""
    picked = cover_greedily(kernel.hits, kernel.need.astype(np.float64), costs)
    for number in np.flatnonzero(rows.matrix @ picked < rows.low - _NEAR).tolist():
        row = rows.matrix[[number]]
        able = row.indices[(row.data == 1) & ~picked[row.indices]]
        missing = ceil(float(rows.low[number] - (row @ picked)[0]) - _NEAR)
        picked[able[:missing]] = True
    totals = rows.matrix @ picked
    holds = (totals >= rows.low - _NEAR).all() and (totals <= rows.high + _NEAR).all()
    return picked.astype(np.float64) if holds else None


def _costs(case: Case, columns: Ints) -> Floats:
    """Return 1 for each, and so little more for those who are not preferred that size decides."""
    if not case.rules.prefer_supervised:
        return np.ones(len(columns))
    return 1 + ~case.supervised[columns] / (len(columns) + 1)


def _pieces(hits: sparse.csr_array) -> Iterator[tuple[Ints, Ints]]:
    """Yield rows and columns that hang together, small pieces packed, the largest last."""
    rows = hits.shape[0]
    if not rows:
        return
    joined = sparse.block_array([[None, hits], [hits.T, None]], format="csr")
    _, label = csgraph.connected_components(joined, directed=False)
    cells = np.bincount(np.repeat(label[:rows], np.diff(hits.indptr)))
    order = np.argsort(cells, kind="stable")
    pack = np.empty(len(order), dtype=np.int64)
    pack[order] = _packs(cells[order])
    row_pack, column_pack = pack[label[:rows]], pack[label[rows:]]
    by_row = np.argsort(row_pack, kind="stable")
    by_column = np.argsort(column_pack, kind="stable")
    numbers = np.arange(int(pack.max()) + 1)
    row_cuts = np.searchsorted(row_pack[by_row], numbers[1:])
    column_cuts = np.searchsorted(column_pack[by_column], numbers[1:])
    yield from zip(np.split(by_row, row_cuts), np.split(by_column, column_cuts), strict=True)


def _packs(cells: Ints) -> Ints:
    packs, number, held = [], 0, 0
    for size in cells.tolist():
        if held and held + size > _PACK:
            number, held = number + 1, 0
        packs.append(number)
        held += size
    return np.array(packs, dtype=np.int64)


def _program(
    hits: sparse.csr_array, need: Ints, costs: Floats, rows: Rows | None = None
) -> Program:
    width = hits.shape[1]
    blocks = [hits.astype(np.float64)] + ([rows.matrix] if rows else [])
    return Program(
        costs=costs,
        matrix=sparse.vstack(blocks, format="csr"),
        row_lower=np.concatenate([need, rows.low if rows else []]),
        row_upper=np.concatenate([np.full(len(need), inf), rows.high if rows else []]),
        lower=np.zeros(width),
        upper=np.ones(width),
        whole=np.ones(width, dtype=bool),
    )


def _solved(program: Program, hits: sparse.csr_array, seconds: float) -> tuple[Bools, float, bool]:
    """Return the chosen columns, the least that any choice needs, and whether that is proved."""
    start = cover_greedily(hits, program.row_lower, program.costs)
    floor = least_cost(hits, program.row_lower, program.costs)
    if seconds <= 0:
        count = int(start.sum())
        return start, _least(floor, program.costs, proved=False, count=count), False
    answer = solve(program, seconds=seconds, start=start.astype(np.float64))
    found = answer.values > 0.5 if len(answer.values) else start  # noqa: PLR2004
    if program.costs @ found > program.costs @ start + _NEAR:
        found = start
    count = int(found.sum())
    bound = max(answer.bound, floor)
    return found, _least(bound, program.costs, proved=answer.proved, count=count), answer.proved


def _least(bound: float, costs: Floats, *, proved: bool, count: int) -> float:
    """Return the fewest columns that a bound on their costs allows."""
    if proved:
        return float(count)
    whole = bool((costs == 1).all())
    return float(min(count, max(0, ceil(bound - _NEAR) if whole else int(bound + _NEAR))))
