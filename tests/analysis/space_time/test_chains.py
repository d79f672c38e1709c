"""Chains: link by link near in place and time, beside what chance would give."""

import numpy as np
import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.space_time import events_at, incident_chains


def test_a_chain_holds_what_hangs_together_link_by_link_and_nothing_else() -> None:
    events = events_at([90, 0, 40, 5000, 5010, 9000], [0] * 6, [20, 1, 10, 3, 4, 5])

    found = incident_chains(events, permutations=19)

    assert [chain.events for chain in found.chains] == [(1, 2, 0), (3, 4)]
    assert [(chain.first_day, chain.last_day) for chain in found.chains] == [(1, 20), (3, 4)]
    assert (found.in_chains, found.events) == (5, 6)


def test_a_link_that_is_just_as_long_as_the_limit_is_no_link() -> None:
    far = incident_chains(events_at([0, 100], [0, 0], [1, 2]), metres=100, permutations=19)
    late = incident_chains(events_at([0, 10], [0, 0], [1, 15]), days=14, permutations=19)

    assert (far.chains, late.chains) == ((), ())


def test_many_chains_are_no_news_where_chance_gives_as_many() -> None:
    generator = np.random.default_rng(6)
    x, y = generator.uniform(0, 300, (2, 60))

    found = incident_chains(events_at(x, y, generator.integers(0, 90, 60)))

    assert found.in_chains > 40
    assert found.expected_in_chains == pytest.approx(found.in_chains, rel=0.15)
    assert found.p_value > 0.05


@pytest.mark.parametrize(("metres", "days", "permutations"), [(0, 14, 19), (100, 0, 19), (1, 1, 0)])
def test_limits_that_are_none_are_refused(metres: float, days: float, permutations: int) -> None:
    with pytest.raises(AnalysisError):
        incident_chains(
            events_at([0, 1], [0, 0], [1, 2]), metres=metres, days=days, permutations=permutations
        )
