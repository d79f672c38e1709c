"""Small counts, bars with an open end, and the week: every figure drawn stands in the table."""

import re
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn import charts
from samsyn.charts import words

LETTER, TALL = 7.2, 13.0  # of a label, generously
SORTS = list(charts.Square)
PARTS = st.lists(
    st.builds(
        charts.Counted,
        name=st.sampled_from(["Ja", "Nej", "Vet inte"]),
        count=st.integers(0, 60),
        sort=st.sampled_from(SORTS),
    ),
    min_size=1,
    max_size=3,
).filter(lambda parts: sum(part.count for part in parts) > 0)
WEEKS = st.lists(st.lists(st.integers(0, 2_000), min_size=8, max_size=8), min_size=7, max_size=7)


@st.composite
def covered(draw: st.DrawFn) -> charts.Covered:
    yes, unknown, no = (draw(st.integers(0, 3_000)) for _number in range(3))
    return charts.Covered(
        name=draw(st.text("abcdeåäö ", min_size=1, max_size=60)),
        yes=yes,
        unknown=unknown,
        whole=max(yes + unknown + no, 1),
    )


def _tree(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314 - our own drawing


def _labels(picture: str) -> Iterator[tuple[str, float, float, float]]:
    """Yield each text with its left and right edge and its height."""
    for part in _tree(picture).iter("text"):
        said, x, y = part.text or "", float(part.get("x", "")), float(part.get("y", ""))
        wide = LETTER * len(said)
        style = part.get("class", "").split()
        left = x - wide if "end" in style else x - wide / 2 if "middle" in style else x
        yield said, left, left + wide, y


def _is_legible(chart: charts.Chart) -> bool:
    """Whether no two labels of a phone's picture lie over one another."""
    assert chart.narrow is not None
    return not any(
        one[1] < other[2] and other[1] < one[2] and abs(one[3] - other[3]) < TALL
        for one, other in combinations(_labels(chart.narrow), 2)
    )


def _figures(chart: charts.Chart, *, legend: bool = True) -> set[str]:
    pictures = (chart.wide, chart.narrow or "<g/>")
    said = [said for picture in pictures for said, *_place in _labels(picture)]
    said += [words for _mark, words in chart.legend] if legend else []
    return {found for one in said for found in re.findall(r"\d[\d\u00a0]*", one)}


def _in_table(chart: charts.Chart) -> set[str]:
    cells = [*chart.twin.columns, *(cell for row in chart.twin.rows for cell in row)]
    return {found for cell in cells for found in re.findall(r"\d[\d\u00a0]*", cell)}


@settings(max_examples=25)
@given(PARTS)
def test_a_waffle_has_a_square_for_each_and_its_table_says_how_many(
    parts: list[charts.Counted],
) -> None:
    chart = charts.waffle(parts, measure="Händelser")

    for picture in (chart.wide, chart.narrow or ""):
        for sort in charts.Square:
            squares = [
                one for one in _tree(picture).iter("rect") if sort in one.get("class", "").split()
            ]
            assert len(squares) == sum(part.count for part in parts if part.sort is sort)
    assert _figures(chart) <= _in_table(chart)


@settings(max_examples=25)
@given(PARTS)
def test_no_square_lies_outside_the_picture(parts: list[charts.Counted]) -> None:
    chart = charts.waffle(parts, measure="Händelser")

    for picture in (chart.wide, chart.narrow or ""):
        _x, _y, width, height = map(float, _tree(picture).get("viewBox", "").split())
        for one in _tree(picture).iter("rect"):
            assert float(one.get("x", "")) + float(one.get("width", "")) <= width
            assert float(one.get("y", "")) + float(one.get("height", "")) <= height


@pytest.mark.parametrize("count", [0, -1, 201])
def test_a_waffle_of_nothing_or_of_many_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="holds 1 to 200 squares"):
        charts.waffle(
            [charts.Counted(name="Ja", count=count, sort=charts.Square.YES)], measure="Händelser"
        )


@settings(max_examples=25)
@given(st.lists(covered(), min_size=1, max_size=6))
def test_a_bar_says_least_and_most_and_nothing_that_its_table_lacks(
    rows: list[charts.Covered],
) -> None:
    chart = charts.coverage_bars(rows, measure="Granskade", whole="Händelser")

    assert _figures(chart) <= _in_table(chart)
    assert len(chart.twin.rows) == len(rows)
    unknown = [one for one in _tree(chart.wide).iter("rect") if one.get("class") == "bar-unknown"]
    assert len(unknown) == sum(row.unknown > 0 for row in rows)


@settings(max_examples=25)
@given(st.lists(covered(), min_size=1, max_size=6))
def test_the_words_of_bars_never_lie_over_one_another_on_a_phone(
    rows: list[charts.Covered],
) -> None:
    assert _is_legible(charts.coverage_bars(rows, measure="Granskade", whole="Händelser"))


def test_a_percentage_is_told_of_twenty_and_never_of_fewer() -> None:
    few = charts.Covered(name="Få", yes=3, unknown=2, whole=19)
    many = charts.Covered(name="Flera", yes=5, unknown=5, whole=20)

    rows = charts.coverage_bars([few, many], measure="Granskade", whole="Händelser").twin.rows

    assert [row[-1] for row in rows] == ["–", "25–50\u00a0%"]


def test_parts_that_are_more_than_their_whole_are_refused() -> None:
    row = charts.Covered(name="Fel", yes=3, unknown=3, whole=5)

    with pytest.raises(ValueError, match="3 and 3 are no parts of 5"):
        charts.coverage_bars([row], measure="Granskade", whole="Händelser")


@settings(max_examples=25)
@given(WEEKS, st.integers(0, 900))
def test_every_figure_of_the_week_stands_in_its_table_with_those_without_a_time(
    week: list[list[int]], unknown: int
) -> None:
    chart = charts.week_grid(week, measure="Händelser", unknown=unknown)

    drawn = {one.lstrip("0") or "0" for one in _figures(chart, legend=False)}
    assert drawn <= {one.lstrip("0") or "0" for one in _in_table(chart)}
    told = [row[-1].replace("\u00a0", "") for row in chart.twin.rows]
    assert int(told[-2]) == sum(sum(row) for row in week)
    assert int(told[-1]) == unknown


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 99), min_size=8, max_size=8), min_size=7, max_size=7))
def test_the_words_of_the_week_never_lie_over_one_another_on_a_phone(
    week: list[list[int]],
) -> None:
    assert _is_legible(charts.week_grid(week, measure="Händelser", unknown=0))


def test_a_week_of_six_days_is_refused() -> None:
    with pytest.raises(ValueError, match="seven days of eight spans"):
        charts.week_grid([[0] * 8] * 6, measure="Händelser", unknown=0)


def test_the_days_have_their_names_in_the_language_of_the_page() -> None:
    week = [[0] * 8 for _day in range(7)]
    with words.speaking("en"):
        assert charts.week_grid(week, measure="Incidents", unknown=0).twin.rows[4][0] == "Friday"
    assert charts.week_grid(week, measure="Händelser", unknown=0).twin.rows[4][0] == "Fredag"


def test_what_is_not_known_is_told_apart_without_colour() -> None:
    parts = [charts.Counted(name="Vet inte", count=2, sort=charts.Square.UNKNOWN)]

    crossed = [
        one
        for one in _tree(charts.waffle(parts, measure="Händelser").wide).iter("path")
        if one.get("class") == "square-line"
    ]

    assert len(crossed) == 2
