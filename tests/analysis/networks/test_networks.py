"""Components, degrees and places: laws that hold for every network."""

from random import Random
from time import perf_counter

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks import components, degrees, place

NODES = [f"n{number:02d}" for number in range(12)]
some_ties = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=20)


@given(some_ties)
def test_components_agree_with_networkx(ties: list[tuple[str, str]]) -> None:
    graph = nx.Graph(ties)
    graph.add_nodes_from(NODES)

    assert set(components(NODES, ties)) == set(map(frozenset, nx.connected_components(graph)))


@given(some_ties)
def test_degrees_agree_with_networkx_without_loops(ties: list[tuple[str, str]]) -> None:
    graph = nx.Graph([tie for tie in ties if tie[0] != tie[1]])
    graph.add_nodes_from(NODES)

    assert degrees(NODES, ties) == dict(graph.degree())


def test_a_tie_to_nobody_is_refused_by_name() -> None:
    with pytest.raises(AnalysisError, match="n99"):
        components(NODES, [("n01", "n99")])


@settings(max_examples=40, deadline=None)
@given(some_ties, st.randoms(use_true_random=False))
def test_the_picture_does_not_depend_on_the_order_of_rows(
    ties: list[tuple[str, str]], dice: Random
) -> None:
    before = place(NODES, ties)
    nodes, turned = NODES.copy(), [tie[::-1] if dice.random() < 0.5 else tie for tie in ties]
    dice.shuffle(nodes)
    dice.shuffle(turned)

    assert place(nodes, turned + turned[:1]) == before


@settings(max_examples=40, deadline=None)
@given(some_ties)
def test_every_node_gets_a_place_and_parts_stand_apart(ties: list[tuple[str, str]]) -> None:
    placed = place(NODES, ties)

    assert set(placed) == set(NODES)
    boxes = [
        (min(xs), max(xs), min(ys), max(ys))
        for part in components(NODES, ties)
        for xs, ys in [zip(*(placed[node] for node in part), strict=True)]
    ]
    for number, (left, right, top, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            beside = other[0] > right + 1 or left > other[1] + 1
            assert beside or other[2] > bottom + 1 or top > other[3] + 1


def test_tied_nodes_stand_nearer_than_others() -> None:
    ring = [(NODES[number], NODES[(number + 1) % 12]) for number in range(12)]

    placed = place(NODES, ring)

    def apart(first: str, second: str) -> float:
        return abs(complex(*placed[first]) - complex(*placed[second]))

    tied = [apart(*tie) for tie in ring]
    assert sum(tied) / 12 < apart(NODES[0], NODES[6]) / 2


def test_five_hundred_nodes_are_placed_in_time_for_a_page() -> None:
    nodes = [f"p{number:03d}" for number in range(500)]
    ties = [(nodes[number], nodes[(number * 7919) % number]) for number in range(1, 500)]
    ties += [(nodes[number], nodes[(number * 31) % 500]) for number in range(0, 500, 2)]

    start = perf_counter()
    placed = place(nodes, ties)

    assert len(placed) == 500
    assert perf_counter() - start < 6  # 1.5 s on one quiet core


def test_an_empty_network_has_no_places() -> None:
    assert place([], []) == {}
