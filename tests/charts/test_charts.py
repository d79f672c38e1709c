"""Charts: what is drawn is what the table says, and no foreign text can become markup."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn import charts

TODAY = date(2026, 11, 19)
KINDS = st.sampled_from(["shooting", "explosion", "stabbing"])
HARMS = st.sampled_from(["none", "injured", "dead", "unknown"])
MARKS = st.builds(
    charts.IncidentMark,
    day=st.integers(0, 900).map(lambda days: TODAY - timedelta(days=days)),
    kind=KINDS,
    harm=HARMS,
    name=st.text(max_size=20),
)


def _tree(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314 - our own drawing


def _drawn(picture: str, style: str) -> list[ElementTree.Element]:
    return [part for part in _tree(picture).iter() if style in part.get("class", "").split()]


def _marks(picture: str) -> int:
    return sum(
        len(_drawn(picture, f"harm-{harm}")) for harm in ("none", "injured", "dead", "unknown")
    )


@given(st.lists(MARKS, max_size=40))
def test_each_incident_in_the_weeks_is_one_mark_and_one_row(
    marks: list[charts.IncidentMark],
) -> None:
    since = TODAY - timedelta(days=TODAY.weekday(), weeks=25)

    chart = charts.unit_dots(marks, until=TODAY)

    inside = sum(mark.day >= since for mark in marks)
    assert _marks(chart.wide) == len(chart.twin.rows) == inside


@given(st.lists(MARKS, max_size=40))
def test_a_phone_never_shows_an_incident_that_the_wide_picture_lacks(
    marks: list[charts.IncidentMark],
) -> None:
    chart = charts.unit_dots(marks, until=TODAY)

    assert chart.narrow is not None
    assert _marks(chart.narrow) <= _marks(chart.wide)


def test_no_mark_leaves_the_picture_even_when_a_week_is_full() -> None:
    mark = charts.IncidentMark(day=TODAY, kind="shooting", harm="injured", name="Skjutning")

    chart = charts.unit_dots([mark] * 15, until=TODAY)

    heights = [float(part.get("cy", "0")) for part in _drawn(chart.wide, "harm-injured")]
    assert len(set(heights)) == 15
    assert min(heights) > 0


def test_an_unknown_harm_is_refused_by_name() -> None:
    mark = charts.IncidentMark(day=TODAY, kind="shooting", harm="fatal", name="Skjutning")

    with pytest.raises(ValueError, match="Unknown harm 'fatal'; use one of none, injured"):
        charts.unit_dots([mark], until=TODAY)


def test_a_name_that_looks_like_markup_is_shown_as_text() -> None:
    node = charts.Node(key="a", x=0, y=0, label="<script>", group='"><b>')

    picture = charts.network([node], [], label='"<x>').wide

    assert "<script>" not in picture
    assert "<b>" not in picture
    assert "<script>" in "".join(_tree(picture).itertext())


@given(
    st.lists(
        st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=30, unique=True
    )
)
def test_every_node_stands_inside_the_picture(places: list[tuple[float, float]]) -> None:
    nodes = [charts.Node(key=str(i), x=x, y=y, group="G") for i, (x, y) in enumerate(places)]

    picture = charts.network(nodes, [], label="Nätverk").wide

    _left, _top, width, height = map(float, _tree(picture).get("viewBox", "").split())
    circles = _drawn(picture, "node")
    assert len(circles) == len(nodes)
    assert all(0 < float(c.get("cx", "")) < width for c in circles)
    assert all(0 < float(c.get("cy", "")) < height for c in circles)


def test_too_large_a_network_is_refused_with_what_to_do() -> None:
    nodes = [charts.Node(key=str(i), x=i, y=i) for i in range(501)]

    with pytest.raises(ValueError, match="holds 500 nodes, not 501; show fewer"):
        charts.network(nodes, [], label="Nätverk")


def test_five_hundred_people_are_drawn_without_names() -> None:
    nodes = [charts.Node(key=str(i), x=i % 25, y=i // 25, label=f"P-{i}") for i in range(500)]

    picture = charts.network(nodes, [], label="Nätverk").wide

    assert len(_drawn(picture, "node")) == 500
    assert "P-1" not in picture


def test_an_edge_to_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="missing node 'b'"):
        charts.network(
            [charts.Node(key="a", x=0, y=0)], [charts.Edge(first="a", second="b")], label="Nätverk"
        )


def test_a_relation_is_drawn_in_both_directions_and_told_once() -> None:
    relation = charts.Relation(first="Alm", second="Björk", state="active", certainty="Trolig")

    chart = charts.conflict_matrix(("Alm", "Björk", "Lind"), (relation,))

    assert len(_drawn(chart.wide, "active")) == 2
    assert len(chart.twin.rows) == 1


def test_columns_stand_on_zero_and_rise_with_the_count() -> None:
    data = [charts.Column(year=2026, name=f"kvartal {n}", value=n) for n in range(1, 5)]

    bars = _drawn(charts.columns(data, measure="Skjutningar").wide, "column")

    feet = {round(float(bar.get("y", "")) + float(bar.get("height", "")), 1) for bar in bars}
    heights = [float(bar.get("height", "")) for bar in bars]
    assert len(feet) == 1
    assert heights == sorted(heights)
    assert heights[3] == pytest.approx(4 * heights[0], abs=0.3)


def test_a_withheld_area_shows_no_number() -> None:
    square = (((15.0, 59.3), (15.1, 59.3), (15.1, 59.4), (15.0, 59.4)),)

    chart = charts.area_map([charts.Area(name="Norrby", rings=square, count=None)], measure="Antal")

    assert chart.twin.rows[0][1] not in {"", "0", "None"}
    assert len(_drawn(chart.wide, "withheld")) == 1


def test_a_map_without_outlines_is_refused() -> None:
    with pytest.raises(ValueError, match="no outlines"):
        charts.area_map([], measure="Antal")


def test_a_focus_period_that_began_earlier_starts_at_the_edge_of_the_axis() -> None:
    lanes = charts.Swimlane(focus=[charts.Period(first=date(2020, 1, 1), last=date(2026, 11, 1))])

    bars = _drawn(charts.swimlane(lanes, today=TODAY, group="Grupp Alm").wide, "focus")

    assert len(bars) == 1
    assert float(bars[0].get("x", "")) == pytest.approx(170, abs=0.1)
