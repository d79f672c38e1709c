"""Measures against networkx, by hand, and their laws."""

from datetime import date, timedelta

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks.concentration import compare_members, concentrate
from samsyn.analysis.networks.evidence import (
    Belonging,
    Involvement,
    Recorded,
    TieKind,
    Weighing,
    conflicts_between,
    graph_of_ties,
    ties_between,
)
from samsyn.analysis.networks.graphs import build_graph
from samsyn.analysis.networks.measures import measure

NODES = [f"n{number:02d}" for number in range(10)]
some_ties = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=18)
TODAY = date(2026, 6, 1)
few = settings(max_examples=15, deadline=None)


def drawn(ties) -> nx.Graph:
    graph = nx.Graph([tie for tie in ties if tie[0] != tie[1]])
    graph.add_nodes_from(NODES)
    return graph


@few
@given(some_ties)
def test_components_cores_and_cut_points_agree_with_networkx(ties) -> None:
    peer = drawn(ties)

    found = measure(build_graph(ties, NODES))

    assert found.components == nx.number_connected_components(peer)
    assert found.largest == max(map(len, nx.connected_components(peer)))
    assert dict(zip(NODES, found.core.tolist(), strict=True)) == nx.core_number(peer)
    for number, name in enumerate(NODES):
        own = nx.node_connected_component(peer, name) - {name}
        parts = list(map(len, nx.connected_components(peer.subgraph(own))))
        assert found.cut_off[number] == sum(parts) - max(parts, default=0)


@few
@given(some_ties, st.randoms(use_true_random=False))
def test_communities_are_a_partition_with_the_modularity_that_is_told(ties, dice) -> None:
    graph = build_graph(ties, NODES)

    found = measure(graph)

    parts = [
        {name for name, one in zip(NODES, found.community, strict=True) if one == number}
        for number in range(found.communities)
    ]
    peer = nx.Graph()
    peer.add_nodes_from(NODES)
    first, second, weights = graph.pairs()
    peer.add_weighted_edges_from(
        (NODES[a], NODES[b], w) for a, b, w in zip(first, second, weights, strict=True)
    )
    if graph.ties:
        assert found.modularity == pytest.approx(nx.community.modularity(peer, parts))
    assert [len(part) for part in parts] == sorted(map(len, parts), reverse=True)
    shuffled = [tie[::-1] if dice.random() < 0.5 else tie for tie in ties]
    dice.shuffle(shuffled)
    again = measure(build_graph(shuffled, NODES))
    assert again.community.tolist() == found.community.tolist()


def test_two_cliques_are_two_communities_and_the_one_between_bridges_them() -> None:
    left = [(a, b) for a in "abcd" for b in "abcd" if a < b]
    right = [(a, b) for a in "efgh" for b in "efgh" if a < b]

    found = measure(build_graph([*left, *right, ("d", "e")]))

    assert found.communities == 2
    assert found.agreement == 1
    assert found.bridges.tolist() == [0, 0, 0, 1, 1, 0, 0, 0]
    assert found.cut_off.tolist() == [0, 0, 0, 3, 3, 0, 0, 0]


def test_a_tie_tells_what_it_rests_on_and_fades() -> None:
    shooting = [
        Involvement(person="a", incident="K1", on=TODAY - timedelta(days=366)),
        Involvement(person="b", incident="K1", on=TODAY - timedelta(days=366)),
        Involvement(person="v", incident="K1", on=TODAY - timedelta(days=366), role="victim"),
    ]
    members = [Belonging(person=one, group="Alm", since=date(2024, 1, 1)) for one in "abc"]
    members.append(Belonging(person="d", group="Alm", since=date(2024, 1, 1), until=TODAY))

    ties = {
        (tie.first, tie.second): tie
        for tie in ties_between(TODAY, involvements=shooting, belongings=members)
    }

    assert ("a", "v") not in ties
    assert {ground.kind for ground in ties["a", "b"].grounds} == {
        TieKind.CO_OFFENDING,
        TieKind.CO_MEMBERSHIP,
    }
    assert ties["a", "b"].age_days == 366
    assert ties["a", "b"].weight > ties["a", "c"].weight > 0
    later = ties_between(TODAY + timedelta(days=1), involvements=shooting, belongings=members)
    assert all("d" not in {tie.first, tie.second} for tie in later)
    assert ties_between(date(2023, 1, 1), involvements=shooting, belongings=members) == ()


@few
@given(st.integers(0, 2000), st.integers(0, 2000))
def test_older_grounds_never_weigh_more_and_the_future_weighs_nothing(age, more) -> None:
    on = TODAY - timedelta(days=age)
    told = [Recorded(first="a", second="b", reference="R", on=on)]

    now = ties_between(TODAY, recorded=told, weighing=Weighing(years=20))
    later = ties_between(TODAY + timedelta(days=more), recorded=told, weighing=Weighing(years=20))

    assert later[0].weight <= now[0].weight == pytest.approx(0.5 ** (age / 365.25))
    assert not ties_between(on - timedelta(days=1), recorded=told)


def test_conflicts_stand_between_the_groups_of_the_day_and_carry_no_message() -> None:
    members = [
        Belonging(person="a", group="Alm", since=date(2025, 1, 1)),
        Belonging(person="b", group="Bok", since=date(2025, 1, 1), until=date(2026, 1, 1)),
        Belonging(person="b", group="Ek", since=date(2026, 1, 2)),
    ]
    shots = [
        Recorded(first="b", second="a", reference="K7", on=day, kind=TieKind.CONFLICT)
        for day in (date(2025, 6, 1), date(2026, 3, 1), date(2027, 1, 1))
    ]

    found = conflicts_between(TODAY, members, shots)

    assert [(one.first, one.second, one.latest_on) for one in found] == [
        ("Alm", "Bok", date(2025, 6, 1)),
        ("Alm", "Ek", date(2026, 3, 1)),
    ]
    assert graph_of_ties(ties_between(TODAY, recorded=shots), "ab").ties == 0


def test_an_even_spread_is_not_concentrated_and_one_person_is() -> None:
    even = concentrate(20, np.arange(20), np.arange(20), seed=1)
    one = concentrate(20, np.zeros(20, int), np.arange(20), seed=1)

    assert (even.gini, even.gini_adjusted, even.half) == (0, 0, 0.5)
    assert one.shares[0].held == one.shares[0].low == 1
    assert one.gini == 0.95
    assert one.half == 0.05
    fewer = concentrate(20, np.arange(5), np.arange(5), seed=1)
    assert fewer.gini_adjusted == 0


@few
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6)), min_size=1), st.integers(0, 5))
def test_shares_grow_with_the_top_and_lie_in_their_intervals(parts, seed) -> None:
    person, event = (np.array(column) for column in zip(*parts, strict=True))

    found = concentrate(10, person, event, seed=seed)

    held = [share.held for share in found.shares]
    assert held == sorted(held)
    assert all(0 <= one.low <= one.held <= one.high <= 1 for one in found.shares)
    assert found == concentrate(10, person[::-1], event[::-1], seed=seed)


def test_members_are_a_small_part_of_people_and_a_large_one_of_violence() -> None:
    found = compare_members(200, 150_000, 40, 28)

    assert found.people.share < 0.002 < found.violence.low < 0.7 < found.violence.high
    with pytest.raises(AnalysisError, match="Members are some"):
        compare_members(5, 4, 10, 1)
