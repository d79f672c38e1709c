"""A series from a file: every fault is said at its row, and one is enough to refuse the whole."""

from datetime import date
from decimal import Decimal

import pytest

from samsyn.interchange.series import SeriesColumns, SeriesReading, read_series
from samsyn.interchange.tables import open_table
from samsyn.vocabulary.outcomes import MeasureKind, Period

TODAY = date(2026, 11, 20)


def read(
    text: str,
    period: Period = Period.MONTH,
    kind: MeasureKind = MeasureKind.EVENTS,
    columns: SeriesColumns | None = None,
) -> SeriesReading:
    return read_series(
        open_table(text.encode(), "f.csv"), period, kind, today=TODAY, columns=columns
    )


def test_a_sound_file_gives_a_value_for_each_period() -> None:
    found = read("månad;antal\n2024-01;4\n2024-02;0\n2024-03;11\n")

    assert found.is_sound
    assert [(one.first, one.value) for one in found.rows] == [
        (date(2024, 1, 1), 4),
        (date(2024, 2, 1), 0),
        (date(2024, 3, 1), 11),
    ]


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("2024-02;fyra", "not_a_number"),
        ("2024-02;-1", "negative"),
        ("2024-02;1,5", "not_whole"),
        ("2024-02;", "no_value"),
        ("2024-01;3", "twice"),
        ("februari;3", "no_period"),
        ("2024-13;3", "no_period"),
        ("2024-Q1;3", "other_period"),
        ("2026-11;3", "not_over"),
        ("2024-02;99999999999", "too_high"),
    ],
)
def test_what_is_wrong_stands_at_its_row(cell: str, fault: str) -> None:
    found = read(f"månad;antal\n2024-01;4\n{cell}\n")

    assert [one.fault for one in found.rows] == ["", fault]
    assert found.rows[1].row == 3
    assert not found.is_sound


def test_every_missing_month_is_named() -> None:
    found = read("månad;antal\n2023-11;4\n2024-02;1\n")

    assert found.missing == (date(2023, 12, 1), date(2024, 1, 1))
    assert not found.is_sound


def test_a_month_whose_value_is_wrong_is_not_missing_too() -> None:
    found = read("månad;antal\n2024-01;4\n2024-02;x\n2024-03;1\n")

    assert found.missing == ()


def test_a_survey_brings_its_limits_and_stays_within_a_hundred() -> None:
    head = "år;värde;nedre;övre\n"
    good = read(f"{head}2023;21,4;18,9;24,2\n", Period.YEAR, MeasureKind.SHARE)
    outside = read(f"{head}2023;30;18,9;24,2\n", Period.YEAR, MeasureKind.SHARE)
    half = read(f"{head}2023;20;18,9;\n", Period.YEAR, MeasureKind.SHARE)
    above = read("år;värde\n2023;101\n", Period.YEAR, MeasureKind.SHARE)

    assert (good.rows[0].low, good.rows[0].high) == (Decimal("18.9"), Decimal("24.2"))
    assert [one.rows[0].fault for one in (outside, half, above)] == [
        "outside_limits",
        "one_limit",
        "too_high",
    ]


def test_rows_of_others_are_left_alone_where_it_is_said_which_to_read() -> None:
    text = "year,city,value\n2021,A,3\n2021,B,x\n2022,A,5\n"
    found = read(text, Period.YEAR, columns=SeriesColumns(where={"city": "A"}))

    assert found.is_sound
    assert [one.value for one in found.rows] == [3, 5]


@pytest.mark.parametrize(
    ("text", "columns", "fault"),
    [
        ("a;b;c\n1;2;3\n", SeriesColumns(), "no_column"),
        ("år;antal\n2023;3\n", SeriesColumns(value="value"), "no_column"),
        ("år;antal\n2023;3\n", SeriesColumns(where={"antal": "9"}), "no_rows"),
    ],
)
def test_a_file_that_is_no_series_is_refused_as_a_whole(
    text: str, columns: SeriesColumns, fault: str
) -> None:
    assert read(text, Period.YEAR, columns=columns).fault == fault


def test_quarters_are_read_in_both_languages() -> None:
    found = read("kvartal;antal\n2024-Q4;3\n2025K1;4\n", Period.QUARTER)

    assert [one.first for one in found.rows] == [date(2024, 10, 1), date(2025, 1, 1)]
    assert found.is_sound
