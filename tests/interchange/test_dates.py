"""Dates and times in Swedish and English."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.interchange.dates import NotADate, day_order, parse_date
from samsyn.interchange.moments import (
    NotATime,
    parse_clock,
    parse_offset,
    place_moment,
    split_moment,
)
from samsyn.vocabulary.uncertain_dates import DateInterval, Precision

TODAY = date(2026, 11, 21)
THE_20TH = DateInterval.day(date(2026, 11, 20))
STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONTHS_SV = [
    *("jan", "feb", "mars", "april", "maj", "juni"),
    *("juli", "aug", "sept", "okt", "nov", "december"),
]


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-20", "2026/11/20", "2026.11.20", "20261120", "261120"),
        *("20 nov 2026", "20 nov. 2026", "den 20 november 2026", "20:e november 2026"),
        *("20-nov-2026", "20 November 2026", "November 20, 2026", "Nov 20 2026", "20th nov 2026"),
        *("20/11 2026", "20/11/2026", "20.11.2026", "20-11-2026", "20/11-2026", "20.11.26"),
        *("11/20/2026", "46346", " 2026-11-20 "),
    ],
)
def test_the_same_day_is_read_from_every_form(text):
    assert parse_date(text, day_first=None, today=TODAY) == THE_20TH


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("v. 46 2026", date(2026, 11, 9), date(2026, 11, 15)),
        ("vecka 46, 2026", date(2026, 11, 9), date(2026, 11, 15)),
        ("2026-W46", date(2026, 11, 9), date(2026, 11, 15)),
        ("2026v46", date(2026, 11, 9), date(2026, 11, 15)),
        ("nov 2026", date(2026, 11, 1), date(2026, 11, 30)),
        ("November 2026", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("11/2026", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026 november", date(2026, 11, 1), date(2026, 11, 30)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2026-11-18 - 2026-11-20", date(2026, 11, 18), date(2026, 11, 20)),
        ("18 nov 2026 till 20 nov 2026", date(2026, 11, 18), date(2026, 11, 20)),
    ],
)
def test_what_is_only_partly_known_becomes_an_interval(text, first, last):
    assert parse_date(text, day_first=None, today=TODAY) == DateInterval(first, last)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("03/04/2026", "ambiguous_date"), ("2099-01-01", "in_future")),
        *(("2026-11-22", "in_future"), ("1899-12-31", "too_early"), ("2026-02-30", "no_such_day")),
        *(("31/04/2026", "no_such_day"), ("13/13/2026", "no_such_day"), ("2026-00", "no_such_day")),
        *(
            ("v. 54 2026", "no_such_day"),
            ("i tisdags", "not_a_date"),
            ("20 blurg 2026", "not_a_date"),
        ),
        *(
            ("1", "not_a_date"),
            ("12345678901234567890", "not_a_date"),
            ("0000-00-00", "no_such_day"),
        ),
        *(
            ("2026-11-20 - 2026-11-18", "no_such_day"),
            ("99999", "not_a_date"),
            ("--", "not_a_date"),
        ),
    ],
)
def test_what_is_no_date_says_why(text, code):
    with pytest.raises(NotADate) as refusal:
        parse_date(text, day_first=None, today=TODAY)

    assert refusal.value.code == code


def test_the_day_first_answer_decides_what_was_ambiguous():
    swedish = parse_date("03/04/2026", day_first=True, today=TODAY)
    american = parse_date("03/04/2026", day_first=False, today=TODAY)

    assert swedish == DateInterval.day(date(2026, 4, 3))
    assert american == DateInterval.day(date(2026, 3, 4))


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2026", "25/04/2026"], True),
        (["03/04/2026", "04/25/2026"], False),
        (["03/04/2026", "04/03/2026"], None),
        (["25/04/2026", "04/25/2026"], None),
        (["03.04.2026"], True),
        (["3/4 2026"], True),
        (["04/04/2026", "2026-01-02", ""], True),
    ],
)
def test_a_whole_column_tells_the_order_of_day_and_month(texts, order):
    assert day_order(texts) is order


days = st.dates(date(1950, 1, 1), TODAY)


@given(days, st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d/%m %Y", "%d/%m/%Y"]))
def test_every_day_is_read_back_from_every_numeric_form(day, form):
    assert parse_date(day.strftime(form), day_first=True, today=TODAY) == DateInterval.day(day)


@given(days)
def test_every_day_is_read_back_from_the_american_form(day):
    text = day.strftime("%m/%d/%Y")

    assert parse_date(text, day_first=False, today=TODAY) == DateInterval.day(day)


@given(days)
def test_every_day_is_read_back_from_its_swedish_words(day):
    text = f"{day.day} {MONTHS_SV[day.month - 1]} {day.year}"

    assert parse_date(text, day_first=None, today=TODAY) == DateInterval.day(day)


@given(days)
def test_every_day_lies_in_its_week(day):
    year, week, _ = day.isocalendar()

    found = parse_date(f"v. {week} {year}", day_first=None, today=TODAY)

    assert found.earliest <= day <= found.latest
    assert found.latest - found.earliest == timedelta(days=6)


@given(st.text(max_size=20))
def test_any_text_is_a_date_not_after_today_or_refused(text):
    try:
        found = parse_date(text, day_first=None, today=TODAY)
    except NotADate:
        return
    assert date(1900, 1, 1) <= found.earliest <= min(found.latest, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("23:05", "23.05", "2305", "23:05:00", "11:05 PM", "11:05pm", "11.05 p.m.", "kl 23.05"),
        *("kl. 23:05", "klockan 23:05", "23:05 h", "0.9618"),
    ],
)
def test_the_same_time_is_read_from_every_form(text):
    clock = parse_clock(text)

    assert clock.earliest == clock.latest == timedelta(hours=23, minutes=5)
    assert clock.precision is Precision.MINUTE


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("23", "23:00", "23:59", Precision.HOUR),
        ("ca 23", "22:30", "23:30", Precision.HOUR),
        ("omkring 23:05", "22:35", "23:35", Precision.HOUR),
        ("22-23", "22:00", "23:00", Precision.RANGE),
        ("22:10 - 22:30", "22:10", "22:30", Precision.RANGE),
        ("12 AM", "0:00", "0:59", Precision.HOUR),
        ("12:30 am", "0:30", "0:30", Precision.MINUTE),
        ("23:30-00:30", "23:30", "24:30", Precision.RANGE),
    ],
)
def test_times_that_are_only_partly_known_keep_both_ends(text, first, last, precision):
    hours, minutes = first.split(":")
    last_hours, last_minutes = last.split(":")

    clock = parse_clock(text)

    assert clock.earliest == timedelta(hours=int(hours), minutes=int(minutes))
    assert clock.latest == timedelta(hours=int(last_hours), minutes=int(last_minutes))
    assert clock.precision is precision


@pytest.mark.parametrize("text", ["25:00", "23:60", "13 PM", "0 am", "natten", "", "-", "24:01"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(NotATime):
        parse_clock(text)


def test_a_day_without_a_time_spans_the_day_and_no_midnight_is_invented():
    placed = place_moment(THE_20TH, None, STOCKHOLM).moment

    assert placed.precision is Precision.DAY
    assert placed.earliest == datetime(2026, 11, 20, tzinfo=STOCKHOLM)
    assert placed.latest == datetime(2026, 11, 20, 23, 59, 59, tzinfo=STOCKHOLM)


def test_a_skipped_hour_is_read_as_on_a_watch_that_nobody_moved():
    placed = place_moment(DateInterval.day(date(2026, 3, 29)), parse_clock("02:30"), STOCKHOLM)

    assert placed.remark == "skipped_hour"
    assert placed.moment.earliest == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert placed.moment.earliest.hour == 3


def test_an_hour_that_came_twice_keeps_both_moments():
    placed = place_moment(DateInterval.day(date(2026, 10, 25)), parse_clock("02:30"), STOCKHOLM)

    assert placed.remark == "repeated_hour"
    assert placed.moment.precision is Precision.RANGE
    assert placed.moment.earliest.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert placed.moment.latest.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_time_without_an_exact_day_is_left_out_and_said():
    placed = place_moment(DateInterval.month(2026, 10), parse_clock("02:30"), STOCKHOLM)

    assert placed.remark == "time_left_out"
    assert placed.moment.precision is Precision.MONTH


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026-11-20 23:05", ("2026-11-20", "23:05", "")),
        ("2026-11-20T23:05:00Z", ("2026-11-20", "23:05:00", "Z")),
        ("2026-11-20T23:05:00.000+01:00", ("2026-11-20", "23:05:00.000", "+01:00")),
        ("11/20/2026 11:05:00 PM", ("11/20/2026", "11:05:00 PM", "")),
        ("20 nov 2026 kl. 23.05", ("20 nov 2026", "kl. 23.05", "")),
        ("20.11.2026", ("20.11.2026", "", "")),
        ("20/11 2026", ("20/11 2026", "", "")),
        ("v. 47 2026", ("v. 47 2026", "", "")),
    ],
)
def test_day_and_time_in_one_cell_are_parted(text, parts):
    assert split_moment(text) == parts


def test_offsets_are_read():
    assert parse_offset("Z").utcoffset(None) == timedelta(0)
    assert parse_offset("-0530").utcoffset(None) == -timedelta(hours=5, minutes=30)


@given(days, st.integers(0, 23), st.integers(0, 59))
def test_every_moment_is_in_the_day_it_names(day, hour, minute):
    placed = place_moment(DateInterval.day(day), parse_clock(f"{hour}:{minute:02d}"), STOCKHOLM)

    assert placed.moment.earliest <= placed.moment.latest
    assert placed.moment.earliest.date() == day
    assert placed.moment.earliest.minute == minute or placed.remark
