"""Swedish and English ways of writing dates, times and numbers."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn import formats

TUESDAY = date(2026, 11, 17)
LATE = datetime(2026, 11, 17, 22, 5, tzinfo=UTC)


def test_swedish_dates_read_as_the_writing_guide_says() -> None:
    assert formats.short_date(TUESDAY) == "tis 17 nov"
    assert formats.dated(TUESDAY) == "17 nov 2026"
    assert formats.long_date(TUESDAY) == "tisdag 17 november 2026"
    assert formats.week(TUESDAY) == "vecka 47"


def test_english_dates_are_british() -> None:
    assert formats.short_date(TUESDAY, language="en-gb") == "Tue 17 Nov"
    assert formats.long_date(TUESDAY, language="en") == "Tuesday 17 November 2026"
    assert formats.week(TUESDAY, language="en") == "week 47"


def test_a_moment_is_shown_in_swedish_time_in_winter_and_summer() -> None:
    assert formats.short_moment(LATE) == "tis 17 nov, 23.05"
    assert formats.long_moment(LATE) == "tisdag 17 november 2026 klockan 23.05"
    assert formats.clock_time(datetime(2026, 7, 1, 10, 0, tzinfo=UTC)) == "12.00"
    assert formats.clock_time(LATE, language="en") == "23:05"


def test_a_moment_just_before_midnight_utc_belongs_to_the_next_swedish_day() -> None:
    assert formats.short_date(datetime(2026, 11, 17, 23, 30, tzinfo=UTC)) == "ons 18 nov"


def test_a_moment_without_time_zone_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match="no time zone; give it one"):
        formats.clock_time(datetime(2026, 11, 17, 23, 5))  # noqa: DTZ001 - the fault under test


def test_numbers_keep_thousands_together_and_use_a_decimal_comma() -> None:
    assert formats.number(1234567.5, decimals=1) == "1\u00a0234\u00a0567,5"
    assert formats.number(-3) == "\u22123"
    assert formats.number(1234.5, decimals=1, language="en") == "1,234.5"


@pytest.mark.parametrize("people", [0, 1, 4])
def test_few_people_are_never_counted_out(people: int) -> None:
    assert formats.people_count(people) == "färre än 5"
    assert formats.people_count(people, language="en") == "fewer than 5"


@given(st.integers(min_value=5, max_value=10**9))
def test_five_people_or_more_are_counted(people: int) -> None:
    shown = formats.people_count(people).replace(formats.NO_BREAK_SPACE, "")

    assert int(shown) == people


@given(st.integers(0, 100), st.integers(1, 100))
def test_no_percentage_stands_on_a_base_under_twenty(part: int, whole: int) -> None:
    shown = formats.share_of(min(part, whole), whole)

    assert ("procent" in shown) == (whole >= 20)


@pytest.mark.parametrize(
    ("day", "relation", "tone"),
    [
        (date(2026, 11, 16), "3 dagar sen", "late"),
        (date(2026, 11, 18), "1 dag sen", "late"),
        (date(2026, 11, 19), "I dag", "near"),
        (date(2026, 11, 20), "I morgon", "near"),
        (date(2026, 11, 26), "Om 7 dagar", "soon"),
        (date(2026, 11, 27), "Om 8 dagar", ""),
    ],
)
def test_a_due_day_says_its_relation_to_today(day: date, relation: str, tone: str) -> None:
    shown = formats.due_day(day, date(2026, 11, 19))

    assert (shown.relation, shown.tone) == (relation, tone)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("sv", "tisdag 17 november 2026"),
        ("en-GB", "Tuesday 17 November 2026"),
        ("ar", "2026-11-17"),
        ("so", "2026-11-17"),
    ],
)
def test_a_letter_in_a_language_of_others_has_its_day_in_figures_and_not_in_swedish(
    language: str, written: str
) -> None:
    assert formats.day_in_text(date(2026, 11, 17), language=language) == written


def test_a_due_day_of_another_year_says_which() -> None:
    days = date(2025, 11, 18), date(2026, 11, 18), date(2027, 1, 13)

    shown = [formats.due_day(day, date(2026, 11, 19)).day for day in days]

    assert shown == ["Tis 18 nov 2025", "Ons 18 nov", "Ons 13 jan 2027"]


def test_a_count_stands_with_its_noun() -> None:
    assert formats.counted(1, "löfte", "löften") == "1\u00a0löfte"
    assert formats.counted(9, "löfte", "löften") == "9\u00a0löften"


def test_a_section_sign_never_begins_a_line() -> None:
    assert formats.statute("OSL 10 kap. 27 §") == "OSL 10\u00a0kap.\u00a027\u00a0§"
