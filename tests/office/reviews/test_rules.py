"""Windows, weeks, moves and tasks of a review, on plain facts."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.reviews.rules import (
    Frozen,
    ReviewFacts,
    Said,
    Week,
    compared,
    due_of,
    moves_of,
    next_meeting,
    periods_until,
    refusal_of,
    state_of,
    state_of_task,
    timeliness_of,
    week_of,
    window_after,
)
from samsyn.vocabulary.reviews import (
    ChangedSince,
    ReviewMove,
    ReviewSection,
    ReviewState,
    TaskState,
    TaskStep,
)

HOME = ZoneInfo("Europe/Stockholm")
moments = st.integers(0, 99 * 365 * 24 * 3600).map(
    lambda seconds: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
spans = st.lists(st.timedeltas(timedelta(seconds=1), timedelta(days=30)), min_size=1, max_size=8)


@given(moments, spans)
def test_windows_follow_one_another_so_that_every_moment_falls_into_one(
    begun: datetime, gaps: list[timedelta]
) -> None:
    windows, end = [], None
    now = begun
    for gap in gaps:
        windows.append(window_after(end, now, HOME))
        end, now = now, now + gap

    for earlier, later in pairwise(windows):
        assert earlier.ends_at == later.starts_at
        assert not earlier.holds(later.starts_at)
        assert later.holds(later.starts_at)


@given(moments)
def test_the_first_window_is_seven_whole_days_whatever_the_clocks_do(now: datetime) -> None:
    window = window_after(None, now, HOME)

    start = window.starts_at.astimezone(HOME)
    assert (start.hour, start.minute) == (0, 0)
    assert now.astimezone(HOME).date() - start.date() == timedelta(days=7)


@given(moments)
def test_a_week_is_the_iso_week_where_the_site_is(at: datetime) -> None:
    week = week_of(at, HOME)

    assert week.monday <= at.astimezone(HOME).date() < week.monday + timedelta(days=7)
    assert 1 <= week.number <= 53


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2027, 1, 3, 22, 59, tzinfo=UTC), Week(2026, 53)),  # a minute before midnight
        (datetime(2027, 1, 3, 23, 0, tzinfo=UTC), Week(2027, 1)),  # Monday in Sweden
        (datetime(2021, 1, 1, 12, tzinfo=UTC), Week(2020, 53)),
        (datetime(2024, 12, 30, 12, tzinfo=UTC), Week(2025, 1)),
    ],
)
def test_week_53_and_the_turn_of_the_year(at: datetime, expected: Week) -> None:
    assert week_of(at, HOME) == expected


@pytest.mark.parametrize(
    ("at", "day_28", "year"),
    [
        (datetime(2028, 2, 29, 12, tzinfo=UTC), date(2028, 2, 1), date(2027, 2, 28)),
        (datetime(2026, 4, 10, 12, tzinfo=UTC), date(2026, 3, 13), date(2025, 4, 10)),
        (datetime(2026, 11, 10, 23, 30, tzinfo=UTC), date(2026, 10, 14), date(2025, 11, 11)),
    ],
)
def test_periods_are_whole_days_across_leap_day_summer_time_and_midnight(
    at: datetime, day_28: date, year: date
) -> None:
    found = periods_until(at, HOME)

    for start, day in ((found.days_28, day_28), (found.months_12, year)):
        local = start.astimezone(HOME)
        assert (local.date(), local.hour) == (day, 0)


@given(moments)
def test_the_next_meeting_is_a_week_later_on_the_same_weekday(at: datetime) -> None:
    day = next_meeting(at, HOME)

    assert day - at.astimezone(HOME).date() == timedelta(days=7)


# The state machine: every state, every move.

OPEN = ReviewFacts(is_signed=False)
SIGNED = ReviewFacts(is_signed=True, took_part=frozenset({1, 2}), approved=frozenset({1}))
APPROVED = ReviewFacts(is_signed=True, took_part=frozenset({1}), approved=frozenset({1, 3}))
ALLOWED = {
    ReviewState.OPEN: set(ReviewMove) - {ReviewMove.APPROVE},
    ReviewState.SIGNED: {ReviewMove.APPROVE, ReviewMove.MAKE_TASK},
    ReviewState.APPROVED: {ReviewMove.APPROVE, ReviewMove.MAKE_TASK},
}


@pytest.mark.parametrize(
    ("facts", "state"),
    [(OPEN, ReviewState.OPEN), (SIGNED, ReviewState.SIGNED), (APPROVED, ReviewState.APPROVED)],
)
def test_where_a_review_stands(facts: ReviewFacts, state: ReviewState) -> None:
    assert state_of(facts) is state


@pytest.mark.parametrize("state", list(ReviewState))
@pytest.mark.parametrize("move", list(ReviewMove))
def test_each_move_is_allowed_or_refused_with_a_sentence(
    state: ReviewState, move: ReviewMove
) -> None:
    with translation.override("en"):
        said = refusal_of(move, state)

    assert (move in moves_of(state)) == (move in ALLOWED[state]) == (said == "")
    if said and move is ReviewMove.APPROVE:
        assert said == "The minutes are not signed yet. The chair signs them first."
    elif said and move is ReviewMove.SIGN:
        assert said == "The minutes are already signed."
    elif said:
        assert said.startswith("The minutes are signed and stand as they are.")


# Tasks.

DUE = date(2026, 11, 26)
BEFORE, AFTER = DUE - timedelta(days=1), DUE + timedelta(days=1)
LATER = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("said", "today", "state", "due"),
    [
        ([], DUE, TaskState.OPEN, DUE),
        ([], AFTER, TaskState.LATE, DUE),
        ([Said(TaskStep.DONE)], AFTER, TaskState.DONE, DUE),
        ([Said(TaskStep.NOT_DONE)], BEFORE, TaskState.NOT_DONE, DUE),
        ([Said(TaskStep.MOVED, LATER)], AFTER, TaskState.OPEN, LATER),
        ([Said(TaskStep.MOVED, LATER)], LATER + timedelta(days=1), TaskState.LATE, LATER),
        ([Said(TaskStep.MOVED, LATER), Said(TaskStep.DONE)], AFTER, TaskState.DONE, LATER),
        ([Said(TaskStep.DONE), Said(TaskStep.MOVED, LATER)], AFTER, TaskState.OPEN, LATER),
    ],
)
def test_where_a_task_stands(said: list[Said], today: date, state: TaskState, due: date) -> None:
    assert state_of_task(DUE, said, today=today) is state
    assert due_of(DUE, said) == due


def test_timeliness_counts_what_is_not_reviewed_and_takes_the_median_of_the_rest() -> None:
    found = timeliness_of([3, 24, 25, None])

    assert (found.incidents, found.within_a_day, found.reviewed) == (4, 2, 3)
    assert found.median_hours == 24
    assert timeliness_of([None]).median_hours is None


def line(section: ReviewSection, **facts: object) -> Frozen:
    return Frozen(section=section, facts=facts)


def test_an_incident_that_was_reviewed_is_not_changed_by_a_later_date_of_its_first_review() -> None:
    def lines(hours: int | None) -> list[Frozen]:
        return [Frozen(section=ReviewSection.INCIDENTS, facts={"reviewed_hours": hours})]

    [kept] = compared(lines(7), lines(31), ReviewSection)
    [reviewed_since] = compared(lines(None), lines(31), ReviewSection)

    assert kept.since is ChangedSince.SAME
    assert reviewed_since.since is ChangedSince.CHANGED


def test_lines_are_compared_by_what_they_are_about() -> None:
    frozen = [line(ReviewSection.GROUPS, n=1), line(ReviewSection.TALKS, n=1)]
    now = [line(ReviewSection.GROUPS, n=2), line(ReviewSection.ROUNDS, n=1)]

    assert [(one.line.section, one.since) for one in compared(frozen, now, ReviewSection)] == [
        (ReviewSection.GROUPS, ChangedSince.CHANGED),
        (ReviewSection.TALKS, ChangedSince.GONE),
        (ReviewSection.ROUNDS, ChangedSince.NEW),
    ]
    assert {one.since for one in compared(frozen, frozen, ReviewSection)} == {ChangedSince.SAME}


def test_a_line_outside_the_sections_that_are_compared_stands_as_it_was_frozen() -> None:
    frozen = [line(ReviewSection.GROUPS, n=1), line(ReviewSection.TALKS, n=1)]
    now = [line(ReviewSection.GROUPS, n=2)]

    assert [one.since for one in compared(frozen, now, {ReviewSection.GROUPS})] == [
        ChangedSince.CHANGED,
        ChangedSince.SAME,
    ]
