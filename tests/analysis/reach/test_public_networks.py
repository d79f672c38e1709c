"""Exact on every public network, and the sample network of practice: 8 reach all, 4 reach 16."""

import numpy as np
import pytest
from tests.analysis.reach.public_networks import (
    FOLDER,
    SUSPECTS,
    needs_networks,
    proved,
    public,
)

from samsyn.analysis.networks.concentration import concentrate
from samsyn.analysis.reach.planning import plan
from samsyn.analysis.reach.questions import Rules
from samsyn.interchange.edge_lists import read_edge_list


@needs_networks
@pytest.mark.parametrize(("name", "size"), proved().items())
def test_the_fewest_are_as_many_as_other_solvers_prove(name, size) -> None:
    graph = public(name)

    found = plan(graph)

    assert found.optimal
    assert (len(found.invitees), found.lower_bound, found.gap) == (size, size, 0)
    assert found.reached == len(graph.people)


@needs_networks
def test_the_sample_network_of_practice() -> None:
    graph = public("gvi_gang1")

    assert len(plan(graph).invitees) == 8
    best = plan(graph, rules=Rules(seats=4))
    assert (best.reached, best.optimal) == (16, True)


@needs_networks
def test_concentration_in_st_louis_is_the_published_one() -> None:
    edges = read_edge_list(FOLDER / "stlouis_crime_person_event.csv", roles=SUSPECTS)

    found = concentrate(len(edges.names), edges.first, edges.second, seed=1)

    assert (found.people, found.parts) == (442, 723)
    assert [round(share.held, 2) for share in found.shares[1:3]] == [0.27, 0.39]
    assert found.gini == pytest.approx(0.349, abs=0.0005)
    assert found.half == pytest.approx(0.19, abs=0.005)
    assert np.all([share.by_chance < share.held for share in found.shares])
