"""The rules of a call-in as laws on plain facts: exclusions, states, clocks, times, seats."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.call_ins.rules import (
    CallInFacts,
    CandidateFacts,
    Dated,
    Go,
    InvitationFacts,
    Move,
    Place,
    Point,
    StepClock,
    Verdict,
    clock_of,
    due_on,
    exclusions_on,
    go_verdict,
    moves_from,
    next_due,
    state_of,
    state_of_call_in,
    timed,
    too_close,
)
from samsyn.vocabulary.call_ins import (
    STANDARD_PLAN,
    CallInState,
    CandidateStatusKind,
    Exclusion,
    GoDecision,
    InvitationState,
    PlanStream,
    PlanTask,
    Reply,
)
from samsyn.vocabulary.people import ProtectedIdentity, Standing
from samsyn.vocabulary.uncertain_dates import DateInterval

EVENING = date(2026, 12, 3)
ADULT = DateInterval.year(1996)
AT = datetime(2026, 12, 3, 17, tzinfo=UTC)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("born", "found"),
    [
        (DateInterval.day(date(2008, 12, 3)), ()),  # eighteen that very day
        (DateInterval.day(date(2008, 12, 4)), (Exclusion.MINOR,)),
        (DateInterval.year(2008), (Exclusion.MAY_BE_MINOR,)),
        (DateInterval.year(2012), (Exclusion.MINOR,)),
        (None, (Exclusion.MAY_BE_MINOR,)),
    ],
)
def test_nobody_who_may_be_under_18_on_the_evening_is_called(
    born: DateInterval | None, found: tuple[Exclusion, ...]
) -> None:
    assert exclusions_on(EVENING, CandidateFacts(born=born)) == found


def test_every_rule_that_bars_is_named_at_once() -> None:
    facts = CandidateFacts(
        died_on=date(2026, 11, 1),
        protected_identity=ProtectedIdentity.SECRECY_MARK,
        standing=Standing.VICTIM_ONLY,
        born=None,
        statuses=tuple(Dated(kind, date(2026, 11, 1)) for kind in CandidateStatusKind),
    )

    assert set(exclusions_on(EVENING, facts)) == set(Exclusion) - {
        Exclusion.MINOR,
        Exclusion.CONFLICT,
    }


@given(since=DAYS, length=st.integers(0, 900), evening=DAYS)
def test_a_status_bars_on_its_days_and_on_no_other(since: date, length: int, evening: date) -> None:
    until = since + timedelta(days=length)
    status = Dated(CandidateStatusKind.IN_CUSTODY, since, until)

    barred = exclusions_on(
        evening, CandidateFacts(born=DateInterval.year(1980), statuses=(status,))
    )

    assert (Exclusion.IN_CUSTODY in barred) is (since <= evening < until)


def test_being_under_supervision_bars_nobody() -> None:
    status = Dated(CandidateStatusKind.SUPERVISED, date(2026, 1, 1))

    assert exclusions_on(EVENING, CandidateFacts(born=ADULT, statuses=(status,))) == ()


# The state machine: whatever is done in whatever order, nothing impossible can be reached.
AFTER = {
    Move.APPROVE: {"approved_at": AT},
    Move.DELIVER: {"delivered_at": AT},
    Move.CALL_OFF: {"called_off_at": AT},
    Move.NOTE_ABSENCE: {"is_absent": True},
}


def step(facts: InvitationFacts, move: Move, reply: Reply, depth: int) -> InvitationFacts:
    values = {name: getattr(facts, name) for name in InvitationFacts.__dataclass_fields__}
    if move is Move.NOTE_REPLY:
        return InvitationFacts(**{**values, "reply": reply})
    if move is Move.NOTE_ARRIVAL:
        reached = dict.fromkeys(("came_at", "stayed_at", "talked_at")[:depth], AT)
        return InvitationFacts(**{**values, **reached, "is_absent": False})
    return InvitationFacts(**{**values, **AFTER[move]})


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Move)),
            st.sampled_from(list(Reply)),
            st.integers(1, 3),
            st.booleans(),
        ),
        max_size=25,
    )
)
def test_no_order_of_moves_reaches_what_cannot_be(
    wanted: list[tuple[Move, Reply, int, bool]],
) -> None:
    facts, has_come = InvitationFacts(), False
    for move, reply, depth, night_falls in wanted:
        has_come = has_come or night_falls
        if move not in moves_from(state_of(facts), evening_has_come=has_come):
            continue
        facts = step(facts, move, reply, depth)

        assert facts.approved_at or not facts.delivered_at
        assert facts.delivered_at or facts.reply is Reply.NONE
        assert facts.approved_at or not (facts.came_at or facts.is_absent)
        assert not (facts.came_at and facts.is_absent)
        assert has_come or not (facts.came_at or facts.is_absent)
        assert facts.came_at or not (facts.stayed_at or facts.talked_at)
        if facts.called_off_at:
            assert state_of(facts) is InvitationState.CALLED_OFF
            assert not facts.came_at


def test_nobody_comes_to_a_call_that_was_called_off_or_never_approved() -> None:
    for state in (InvitationState.CALLED_OFF, InvitationState.SUGGESTED):
        assert Move.NOTE_ARRIVAL not in moves_from(state, evening_has_come=True)


def test_the_standard_plan_runs_from_eight_weeks_before_to_thirty_days_after() -> None:
    days = [where.days for where in STANDARD_PLAN.values()]

    assert set(STANDARD_PLAN) == set(PlanTask)
    assert (min(days), max(days)) == (-56, 30)
    assert {where.stream for where in STANDARD_PLAN.values()} == set(PlanStream)
    assert len(days) == 22


@given(evening=DAYS, moved=DAYS, days=st.integers(-365, 365))
def test_a_step_moves_with_the_evening(evening: date, moved: date, days: int) -> None:
    assert due_on(moved, days) - due_on(evening, days) == moved - evening


@pytest.mark.parametrize(
    ("days", "done", "clock"),
    [
        (-1, False, StepClock.OVERDUE),
        (-1, True, StepClock.DONE),
        (0, False, StepClock.DUE_SOON),
        (7, False, StepClock.DUE_SOON),
        (8, False, StepClock.LATER),
    ],
)
def test_a_step_is_overdue_only_after_its_day(days: int, done: bool, clock: StepClock) -> None:
    assert clock_of(EVENING + timedelta(days=days), done=done, today=EVENING) is clock


GO, NO = GoDecision.GO, GoDecision.NO_GO


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ([], Verdict.NOBODY),
        ([Go(1, 10, "police", GO)], Verdict.PARTNER_MISSING),
        ([Go(1, 10, "police", GO), Go(2, 10, "police", GO)], Verdict.PARTNER_MISSING),
        ([Go(1, 20, "probation", GO), Go(2, 30, "municipality", GO)], Verdict.POLICE_MISSING),
        ([Go(1, 10, "police", GO), Go(2, 20, "probation", GO)], Verdict.GO),
        (
            [Go(1, 10, "police", GO), Go(2, 20, "probation", GO), Go(3, 30, "municipality", NO)],
            Verdict.NO_GO,
        ),
        (
            [Go(1, 10, "police", NO), Go(2, 20, "probation", GO), Go(1, 10, "police", GO)],
            Verdict.GO,
        ),
    ],
)
def test_go_needs_the_police_and_one_more_and_nobodys_no(words: list[Go], verdict: Verdict) -> None:
    assert go_verdict(words) is verdict


def facts(**changed: object) -> CallInFacts:
    return CallInFacts(**{"evening": EVENING, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given_facts", "today", "state"),
    [
        (facts(), EVENING - timedelta(days=9), CallInState.PREPARING),
        (facts(delivered=2), EVENING - timedelta(days=9), CallInState.INVITING),
        (facts(delivered=2, verdict=Verdict.GO), EVENING - timedelta(days=1), CallInState.CLEARED),
        (facts(verdict=Verdict.NO_GO), EVENING, CallInState.STOPPED),
        (facts(verdict=Verdict.GO), EVENING, CallInState.TODAY),
        (facts(verdict=Verdict.NO_GO), EVENING + timedelta(days=1), CallInState.FOLLOWING_UP),
        (facts(is_debriefed=True), EVENING + timedelta(days=1), CallInState.DEBRIEFED),
        (facts(is_cancelled=True), EVENING - timedelta(days=9), CallInState.CANCELLED),
    ],
)
def test_where_a_call_in_stands_follows_from_facts(
    given_facts: CallInFacts, today: date, state: CallInState
) -> None:
    assert state_of_call_in(given_facts, today=today) is state


def test_the_next_call_in_is_due_a_year_after_the_last_or_the_start() -> None:
    assert next_due(date(2025, 10, 18), started=date(2022, 10, 1)) == date(2026, 10, 18)
    assert next_due(None, started=date(2026, 1, 1)) == date(2027, 1, 1)
    assert next_due(None, started=None) is None


@given(st.lists(st.integers(1, 240), max_size=12))
def test_the_times_of_a_programme_add_up_without_gaps(minutes: list[int]) -> None:
    points = list(timed(AT, (Point(number, length) for number, length in enumerate(minutes))))

    starts = [one.starts_at for one in points]
    ends = [one.ends_at for one in points]
    assert starts[1:] == ends[:-1]
    assert (ends[-1] if ends else AT) == AT + timedelta(minutes=sum(minutes))


A, B, C = (UUID(int=number) for number in (1, 2, 3))


@given(
    row=st.integers(1, 9),
    place=st.integers(1, 20),
    down=st.integers(-3, 3),
    aside=st.integers(-5, 5),
)
def test_two_in_conflict_are_too_close_whoever_is_named_first(
    row: int, place: int, down: int, aside: int
) -> None:
    here, there = Place(row, place), Place(row + down, place + aside)

    close = bool(too_close({A: here, B: there}, [frozenset((A, B))]))

    assert close is bool(too_close({A: there, B: here}, [frozenset((A, B))]))
    assert close is (abs(down) <= 1 and abs(aside) <= 2)


def test_only_pairs_in_conflict_with_a_seat_each_are_looked_at() -> None:
    seats = {A: Place(1, 1), B: Place(1, 2)}

    assert too_close(seats, [frozenset((A, C)), frozenset((B, C))]) == ()
    assert too_close(seats, [frozenset((A, B))]) == (frozenset((A, B)),)
