"""Days are computed: never beyond the rule's most, and later only by what does not count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.retention.rules.dates import Period, due_on, months_later, paused_days
from samsyn.office.retention.rules.swedish import RULES
from samsyn.vocabulary.retention import RemovalAction

DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
SPANS = st.lists(
    st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 4000))).map(
        lambda drawn: (
            drawn[0],
            None if drawn[1] is None else drawn[0] + timedelta(days=drawn[1]),
        )
    ),
    max_size=6,
)
PERIODS = st.tuples(st.integers(1, 120), st.integers(0, 240)).map(
    lambda drawn: Period(months=drawn[0], most_months=drawn[0] + drawn[1], pauses=True)
)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 28), 36, date(2029, 11, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


@given(start=DAYS, period=PERIODS, spans=SPANS, today=DAYS)
def test_no_day_lies_beyond_the_rules_most(
    start: date, period: Period, spans: list[tuple[date, date | None]], today: date
) -> None:
    due = due_on(start, period, paused_days(start, period, spans, today))

    assert months_later(start, period.months) <= due <= months_later(start, period.most_months)


@given(start=DAYS, period=PERIODS, spans=SPANS, today=DAYS)
def test_what_does_not_count_is_counted_once_and_only_while_the_clock_goes(
    start: date, period: Period, spans: list[tuple[date, date | None]], today: date
) -> None:
    paused = paused_days(start, period, spans, today)
    days = {
        since + timedelta(days=number)
        for since, until in spans
        for number in range(max((min(until or today, today) - since).days, 0))
        if since + timedelta(days=number) >= start
    }

    assert 0 <= paused <= len(days)
    assert paused == paused_days(start, period, [*spans, *spans], today)


def test_time_in_prison_is_not_counted() -> None:
    period = Period(months=36, most_months=360, pauses=True)
    start, prison = date(2020, 1, 1), (date(2021, 1, 1), date(2022, 1, 1))

    paused = paused_days(start, period, [prison], date(2026, 1, 1))

    assert paused == 365
    assert due_on(start, period, paused) == date(2024, 1, 1)


def test_nobody_is_due_while_still_in_prison() -> None:
    period = Period(months=36, most_months=360, pauses=True)
    today = date(2026, 1, 1)

    paused = paused_days(date(2020, 1, 1), period, [(date(2021, 1, 1), None)], today)

    assert due_on(date(2020, 1, 1), period, paused) > today


def test_prison_after_the_period_is_over_prolongs_nothing() -> None:
    period = Period(months=12, most_months=360, pauses=True)
    spans = [(date(2022, 1, 1), date(2023, 1, 1))]

    assert paused_days(date(2020, 1, 1), period, spans, date(2026, 1, 1)) == 0


def test_a_rule_that_counts_every_day_counts_prison_too() -> None:
    period = Period(months=36, most_months=36)

    assert paused_days(date(2020, 1, 1), period, [(date(2021, 1, 1), None)], date(2026, 1, 1)) == 0


def test_every_example_keeps_its_promises() -> None:
    keys = [(rule.key, room) for rule in RULES for room in rule.rooms]

    assert len(keys) == len(set(keys))
    for rule in RULES:
        assert all((rule.text, rule.provision, rule.source))
        assert rule.pauses or not rule.most_months
        assert rule.action in RemovalAction
