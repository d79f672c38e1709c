"""A panel is whole or refused with a sentence that says where."""

import math

import numpy as np
import pytest

from samsyn.interchange.panels import BadPanel, Panel, PanelColumns, read_panel
from samsyn.interchange.tables import open_table

COLUMNS = PanelColumns(unit="place", time="month", outcome="n")


def panel(text: str, columns: PanelColumns = COLUMNS, **asked: object) -> Panel:
    return read_panel(open_table(text.encode(), "panel.csv"), columns, **asked)  # type: ignore[arg-type]


def rows(*lines: str) -> str:
    return "\n".join(["place,month,n", *lines]) + "\n"


def test_units_and_periods_come_in_order_whatever_the_order_of_rows() -> None:
    found = panel(rows("Örebro,2024-02,3", "Malmö,2024-01,1", "Örebro,2024-1,2", "Malmö,2024-02,4"))

    assert (found.units, found.periods) == (("Malmö", "Örebro"), ("2024-01", "2024-02"))
    assert (found.values == [[1, 4], [2, 3]]).all()
    assert (found.unit("Örebro"), found.period("2024-2")) == (1, 1)


@pytest.mark.parametrize(
    ("times", "periods"),
    [
        (("1999", "2000"), ("1999", "2000")),
        (("2019Q4", "2020-Q1"), ("2019-Q4", "2020-Q1")),
        (("2023-12", "2024-01"), ("2023-12", "2024-01")),
        (("2024-02-28", "2024-03-06"), ("2024-02-28", "2024-03-06")),
        (("9.0", "10.0"), ("9", "10")),
    ],
)
def test_periods_may_be_written_in_several_ways(
    times: tuple[str, str], periods: tuple[str, str]
) -> None:
    assert panel(rows(*(f"A,{time},1" for time in times))).periods == periods


def test_one_series_needs_no_unit_and_covariates_may_be_missing() -> None:
    columns = PanelColumns(time="month", outcome="n", covariates=("gdp",))
    found = panel("month,n,gdp\n2024-01,1,NA\n2024-02,2,3.5\n", columns)

    assert found.values.tolist() == [[1, 2]]
    assert math.isnan(found.covariates["gdp"][0, 0])
    assert found.covariates["gdp"][0, 1] == 3.5


def test_only_rows_that_are_asked_for_are_read() -> None:
    text = "place,month,n,what\nA,2024-01,1,shots\nA,2024-01,9,bombs\nA,2024-02,2,shots\n"

    assert panel(text, where={"what": "shots"}).values.tolist() == [[1, 2]]
    with pytest.raises(BadPanel, match="no row where what is knives"):
        panel(text, where={"what": "knives"})


def test_units_that_lack_a_period_are_named_or_let_go() -> None:
    text = rows("A,2024-01,1", "A,2024-02,1", "B,2024-01,1", "C,2024-01,", "C,2024-02,1")

    with pytest.raises(BadPanel, match=r"missing: B lacks 2024-02; C lacks 2024-01\. Fill"):
        panel(text)
    found = panel(text, drop_incomplete=True)
    assert (found.units, found.dropped) == (("A",), ("B", "C"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (rows("A,2024-01,1", "A,2024-01,2"), "A has two values for 2024-01: rows 2 and 3"),
        (rows("A,2024-01,few"), 'Row 2, column n: "few" is not a number'),
        (rows("A,2024-13,1"), 'Row 2: "2024-13" is no period'),
        (rows("A,soon,1"), 'Row 2: "soon" is no period. Write a year'),
        (rows("A,2024-01,1", "A,2024,1"), "different kinds: months .row 2. and whole numbers"),
        (rows("A,2024-01,1", "A,2024-04,1"), "Nothing is given between 2024-01 and 2024-04"),
        (rows("A,1,1", "A,99999,1"), "too far apart"),
        ("place,year,n\nA,2024,1\n", 'no column "month". The file has: place, year, n'),
    ],
)
def test_what_is_no_panel_is_refused_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(BadPanel, match=sentence):
        panel(text)


def test_names_that_are_not_there_are_answered_with_those_that_are() -> None:
    found = panel(rows("A,2024-01,1", "B,2024-01,2"))

    with pytest.raises(BadPanel, match=r'No unit is called "C"\. Some that are: A, B'):
        found.unit("C")
    with pytest.raises(BadPanel, match='"2025-01" is not in the file, which has 2024-01 to'):
        found.period("2025-01")
    assert np.isfinite(found.values).all()
