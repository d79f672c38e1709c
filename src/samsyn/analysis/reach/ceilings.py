"""How many people any choice can reach at most, from the prices of a smaller program.

A program over the most promising columns is solved without whole numbers. Its duals price every
column of the case, and from any duals whatever a valid ceiling follows, which is computed here and
not taken from the solver. Columns whose price cannot pay are left out for good.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Bools, Floats, Ints
from samsyn.analysis.reach.cases import Case
from samsyn.analysis.reach.limits import Limit
from samsyn.analysis.reach.masters import Master, slopes


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """No choice reaches more than `most` (prices taken off), and with column i `most - loss[i]`.

    `gain` is above zero for columns that would raise the ceiling if they were left out.
    """

    most: float
    price: Floats  # reduced costs of all columns; below zero: worth having


def ceiling_of(
    case: Case,
    by_column: sparse.csr_array,
    master: Master,
    duals: Floats,
    limits: Sequence[Limit],
    prices: Floats,
) -> Ceiling:
    """Return the ceiling that these duals prove for every choice of columns of finite price."""
    lines = len(master.line_rows)
    line_duals = np.minimum(duals[:lines], 0.0)
    worth, at_rows, constant = _at_rows(case, by_column, master, line_duals)
    price = prices + worth
    for limit, dual in zip(limits, duals[lines:].tolist(), strict=True):
        side = limit.low if dual > 0 else limit.high
        if dual and np.isfinite(side):
            constant += dual * side
            price[limit.columns] -= dual * limit.factors
    least = constant + float(np.minimum(at_rows, 0.0).sum() + np.minimum(price, 0.0).sum())
    return Ceiling(most=-least, price=price)


def _at_rows(
    case: Case, by_column: sparse.csr_array, master: Master, duals: Floats
) -> tuple[Floats, Floats, float]:
    """Return what rows give each column, the rows' own reduced costs, and the constant part."""
    usual = np.zeros(len(case.rows))
    paid = np.zeros(len(case.rows))
    untouched = np.ones(len(case.rows), dtype=bool)
    untouched[master.rows] = False
    usual[untouched] = -case.weights[untouched]
    constant = 0.0
    worth = np.zeros(len(case.columns))
    for at in np.unique(master.line_at):
        here = master.line_at == at
        by_fold = np.bincount(
            master.line_rows[here], weights=duals[here], minlength=master.folded.shape[0]
        )
        given = usual.copy() if at == 0 else np.zeros(len(case.rows))
        given[master.rows] = by_fold[master.fold] * master.share
        paid += given
        if case.expected:
            constant += float(given.sum()) * (1 - np.exp(-at) * (1 + at))
        worth += _worth(case, by_column, given, float(at))
    return worth, -case.weights - paid, constant


def _worth(case: Case, by_column: sparse.csr_array, given: Floats, at: float) -> Floats:
    if not case.expected:
        return np.asarray(by_column @ (given / case.need))
    rows = np.flatnonzero(given)
    if not len(rows):
        return np.zeros(len(case.columns))
    cells = case.hits[rows]
    factors = np.exp(-at) * slopes(cells.data, at) * np.repeat(given[rows], np.diff(cells.indptr))
    worth = np.bincount(cells.indices, weights=factors, minlength=len(case.columns))
    return worth.astype(np.float64)


def can_matter(ceiling: Ceiling, floor: float) -> Bools:
    """Return which columns a choice better than `floor` can hold."""
    return ceiling.most - np.maximum(ceiling.price, 0.0) > floor


def promising(by_column: sparse.csr_array, weights: Floats, least: float, most: int) -> Ints:
    """Return columns that alone reach at least `least`, the first `most` of them."""
    worth = np.asarray(by_column @ weights)
    order = np.lexsort((np.arange(len(worth)), -worth))[:most]
    return np.sort(order[worth[order] >= least])
