"""Hexagons: every event in the nearest one, and no hot spot out of three."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.space_time import events_at, hexagon_density


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-5000, 5000), st.floats(-5000, 5000)), min_size=2, max_size=30),
    st.sampled_from([50.0, 250.0, 1000.0]),
)
def test_every_event_is_counted_in_a_hexagon_around_it(
    places: list[tuple[float, float]], across: float
) -> None:
    x, y = zip(*places, strict=True)

    found = hexagon_density(events_at(x, y, [1] * len(x)), across_metres=across)

    assert sum(cell.count for cell in found.hexagons) == len(places)
    middles = np.array([(cell.x, cell.y) for cell in found.hexagons])
    corner = across / 3**0.5
    for place in places:
        assert np.hypot(*(middles - place).T).min() <= corner * 1.000001


def test_hexagons_lie_as_far_apart_as_they_are_wide() -> None:
    found = hexagon_density(events_at([0, 0], [0, 400], [1, 1]), across_metres=400)

    one, other = found.hexagons
    assert np.hypot(one.x - other.x, one.y - other.y) == pytest.approx(400)


def test_three_events_have_the_exact_interval_and_do_not_stand_out() -> None:
    # Garwood (1936): 3 events have the 95 % interval 0.6187 to 8.7673.
    x = [0.0, 1.0, 2.0, *(1000.0 * k for k in range(1, 8))]

    found = hexagon_density(events_at(x, [0.0] * len(x), [1] * len(x)), across_metres=300)

    fullest = found.hexagons[0]
    assert (round(fullest.low, 4), round(fullest.high, 4)) == (0.6187, 8.7673)
    assert not fullest.stands_out


def test_a_place_with_twenty_stands_out() -> None:
    x = [0.0] * 20 + [1000.0 * k for k in range(1, 31)]

    found = hexagon_density(events_at(x, [0.0] * 50, [1] * 50), across_metres=300)

    assert [cell.stands_out for cell in found.hexagons] == [True] + [False] * 30


@pytest.mark.parametrize(("across", "level"), [(0, 0.95), (300, 1.0)])
def test_no_width_and_no_level_are_refused(across: float, level: float) -> None:
    with pytest.raises(AnalysisError):
        hexagon_density(events_at([0, 1], [0, 1], [1, 1]), across_metres=across, level=level)
