"""A funnel shows places beside what chance gives: named in order, never ranked."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from samsyn import charts
from samsyn.analysis.uncertainty import funnel_limits
from samsyn.charts import Funnel, Limits, Placed
from samsyn.charts.words import speaking

NAMES = ("Göteborg", "Malmö", "<Örebro>")


def of(*rates: float) -> Funnel:
    sizes = [0.5 * step for step in range(1, 20)]
    return Funnel(
        places=[
            Placed(name=name, size=2.0 + turn, rate=rate, interval=(rate / 2, rate * 2), told="Nej")
            for turn, (name, rate) in enumerate(zip(NAMES, rates, strict=True))
        ],
        common=4.0,
        limits=[
            Limits(name="95", at=[(size, *funnel_limits(4.0, size)) for size in sizes]),
            Limits(name="99,8", at=[(s, *funnel_limits(4.0, s, level=0.998)) for s in sizes]),
        ],
        measure="skjutningar per 100 000",
        sizes="100 000 invånare",
        rows="Ort",
        without=[("Uppsala", "Ingen redovisning")],
    )


def test_the_table_says_the_same_and_names_who_is_missing() -> None:
    with speaking("sv"):
        twin = charts.funnel(of(9.5, 3.25, 1.0)).twin

    assert [row[0] for row in twin.rows] == [
        "<Örebro>",
        "Göteborg",
        "Malmö",
        "Uppsala",
        "Gemensam nivå",
    ]
    assert twin.rows[1][2:] == ("9,50", "4,75 till 19,00", "Nej")
    assert twin.rows[3][1:] == ("–", "–", "–", "Ingen redovisning")
    assert twin.rows[4][2] == "4,00"


def test_every_place_has_a_dot_and_both_limits_are_drawn_on_both_sides() -> None:
    chart = charts.funnel(of(9.5, 3.25, 1.0))

    for picture in (chart.wide, chart.narrow):
        assert picture is not None
        assert picture.count('class="point"') == 3
        assert picture.count('class="course') == 4
        assert picture.count('class="rule"') == 1
        assert "&lt;Örebro&gt;" in picture
        assert 'role="img"' in picture


def test_names_of_like_places_do_not_lie_on_one_another() -> None:
    alike = of(4.0, 4.0, 4.0)
    alike = replace(alike, places=[replace(one, size=3.0) for one in alike.places])

    wide = charts.funnel(alike).wide

    heights = [float(y) for y in re.findall(r'y="([\d.]+)" class="placed"', wide)]
    assert len(heights) == 3
    assert min(abs(a - b) for a, b in pairwise(heights)) >= 12


def test_nothing_is_no_funnel() -> None:
    with pytest.raises(ValueError, match="needs places"):
        charts.funnel(replace(of(1.0, 2.0, 3.0), places=[]))
