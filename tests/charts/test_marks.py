"""What happened is marked on a course, and what is left out of it stays in the picture."""

from samsyn import charts

PERIODS = [f"2024-{month:02d}" for month in range(1, 13)]


def test_marks_and_rings_stand_at_their_periods_and_in_the_legend() -> None:
    seen = [3.0] * 12
    plain = charts.series(charts.Course(periods=PERIODS, seen=seen), measure="skjutningar")
    marked = charts.series(
        charts.Course(
            periods=PERIODS,
            seen=seen,
            marks=[(2, "1, 2"), (7, "3")],
            marks_name="Det som hände",
            apart=[5],
            apart_name="Utelämnad",
        ),
        measure="skjutningar",
    )

    assert plain.legend == ()
    assert [name for _key, name in marked.legend] == ["Det som hände", "Utelämnad"]
    assert marked.wide.count('class="apart"') == 1
    assert marked.wide.count('class="gap"') == 2
    assert ">1, 2</text>" in marked.wide


def test_what_lies_before_the_periods_of_a_phone_is_not_drawn_outside_it() -> None:
    periods = [str(year) for year in range(1960, 2020)]
    chart = charts.series(
        charts.Course(periods=periods, seen=[1.0] * 60, marks=[(0, "1")], apart=[1]), measure="x"
    )

    assert chart.narrow is not None
    assert 'class="apart"' not in chart.narrow
    assert 'class="gap"' in chart.wide
    assert 'class="gap"' not in chart.narrow
