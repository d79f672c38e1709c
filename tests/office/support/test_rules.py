"""Clocks keep Swedish days; a case stands where its facts put it, and every move has its time."""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.support import rules
from samsyn.office.support.changes import objection_to
from samsyn.office.support.changes.working import SENTENCES
from samsyn.office.support.rules import CaseFacts, Clock, Moved, Standing, standing_of
from samsyn.vocabulary.support import (
    AftercareResult,
    CaseMove,
    CaseState,
    ClockKind,
    ClockState,
    ExitKind,
)

M, S = CaseMove, CaseState
START = date(2026, 3, 2)
FACTS = CaseFacts(opened_on=START, clock_from=datetime(2026, 3, 1, 20, tzinfo=UTC))


def at(text: str) -> datetime:
    """A time of day in Sweden; of an hour that comes twice, the first."""
    return timezone.make_aware(datetime.fromisoformat(text))


def answer(reached: str, now: str, answered: str | None = None) -> Clock:
    [clock] = rules.contact_clocks(
        at(reached),
        answered_at=at(answered) if answered else None,
        met_at=None,
        wants_meeting=False,
        now=at(now),
    )
    return clock


@pytest.mark.parametrize(
    ("reached", "now", "state"),
    [
        ("2026-11-17 23:50", "2026-11-17 23:59", ClockState.RUNNING),
        ("2026-11-17 23:50", "2026-11-18 00:00", ClockState.LATE),
        ("2026-11-18 00:00", "2026-11-18 23:59", ClockState.RUNNING),
        ("2026-03-29 01:30", "2026-03-29 23:59", ClockState.RUNNING),  # a day of 23 hours
        ("2026-03-29 01:30", "2026-03-30 00:00", ClockState.LATE),
        ("2026-10-25 01:30", "2026-10-25 23:59", ClockState.RUNNING),  # a day of 25 hours
        ("2026-10-25 01:30", "2026-10-26 00:00", ClockState.LATE),
        ("2026-12-31 23:00", "2027-01-01 00:00", ClockState.LATE),  # in week 53
        ("2028-02-29 12:00", "2028-02-29 23:59", ClockState.RUNNING),
        ("2028-02-29 12:00", "2028-03-01 00:00", ClockState.LATE),
    ],
)
def test_an_answer_is_due_before_the_swedish_day_ends(
    reached: str, now: str, state: ClockState
) -> None:
    assert answer(reached, now).state is state


def test_an_answer_in_time_stays_so_and_a_late_one_is_told() -> None:
    assert answer("2026-11-17 09:00", "2027-01-01 09:00", "2026-11-17 23:59").state is (
        ClockState.IN_TIME
    )
    assert answer("2026-11-17 09:00", "2027-01-01 09:00", "2026-11-18 00:00").state is (
        ClockState.TOO_LATE
    )


@pytest.mark.parametrize(
    ("reached", "due"),
    [
        ("2026-11-17 23:50", "2026-11-20 23:50"),
        ("2026-03-27 12:00", "2026-03-30 13:00"),  # the clock went forward: 72 hours pass
        ("2026-10-23 12:00", "2026-10-26 11:00"),  # and back
        ("2026-12-30 08:00", "2027-01-02 08:00"),
        ("2028-02-27 08:00", "2028-03-01 08:00"),
    ],
)
def test_the_first_meeting_is_due_after_72_hours_that_pass(reached: str, due: str) -> None:
    clock = rules.first_meeting(at(reached), None, now=at(reached))

    assert clock.due_at == at(due)
    assert rules.first_meeting(at(reached), None, now=at(due)).state is ClockState.LATE


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 10, 1), -12, date(2025, 10, 1)),
    ],
)
def test_aftercare_counts_months_and_not_days(day: date, months: int, then: date) -> None:
    assert rules.months_after(day, months) == then


def clocks(facts: CaseFacts, now: str) -> dict[ClockKind, Clock]:
    return {one.kind: one for one in rules.case_clocks(facts, now=at(now))}


def test_a_plan_is_due_by_the_end_of_the_fourteenth_day() -> None:
    assert clocks(FACTS, "2026-03-16 23:59")[ClockKind.PLAN].state is ClockState.RUNNING
    assert clocks(FACTS, "2026-03-17 00:00")[ClockKind.PLAN].state is ClockState.LATE
    assert clocks(FACTS, "2026-03-16 23:59")[ClockKind.PLAN].last_day == date(2026, 3, 16)


