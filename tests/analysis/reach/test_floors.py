"""The floor of a cover: below every choice there is, and close enough to be worth telling."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from samsyn.analysis.networks.graphs import graph_of_codes
from samsyn.analysis.reach.cases import compile_case
from samsyn.analysis.reach.floors import least_cost
from samsyn.analysis.reach.questions import Patience, Rules
from samsyn.analysis.reach.smallest import fewest

TABLES = st.integers(1, 7).flatmap(
    lambda columns: st.lists(
        st.lists(st.booleans(), min_size=columns, max_size=columns).filter(any),
        min_size=1,
        max_size=7,
    )
)


@given(TABLES, st.data())
def test_no_cover_costs_less(table: list[list[bool]], data: st.DataObject) -> None:
    hits = np.array(table)
    costs = np.array(
        data.draw(st.lists(st.integers(1, 5), min_size=hits.shape[1], max_size=hits.shape[1])),
        dtype=float,
    )
    need = np.minimum(
        data.draw(st.lists(st.integers(1, 2), min_size=len(hits), max_size=len(hits))),
        hits.sum(axis=1),
    )

    floor = least_cost(sparse.csr_array(hits), need, costs)

    covers = (
        list(chosen)
        for size in range(1, hits.shape[1] + 1)
        for chosen in combinations(range(hits.shape[1]), size)
    )
    least = min(costs[c].sum() for c in covers if (hits[:, c].sum(axis=1) >= need).all())
    assert 0 < floor <= least + 1e-9


def test_rows_that_share_nobody_need_one_each() -> None:
    assert least_cost(sparse.csr_array(np.eye(5)), np.ones(5), np.ones(5)) == 5


def test_a_plan_without_time_still_knows_how_far_from_the_best_it_can_be() -> None:
    dice = np.random.default_rng(4)
    first, second = dice.integers(150, size=(2, 300))
    graph = graph_of_codes(tuple(f"p{n:03d}" for n in range(150)), first, second)
    case = compile_case(graph, {}, Rules())

    hurried = fewest(case, Patience(seconds=0.0))
    proved = fewest(case, Patience(seconds=60.0))

    best = len(proved.columns)
    assert proved.proved
    assert hurried.bound <= best <= len(hurried.columns)
    assert hurried.bound >= 0.8 * best  # on a graph that no reduction makes smaller
