"""Counts over time by hand: quarters, what is usual, busy weeks."""

from datetime import date, timedelta

import pytest

from samsyn.office.situation.queries import DayCount
from samsyn.office.situation.tables import (
    Quarter,
    busy_weeks,
    history,
    per_year,
    unreviewed_before,
    usual,
)

UNTIL = date(2026, 11, 19)


def on(day: date, incidents: int = 1, *, lasting: int = 0, unreviewed: int = 0) -> DayCount:
    return DayCount(
        first=day, last=day + timedelta(days=lasting), incidents=incidents, unreviewed=unreviewed
    )


def five_a_quarter(first_year: int = 2024) -> list[DayCount]:
    """Five incidents in every quarter from the first year to the third quarter of 2026."""
    quarters = [Quarter(year, number) for year in range(first_year, 2027) for number in range(1, 5)]
    return [on(quarter.first + timedelta(days=9), 5) for quarter in quarters[:-1]]


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), Quarter(2026, 1)),
        (date(2026, 3, 31), Quarter(2026, 1)),
        (date(2026, 4, 1), Quarter(2026, 2)),
        (date(2026, 12, 31), Quarter(2026, 4)),
    ],
)
def test_a_day_lies_in_its_quarter(day: date, quarter: Quarter) -> None:
    assert Quarter.of(day) == quarter
    assert quarter.first <= day < quarter.next.first


def test_quarters_without_incidents_count_zero() -> None:
    found = history([on(date(2026, 1, 5), 2), on(date(2026, 8, 1))], until=UNTIL)

    assert [count for _quarter, count in found.quarters] == [2, 0, 1, 0]


def test_an_incident_known_by_its_year_alone_stands_in_no_quarter_but_is_counted_apart() -> None:
    found = history([on(date(2026, 1, 1), lasting=364), on(date(2026, 2, 1))], until=UNTIL)

    assert found.quarters[0] == (Quarter(2026, 1), 1)
    assert found.unplaced == 1


def test_an_incident_known_by_its_month_stands_in_its_quarter() -> None:
    found = history([on(date(2026, 10, 1), lasting=30)], until=UNTIL)

    assert found.quarters == ((Quarter(2026, 4), 1),)


def test_the_usual_rests_on_the_eight_whole_quarters_before_the_28_days() -> None:
    found = usual([*five_a_quarter(), on(date(2026, 11, 17), 3)], until=UNTIL)

    assert found.count == 3
    assert found.expected is not None
    assert found.expected.events == 40
    assert found.baseline[0][0] == Quarter(2024, 4)
    assert found.baseline[-1][0] == Quarter(2026, 3)
    assert (found.expected.low, found.expected.high) == (0, 4)  # as in test_expected_range


def test_the_quarter_in_which_the_records_begin_is_left_out() -> None:
    found = usual(five_a_quarter(2025), until=UNTIL)

    assert found.baseline[0][0] == Quarter(2025, 2)


def test_a_quarter_that_overlaps_the_28_days_is_left_out() -> None:
    found = usual(five_a_quarter(), until=date(2026, 10, 20))

    assert found.baseline[-1][0] == Quarter(2026, 2)


def test_too_short_a_record_says_nothing_of_the_usual() -> None:
    assert usual([on(date(2026, 11, 1), 7)], until=UNTIL).expected is None


def test_busy_weeks_are_whole_calendar_weeks_before_this_one() -> None:
    counts = [
        on(date(2024, 11, 18)),  # the first Monday of the 104 weeks is 2024-11-25
        on(date(2025, 3, 3), 2),
        on(date(2025, 6, 2)),
        on(date(2025, 6, 8)),  # the same week's Sunday
        on(date(2026, 11, 16), 2),  # this week
    ]

    found = busy_weeks(counts, until=UNTIL)

    assert found is not None
    assert (found.at_least, found.busy, found.weeks) == (2, 2, 103)


def test_one_incident_is_not_held_against_other_weeks() -> None:
    assert busy_weeks([on(date(2025, 1, 1)), on(UNTIL)], until=UNTIL) is None


def test_a_year_has_gaps_before_and_after_the_record() -> None:
    found = per_year(history([on(date(2025, 9, 1))], until=date(2026, 2, 1)).quarters)

    assert found == [(2026, [0, None, None, None]), (2025, [None, None, 1, 0])]


def test_only_older_ones_are_older() -> None:
    counts = [on(date(2026, 1, 1), 4, unreviewed=3), on(date(2026, 5, 1), unreviewed=1)]

    assert unreviewed_before(counts, date(2026, 5, 1)) == 3