def test_contact_is_weekly_also_over_week_53_and_rests_in_a_pause() -> None:
    facts = CaseFacts(
        opened_on=date(2026, 12, 1),
        clock_from=FACTS.clock_from,
        touched_on=date(2026, 12, 28),
        moves=(),
    )
    assert clocks(facts, "2027-01-04 23:59")[ClockKind.WEEKLY].state is ClockState.RUNNING
    assert clocks(facts, "2027-01-05 00:00")[ClockKind.WEEKLY].state is ClockState.LATE

    paused = with_moves(facts, (M.PAUSE, date(2026, 12, 29)))
    assert ClockKind.WEEKLY not in clocks(paused, "2027-02-01 00:00")
    again = with_moves(facts, (M.PAUSE, date(2026, 12, 29)), (M.RESUME, date(2027, 2, 1)))
    assert clocks(again, "2027-02-08 23:59")[ClockKind.WEEKLY].state is ClockState.RUNNING


def with_moves(facts: CaseFacts, *moves: tuple[CaseMove, date]) -> CaseFacts:
    made = tuple(
        Moved(
            move=move,
            on=on,
            exit_kind=ExitKind.COMPLETED if move is M.EXIT else None,
            result=AftercareResult.WELL if move is M.FOLLOW_UP else None,
        )
        for move, on in moves
    )
    return CaseFacts(
        opened_on=facts.opened_on,
        clock_from=facts.clock_from,
        moves=made,
        planned_on=facts.planned_on,
        started_on=facts.started_on,
        met_at=facts.met_at,
        touched_on=facts.touched_on,
    )


def day(number: int) -> date:
    return START + timedelta(days=number)


PLANNED = CaseFacts(opened_on=START, clock_from=FACTS.clock_from, planned_on=day(3))
ACTIVE = CaseFacts(
    opened_on=START, clock_from=FACTS.clock_from, planned_on=day(3), started_on=day(5)
)
ENDED = with_moves(ACTIVE, (M.EXIT, day(30)))
CLOSED = with_moves(
    ACTIVE,
    (M.EXIT, day(30)),
    (M.FOLLOW_UP, day(125)),
    (M.FOLLOW_UP, day(220)),
    (M.FOLLOW_UP, day(400)),
)
DIED = CaseFacts(
    opened_on=START,
    clock_from=FACTS.clock_from,
    moves=(Moved(move=M.EXIT, on=day(9), exit_kind=ExitKind.DIED),),
)


@pytest.mark.parametrize(
    ("facts", "state", "since"),
    [
        (FACTS, S.INTAKE, START),
        (PLANNED, S.PLANNED, day(3)),
        (ACTIVE, S.ACTIVE, day(5)),
        (with_moves(FACTS, (M.PAUSE, day(4))), S.PAUSED, day(4)),
        (with_moves(ACTIVE, (M.PAUSE, day(6)), (M.RESUME, day(8))), S.ACTIVE, day(5)),
        (with_moves(ACTIVE, (M.RELAPSE, day(6))), S.ACTIVE, day(5)),
        (ENDED, S.AFTERCARE, day(30)),
        (with_moves(FACTS, (M.PAUSE, day(4)), (M.EXIT, day(9))), S.AFTERCARE, day(9)),
        (with_moves(ACTIVE, (M.EXIT, day(30)), (M.REOPEN, day(40))), S.ACTIVE, day(5)),
        (CLOSED, S.CLOSED, day(400)),
        (DIED, S.CLOSED, day(9)),
    ],
)
def test_the_facts_say_where_a_case_stands(facts: CaseFacts, state: CaseState, since: date) -> None:
    found = standing_of(facts)

    assert (found.state, found.since) == (state, since)


STANDINGS: Final[dict[CaseState, Standing]] = {
    S.INTAKE: standing_of(FACTS),
    S.PLANNED: standing_of(PLANNED),
    S.ACTIVE: standing_of(ACTIVE),
    S.PAUSED: standing_of(with_moves(ACTIVE, (M.PAUSE, day(6)))),
    S.AFTERCARE: standing_of(ENDED),
    S.CLOSED: standing_of(CLOSED),
}
MAY = """
plan       intake planned active
progress   planned active
touch      intake planned active paused aftercare
pause      intake planned active
resume     paused
relapse    intake planned active paused aftercare
exit       intake planned active paused
follow_up  aftercare
reopen     aftercare closed
consent    intake planned active paused aftercare
"""
ALLOWED = {
    (CaseState(state), CaseMove(move))
    for move, *states in (line.split() for line in MAY.strip().splitlines())
    for state in states
}


