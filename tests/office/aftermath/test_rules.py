"""Clocks and steps of an answer, computed from facts alone."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.aftermath.rules import (
    USUAL,
    Assessed,
    Clocks,
    Noted,
    ResponseFacts,
    StepStanding,
    end_of_day,
    steps_of,
    window_at,
)
from samsyn.vocabulary.aftermath import NoteKind, ResponseStep, RetaliationWindow, StepState

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HAPPENED = datetime(2026, 11, 17, 22, 5, tzinfo=UTC)
moments = st.integers(0, 12 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def window(after: timedelta, *, happened: datetime = HAPPENED, lives: bool = True) -> str:
    found = window_at(happened, happened + after, dispute_lives=lives, clocks=USUAL, zone=STOCKHOLM)
    return found.kind.value


def noted(kind: NoteKind = NoteKind.DONE, at: datetime = HAPPENED) -> Noted:
    return Noted(kind=kind, at=at, by="Petra", text="Gjort")


def step(facts: ResponseFacts, which: ResponseStep, now: datetime = HAPPENED) -> StepStanding:
    found = steps_of(facts, now=now, clocks=USUAL, zone=STOCKHOLM)
    return next(one for one in found if one.step is which)


def test_72_hours_are_acute_then_14_days_elevated_then_30_days_watched() -> None:
    assert window(timedelta(hours=71, minutes=59)) == "acute"
    assert window(timedelta(hours=72)) == "elevated"
    assert window(timedelta(days=13)) == "elevated"
    assert window(timedelta(days=15)) == "watch"
    assert window(timedelta(days=29)) == "watch"
    assert window(timedelta(days=31)) == "over"


def test_without_a_dispute_nothing_is_watched_after_the_fourteen_days() -> None:
    assert window(timedelta(days=15), lives=False) == "over"


@pytest.mark.parametrize(
    ("happened", "clock"),
    [
        (datetime(2026, 10, 23, 20, tzinfo=UTC), "21:00"),  # the clock goes back on the 25th
        (datetime(2026, 3, 27, 20, tzinfo=UTC), "22:00"),  # and forward on the 29th
    ],
)
def test_72_hours_run_through_the_change_of_clocks(happened: datetime, clock: str) -> None:
    found = window_at(happened, happened, dispute_lives=False, clocks=USUAL, zone=STOCKHOLM)

    assert found.until is not None
    assert found.until - happened == timedelta(hours=72)
    assert found.until.astimezone(STOCKHOLM).strftime("%H:%M") == clock


@pytest.mark.parametrize(
    ("moment", "days", "last"),
    [
        (datetime(2026, 11, 17, 22, 5, tzinfo=UTC), 14, "2026-12-01"),
        (datetime(2026, 11, 17, 23, 5, tzinfo=UTC), 14, "2026-12-02"),  # five past midnight there
        (datetime(2028, 2, 22, 12, tzinfo=UTC), 7, "2028-02-29"),  # a leap day
        (datetime(2026, 12, 28, 12, tzinfo=UTC), 6, "2027-01-03"),  # the Sunday of week 53
        (datetime(2026, 10, 20, 12, tzinfo=UTC), 5, "2026-10-25"),  # a day of 25 hours
    ],
)
def test_days_run_to_the_end_of_the_last_one_where_the_site_is(
    moment: datetime, days: int, last: str
) -> None:
    end = end_of_day(moment, days, STOCKHOLM)

    assert (end - timedelta(seconds=1)).astimezone(STOCKHOLM).date().isoformat() == last
    assert end.astimezone(STOCKHOLM).strftime("%H:%M") == "00:00"


@given(happened=moments, hours=st.integers(0, 24 * 40), lives=st.booleans())
def test_a_window_ends_after_now_and_never_comes_back(
    happened: datetime, hours: int, lives: bool
) -> None:
    order = list(RetaliationWindow)
    found = [
        window_at(
            happened,
            happened + timedelta(hours=after),
            dispute_lives=lives,
            clocks=USUAL,
            zone=STOCKHOLM,
        )
        for after in (hours, hours + 1)
    ]

    assert found[0].until is None or found[0].until > happened + timedelta(hours=hours)
    assert all(order.index(a.kind) <= order.index(b.kind) for a, b in pairwise(found))


def test_the_first_review_is_due_within_a_day_and_the_talks_within_three() -> None:
    facts = ResponseFacts(happened_at=HAPPENED)

    late = {
        hours: {
            one.step.value
            for one in steps_of(
                facts, now=HAPPENED + timedelta(hours=hours), clocks=USUAL, zone=STOCKHOLM
            )
            if one.is_late
        }
        for hours in (23, 24, 72)
    }

    assert late[23] == set()
    assert late[24] == {"confirm", "conflict", "risk"}
    assert late[72] == {"confirm", "conflict", "risk", "talks"}


def test_a_site_can_have_limits_of_its_own() -> None:
    found = window_at(
        HAPPENED,
        HAPPENED + timedelta(hours=50),
        dispute_lives=False,
        clocks=Clocks(acute_hours=48),
        zone=STOCKHOLM,
    )

    assert found.kind is RetaliationWindow.ELEVATED


def test_a_review_is_open_again_when_a_suspect_is_cleared() -> None:
    reviewed = ResponseFacts(happened_at=HAPPENED, reviewed_at=HAPPENED)
    cleared = ResponseFacts(happened_at=HAPPENED, reviewed_at=HAPPENED, needs_new_review=True)

    assert step(reviewed, ResponseStep.CONFIRM).state is StepState.DONE
    assert step(cleared, ResponseStep.CONFIRM).state is StepState.UNDER_WAY


@pytest.mark.parametrize(
    ("disputes", "checked", "note", "state"),
    [
        (0, 0, None, StepState.READY),
        (0, 0, NoteKind.DONE, StepState.DONE),
        (2, 0, None, StepState.READY),
        (2, 1, NoteKind.DONE, StepState.UNDER_WAY),
        (2, 2, None, StepState.DONE),
        (2, 2, NoteKind.REOPENED, StepState.UNDER_WAY),
    ],
)
def test_every_dispute_is_checked_before_the_step_is_done(
    disputes: int, checked: int, note: NoteKind | None, state: StepState
) -> None:
    facts = ResponseFacts(
        happened_at=HAPPENED,
        disputes=disputes,
        disputes_checked=checked,
        notes={ResponseStep.CONFLICT: noted(note)} if note else {},
    )

    assert step(facts, ResponseStep.CONFLICT).state is state


def test_an_assessment_runs_out_after_its_last_day() -> None:
    last = datetime(2026, 11, 20, 12, tzinfo=UTC)
    facts = ResponseFacts(
        happened_at=HAPPENED,
        risk=Assessed(
            level=RetaliationWindow.ELEVATED,
            until=last.date(),
            text="Konflikten lever",
            at=HAPPENED,
            by="Aino",
        ),
    )

    assert step(facts, ResponseStep.RISK, last).state is StepState.DONE
    assert step(facts, ResponseStep.RISK, last + timedelta(days=1)).state is StepState.UNDER_WAY


@pytest.mark.parametrize(
    ("talks", "over", "note", "state"),
    [
        (0, 0, None, StepState.READY),
        (0, 0, NoteKind.DONE, StepState.DONE),
        (3, 2, None, StepState.UNDER_WAY),
        (3, 2, NoteKind.DONE, StepState.DONE),
        (3, 3, None, StepState.DONE),
        (3, 3, NoteKind.REOPENED, StepState.UNDER_WAY),
    ],
)
def test_talks_are_done_when_all_are_over_or_somebody_says_enough(
    talks: int, over: int, note: NoteKind | None, state: StepState
) -> None:
    facts = ResponseFacts(
        happened_at=HAPPENED,
        talks=talks,
        talks_over=over,
        notes={ResponseStep.TALKS: noted(note)} if note else {},
    )

    assert step(facts, ResponseStep.TALKS).state is state


@pytest.mark.parametrize(
    ("reviewed", "checked", "decided", "state"),
    [
        (None, 1, False, StepState.WAITING),
        (HAPPENED, 0, False, StepState.WAITING),
        (HAPPENED, 0, True, StepState.WAITING),  # a decision does not outlive its grounds
        (HAPPENED, 1, False, StepState.READY),
        (HAPPENED, 1, True, StepState.DONE),
    ],
)
def test_a_decision_waits_for_the_review_and_the_disputes(
    reviewed: datetime | None, checked: int, decided: bool, state: StepState
) -> None:
    facts = ResponseFacts(
        happened_at=HAPPENED,
        reviewed_at=reviewed,
        disputes=1,
        disputes_checked=checked,
        notes={ResponseStep.STAND: noted()} if decided else {},
    )
    told = step(facts, ResponseStep.TELL)

    assert step(facts, ResponseStep.STAND).state is state
    assert told.state is (StepState.READY if state is StepState.DONE else StepState.WAITING)
    assert (told.due_at is not None) is (state is StepState.DONE)


@pytest.mark.parametrize(
    ("note", "noted_hours", "state"),
    [
        (None, 0, StepState.DONE),
        (NoteKind.REOPENED, 5, StepState.READY),  # after the decision
        (NoteKind.REOPENED, -5, StepState.DONE),  # before it
    ],
)
def test_a_settled_trigger_is_the_decision_unless_somebody_opens_the_step_afterwards(
    note: NoteKind | None, noted_hours: int, state: StepState
) -> None:
    decided = HAPPENED + timedelta(days=2)
    said = noted(note, decided + timedelta(hours=noted_hours)) if note else None
    facts = ResponseFacts(
        happened_at=HAPPENED,
        reviewed_at=HAPPENED,
        disputes=1,
        disputes_checked=1,
        decided_at=decided,
        notes={ResponseStep.STAND: said} if said else {},
    )

    assert step(facts, ResponseStep.STAND).state is state


def test_those_concerned_are_told_within_fourteen_days_of_the_decision() -> None:
    decided = HAPPENED + timedelta(days=6)
    facts = ResponseFacts(
        happened_at=HAPPENED,
        reviewed_at=HAPPENED,
        disputes=1,
        disputes_checked=1,
        notes={ResponseStep.STAND: noted(at=decided)},
    )

    assert step(facts, ResponseStep.TELL).due_at == end_of_day(decided, 14, STOCKHOLM)
