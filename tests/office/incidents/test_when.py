"""Moments as people type them, read on Friday 20 November 2026 at 13.00 in Sweden."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.incidents.forms import NotAMoment, parse_when, written
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def read(text: str) -> tuple[str, str, Precision]:
    moment = parse_when(text, now=NOW)
    return (
        f"{moment.earliest:%Y-%m-%d %H:%M}",
        f"{moment.latest:%Y-%m-%d %H:%M}",
        moment.precision,
    )


@pytest.mark.parametrize(
    "text",
    [
        "tis 17 nov 23.05",
        "Tis 17 nov, 23.05",
        "2026-11-17 23:05",
        "17/11 23:05",
        "tisdag 17 november 2026 kl. 23.05",
        "Tue 17 Nov 23:05",
        "i tisdags 23.05",
    ],
)
def test_one_minute_in_many_spellings(text: str) -> None:
    assert read(text) == ("2026-11-17 23:05", "2026-11-17 23:05", Precision.MINUTE)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("i går kväll", "2026-11-19 18:00", "2026-11-19 23:59", Precision.RANGE),
        ("natten mot lör", "2026-11-13 22:00", "2026-11-14 06:00", Precision.RANGE),
        ("i natt", "2026-11-19 22:00", "2026-11-20 06:00", Precision.RANGE),
        ("tis", "2026-11-17 00:00", "2026-11-17 23:59", Precision.DAY),
        ("tis kl 23", "2026-11-17 23:00", "2026-11-17 23:59", Precision.HOUR),
        ("i går mellan 22 och 23", "2026-11-19 22:00", "2026-11-19 23:00", Precision.RANGE),
        ("tis 17 nov kl 22-01", "2026-11-17 22:00", "2026-11-18 01:00", Precision.RANGE),
        ("17/12 23.05", "2025-12-17 23:05", "2025-12-17 23:05", Precision.MINUTE),
        ("nov 2026", "2026-11-01 00:00", "2026-11-30 23:59", Precision.MONTH),
        ("2025", "2025-01-01 00:00", "2025-12-31 23:59", Precision.YEAR),
    ],
)
def test_what_is_not_written_is_not_invented(
    text: str, earliest: str, latest: str, precision: Precision
) -> None:
    assert read(text) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("natten mot 25 okt", 9), ("natten mot 29 mars", 7), ("natten mot 18 okt", 8)],
)
def test_a_night_is_as_long_as_the_clocks_made_it(text: str, hours: int) -> None:
    moment = parse_when(text, now=NOW)

    assert moment.latest.astimezone(UTC) - moment.earliest.astimezone(UTC) == timedelta(hours=hours)


def test_an_hour_that_came_twice_is_both() -> None:
    moment = parse_when("25 okt 02.30", now=NOW)

    assert moment.precision is Precision.RANGE
    assert moment.latest.astimezone(UTC) - moment.earliest.astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize(
    "text",
    [
        "hej",
        "23.05",
        "mån 17 nov 23.05",
        "31 feb 20.00",
        "tis 25.10",
        "2027-01-01",
        "",
        "tis 17 nov 22",
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotAMoment):
        parse_when(text, now=NOW)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2026, 11, 19)))  # noqa: DTZ001  given UTC below
def test_a_minute_is_read_back_as_it_was_written(naive: datetime) -> None:
    exact = naive.replace(tzinfo=UTC, second=0, microsecond=0)
    moment = MomentInterval(exact, exact, Precision.MINUTE)

    back = parse_when(written(moment), now=NOW)

    assert back.earliest <= exact <= back.latest