@pytest.mark.parametrize(("state", "move"), list(itertools.product(CaseState, CaseMove)))
def test_every_move_in_every_state_is_allowed_or_refused_with_its_sentence(
    state: CaseState, move: CaseMove
) -> None:
    sentence = objection_to(STANDINGS[state], move)

    if (state, move) in ALLOWED:
        assert sentence == ""
        assert move not in SENTENCES[state]
    else:
        assert sentence == str(SENTENCES[state][move])
        assert sentence.endswith(".")


@pytest.mark.parametrize("move", list(CaseMove))
def test_nothing_is_entered_of_somebody_who_has_died(move: CaseMove) -> None:
    assert objection_to(standing_of(DIED), move).startswith("The person has died.")


@pytest.mark.parametrize("kind", [one for one in ExitKind if one is not ExitKind.DIED])
def test_every_other_end_leads_to_aftercare_and_can_be_reopened(kind: ExitKind) -> None:
    facts = CaseFacts(
        opened_on=START,
        clock_from=FACTS.clock_from,
        moves=(Moved(move=M.EXIT, on=day(30), exit_kind=kind),),
    )
    assert standing_of(facts).state is S.AFTERCARE
    assert objection_to(standing_of(facts), M.REOPEN) == ""


def followed(*points: tuple[int, AftercareResult]) -> Standing:
    moves = [
        Moved(move=M.FOLLOW_UP, on=rules.months_after(day(30), months), result=result)
        for months, result in points
    ]
    return standing_of(
        CaseFacts(
            opened_on=START,
            clock_from=FACTS.clock_from,
            moves=(Moved(move=M.EXIT, on=day(30), exit_kind=ExitKind.MOVED), *moves),
        )
    )


@pytest.mark.parametrize(
    ("points", "done"),
    [
        ((), ()),
        (((2, AftercareResult.WELL),), (3,)),  # early answers for the next point
        (((7, AftercareResult.WELL),), (3, 6)),  # late answers for all that have come
        (((3, AftercareResult.NOT_REACHED),), ()),
        (((3, AftercareResult.WANTS_MORE), (6, AftercareResult.WELL)), (3, 6)),
        (((13, AftercareResult.WELL),), (3, 6, 12)),
    ],
)
def test_a_follow_up_answers_for_the_points_that_have_come(
    points: tuple[tuple[int, AftercareResult], ...], done: tuple[int, ...]
) -> None:
    found = followed(*points)

    assert found.aftercare_done == done
    assert (found.state is S.CLOSED) == (done == (3, 6, 12))


def test_aftercare_is_due_at_three_six_and_twelve_months() -> None:
    [clock] = rules.case_clocks(ENDED, now=at("2026-04-02 12:00"))
    assert (clock.kind, clock.months, clock.last_day) == (
        ClockKind.AFTERCARE,
        3,
        rules.months_after(day(30), 3),
    )
    assert rules.case_clocks(ENDED, now=clock.due_at)[0].state is ClockState.LATE
    assert rules.case_clocks(CLOSED, now=at("2030-01-01 00:00")) == ()


@given(st.lists(st.tuples(st.sampled_from(list(CaseMove)), st.integers(0, 30)), max_size=12))
def test_a_case_that_only_takes_allowed_moves_never_stands_nowhere(
    tries: list[tuple[CaseMove, int]],
) -> None:
    facts, on = PLANNED, day(4)
    for move, wait in tries:
        standing = standing_of(facts)
        assert standing.state in CaseState
        if objection_to(standing, move) or move in (M.PLAN, M.PROGRESS, M.TOUCH, M.CONSENT):
            continue
        on += timedelta(days=wait)
        before = [(one.move, one.on) for one in facts.moves]
        facts = with_moves(facts, *before, (move, on))
        after = standing_of(facts)
        assert after.state is {
            M.PAUSE: S.PAUSED,
            M.RESUME: S.PLANNED,
            M.REOPEN: S.PLANNED,
            M.RELAPSE: standing.state,
        }.get(move, after.state)
        assert after.is_open == (after.state not in (S.AFTERCARE, S.CLOSED))
