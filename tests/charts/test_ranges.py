"""Estimates, courses and curves: a value is drawn with its range, or not at all."""

from itertools import pairwise
from math import inf
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn import charts
from samsyn.charts.scales import scale

FINITE = st.floats(-1e6, 1e6, allow_nan=False)
RATIO = charts.Measured(name="Kvot", neutral=1.0)


def _drawn(picture: str, style: str) -> list[ElementTree.Element]:
    tree = ElementTree.fromstring(picture)  # noqa: S314 - our own drawing
    return [part for part in tree.iter() if style in part.get("class", "").split()]


@given(FINITE, FINITE)
def test_a_scale_holds_both_ends_and_its_steps_rise(one: float, other: float) -> None:
    low, high = sorted((one, other))

    made = scale(low, high, start=10, end=90)

    ticks = list(made.ticks())
    close = 1e-6 * (high - low) + 1e-9
    assert made.low <= low + close
    assert made.high >= high - close
    assert 10 <= made(low) <= made(high) <= 90
    assert all(before < after for before, after in pairwise(ticks))
    assert 2 <= len(ticks) <= 9


def test_a_scale_of_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        scale(0, inf, start=0, end=1)


def test_an_estimate_without_a_range_is_said_in_words_and_has_no_dot() -> None:
    bare = charts.Estimated(name="sdid", value=-3.0, told="No interval can be had")

    chart = charts.estimates([bare], charts.Measured(name="Change", neutral=0.0))

    assert _drawn(chart.wide, "point") == []
    assert "No interval can be had" in chart.wide
    assert chart.twin.rows[0][-1] == "No interval can be had"


@given(
    st.lists(
        st.tuples(st.floats(0.01, 100), st.floats(0, 1), st.floats(1, 50)), min_size=1, max_size=8
    )
)
def test_every_dot_lies_on_its_range_and_every_row_in_the_table(rows) -> None:
    told = [
        charts.Estimated(name=str(at), value=value, interval=(value * below, value * above))
        for at, (value, below, above) in enumerate(rows)
    ]

    chart = charts.estimates(told, RATIO)

    dots, lines = _drawn(chart.wide, "point"), _drawn(chart.wide, "whisker")
    level = {line.get("y1"): line for line in lines if line.get("y1") == line.get("y2")}
    assert len(dots) == len(level) == len(chart.twin.rows) == len(rows)
    for dot in dots:
        whisker = level[dot.get("cy")]
        assert float(whisker.get("x1")) <= float(dot.get("cx")) <= float(whisker.get("x2"))


def test_an_interval_without_end_runs_off_the_plot_and_says_so() -> None:
    row = charts.Estimated(name="A", value=2.0, interval=(0.5, inf))

    chart = charts.estimates([row], RATIO)

    ends = [line for line in _drawn(chart.wide, "whisker") if line.get("x1") == line.get("x2")]
    assert len(ends) == 1  # the open end has no stop
    assert "ingen gräns" in chart.twin.rows[0][2]


def test_no_row_is_no_picture() -> None:
    with pytest.raises(ValueError, match="no row"):
        charts.estimates([], RATIO)


def test_a_course_has_what_was_expected_its_range_and_the_start() -> None:
    of = charts.Course(
        periods=("2025-01", "2025-02", "2025-03"),
        seen=(4, 5, 2),
        expected=(4.0, 4.0, 4.5),
        low=(1.0, 1.0, 1.0),
        high=(8.0, 8.0, 8.0),
        range_from=2,
        start=2,
        start_label="Programmet börjar",
        expected_name="Väntat",
        range_name="Spann",
    )

    chart = charts.series(of, measure="Skjutningar")

    assert len(_drawn(chart.wide, "course")) == 2
    assert len(_drawn(chart.wide, "range")) == 1
    assert len(_drawn(chart.wide, "now")) == 1
    assert chart.twin.rows == (
        ("2025-01", "4", "4", "\N{EN DASH}"),
        ("2025-02", "5", "4", "\N{EN DASH}"),
        ("2025-03", "2", "4,50", "1\N{EN DASH}8"),
    )


def test_lines_of_different_length_are_no_course() -> None:
    with pytest.raises(ValueError, match="one length"):
        charts.series(charts.Course(periods=("a", "b"), seen=(1,)), measure="Antal")


def test_a_curve_shows_the_interval_of_each_known_point() -> None:
    of = charts.Grown(
        points=[(0.0, 0.0), (0.1, 0.4), (1.0, 1.0)],
        along="Andel personer",
        measure="Andel händelser",
        is_share=True,
        uncertain=[charts.Uncertain(at=0.1, value=0.4, low=0.35, high=0.5)],
        other=[(0.0, 0.0), (1.0, 1.0)],
        other_name="Lika",
    )

    chart = charts.curve(of)

    assert len(_drawn(chart.wide, "whisker")) == 1
    assert chart.twin.rows == (("10\u00a0%", "40\u00a0%", "35\u00a0%\N{EN DASH}50\u00a0%"),)
    assert len(chart.legend) == 3


def test_words_at_the_edge_of_a_narrow_plot_are_not_cut_off() -> None:
    chart = charts.estimates([charts.Estimated(name="A", value=1.2, interval=(0.7, 2.1))], RATIO)

    places = [
        (float(one.get("x", "")), one.get("class", ""))
        for one in ElementTree.fromstring(chart.narrow).iter()  # noqa: S314 - our own drawing
        if one.tag == "text"
    ]
    for x, style in places:
        assert x > 20 or "middle" not in style
        assert x < 326 or "end" in style


def test_an_interval_that_goes_on_beyond_the_picture_says_so() -> None:
    within = charts.Estimated(name="A", value=1.2, interval=(0.9, 1.5))
    beyond = charts.Estimated(name="B", value=1.2, interval=(0.9, 900.0))

    told = {
        one.name: " ".join(text for _mark, text in charts.estimates([one], RATIO).legend)
        for one in (within, beyond)
    }

    assert "utanför bilden" in told["B"]
    assert "utanför bilden" not in told["A"]


def test_the_highest_value_of_a_course_lies_below_the_words_above_it() -> None:
    chart = charts.series(
        charts.Course(periods=("1", "2", "3"), seen=(0.0, 4.0, 1.0)), measure="shootings"
    )

    [course] = _drawn(chart.wide, "course")
    heights = [float(point.split()[1]) for point in course.get("d", "")[1:].split("L")]
    assert min(heights) > 22 + 10
