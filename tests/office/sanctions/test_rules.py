"""The state machines, every state against every move, and the clocks at their edges."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.sanctions.rules import (
    Decided,
    RoundFacts,
    TriggerFacts,
    clock,
    is_the_agencys,
    lapses_on,
    meant,
    moves_of_round,
    moves_of_trigger,
    quiet_days,
    review_reasons,
    state_of_measure,
    state_of_round,
    state_of_trigger,
    steps_from,
)
from samsyn.vocabulary.levers import CATALOGUE, NEVER, Lever, NoLever
from samsyn.vocabulary.rooms import AgencyKind
from samsyn.vocabulary.sanctions import (
    ClockState,
    MeasureState,
    MeasureStep,
    ReviewReason,
    RoundMove,
    RoundState,
    TriggerMove,
    TriggerState,
    TriggerVerdict,
)

TODAY = date(2026, 11, 20)
ACT, NOT_ACT, DEFER = (
    Decided(TriggerVerdict.ACT),
    Decided(TriggerVerdict.NOT_ACT),
    Decided(TriggerVerdict.DEFER, TODAY + timedelta(days=1)),
)

TRIGGER_MOVES = {
    TriggerState.OPEN: {TriggerMove.WRITE_MEMO, TriggerMove.DECIDE},
    TriggerState.MEMO_WRITTEN: {TriggerMove.WRITE_MEMO, TriggerMove.DECIDE},
    TriggerState.DEFERRED: {TriggerMove.WRITE_MEMO, TriggerMove.DECIDE},
    TriggerState.DECIDED: {TriggerMove.PREPARE_ROUND},
    TriggerState.IN_ROUND: set(),
    TriggerState.REPORTED_BACK: set(),
    TriggerState.CLOSED: set(),
}
RUNNING = {
    RoundMove.REVISE,
    RoundMove.REQUEST_MEASURE,
    RoundMove.DECIDE_ANEW,
    RoundMove.END,
    RoundMove.REPORT_BACK,
}
ROUND_MOVES = {
    RoundState.PREPARED: {RoundMove.REVISE, RoundMove.START, RoundMove.END},
    RoundState.ACTIVE: RUNNING,
    RoundState.EXIT_REVIEW: RUNNING,
    RoundState.LAPSED: {RoundMove.DECIDE_ANEW, RoundMove.END, RoundMove.REPORT_BACK},
    RoundState.ENDED: {RoundMove.REPORT_BACK, RoundMove.WRITE_LESSONS},
    RoundState.LESSONS_WRITTEN: {RoundMove.REPORT_BACK},
}
MEASURE_STEPS = {
    MeasureState.REQUESTED: {MeasureStep.WITHDRAW, MeasureStep.ACCEPT, MeasureStep.DECLINE},
    MeasureState.ACCEPTED: {MeasureStep.START, MeasureStep.DONE, MeasureStep.STOP},
    MeasureState.STARTED: {MeasureStep.DONE, MeasureStep.STOP},
    MeasureState.WITHDRAWN: set(),
    MeasureState.DECLINED: set(),
    MeasureState.DONE: set(),
    MeasureState.STOPPED: set(),
}


@pytest.mark.parametrize(("state", "move"), [*product(TriggerState, TriggerMove)])
def test_a_trigger_allows_exactly_the_moves_of_its_state(
    state: TriggerState, move: TriggerMove
) -> None:
    assert (move in moves_of_trigger(state)) == (move in TRIGGER_MOVES[state])


@pytest.mark.parametrize(("state", "move"), [*product(RoundState, RoundMove)])
def test_a_round_allows_exactly_the_moves_of_its_state(state: RoundState, move: RoundMove) -> None:
    assert (move in moves_of_round(state)) == (move in ROUND_MOVES[state])


@pytest.mark.parametrize(("state", "step"), [*product(MeasureState, MeasureStep)])
def test_a_measure_allows_exactly_the_steps_of_its_state(
    state: MeasureState, step: MeasureStep
) -> None:
    assert (step in steps_from(state)) == (step in MEASURE_STEPS[state])


@pytest.mark.parametrize("state", RoundState)
def test_where_the_ground_has_fallen_nothing_new_is_begun(state: RoundState) -> None:
    begun = {RoundMove.START, RoundMove.REQUEST_MEASURE, RoundMove.DECIDE_ANEW}

    assert moves_of_round(state, ground_holds=False) == ROUND_MOVES[state] - begun


@pytest.mark.parametrize("state", MeasureState)
def test_after_the_round_an_agency_can_finish_or_stop_and_begins_nothing(
    state: MeasureState,
) -> None:
    begins = {MeasureStep.ACCEPT, MeasureStep.START}

    assert steps_from(state, round_runs=False) == MEASURE_STEPS[state] - begins


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (TriggerFacts(), TriggerState.OPEN),
        (TriggerFacts(has_memo=True), TriggerState.MEMO_WRITTEN),
        (TriggerFacts(decisions=(DEFER,)), TriggerState.DEFERRED),
        (TriggerFacts(decisions=(NOT_ACT,)), TriggerState.CLOSED),
        (TriggerFacts(decisions=(DEFER, NOT_ACT)), TriggerState.CLOSED),
        (TriggerFacts(decisions=(ACT,)), TriggerState.DECIDED),
        (TriggerFacts(decisions=(ACT,), has_round=True), TriggerState.IN_ROUND),
        (
            TriggerFacts(decisions=(ACT,), has_round=True, is_reported_back=True),
            TriggerState.REPORTED_BACK,
        ),
        (
            TriggerFacts(decisions=(ACT,), has_round=True, is_reported_back=True, has_lessons=True),
            TriggerState.CLOSED,
        ),
    ],
)
def test_where_a_trigger_stands_is_read_off_its_facts(
    facts: TriggerFacts, state: TriggerState
) -> None:
    assert state_of_trigger(facts, today=TODAY) is state


def test_a_deferral_runs_out_on_its_day_and_leaves_the_trigger_open() -> None:
    facts = TriggerFacts(decisions=(DEFER,))

    assert state_of_trigger(facts, today=TODAY + timedelta(days=1)) is TriggerState.OPEN


decisions = st.lists(
    st.builds(
        Decided,
        st.sampled_from(TriggerVerdict),
        st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 1, 1)),
    ),
    max_size=5,
).map(tuple)


@given(st.builds(TriggerFacts, decisions=decisions))
def test_no_trigger_is_closed_without_a_decision_to_act_or_not(facts: TriggerFacts) -> None:
    if state_of_trigger(facts, today=TODAY) is TriggerState.CLOSED:
        assert facts.latest is not None
        assert facts.latest.verdict is not TriggerVerdict.DEFER


def running(**changes: object) -> RoundFacts:
    start = TODAY - timedelta(days=10)
    given: dict[str, object] = {"started_on": start, "decided_on": start}
    return RoundFacts(**{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (RoundFacts(), RoundState.PREPARED),
        (running(), RoundState.ACTIVE),
        (running(review_on=TODAY), RoundState.EXIT_REVIEW),
        (running(ground_holds=False), RoundState.EXIT_REVIEW),
        (running(group_stands=False), RoundState.EXIT_REVIEW),
        (running(ended_on=TODAY), RoundState.ENDED),
        (running(ended_on=TODAY, has_lessons=True), RoundState.LESSONS_WRITTEN),
        (RoundFacts(ended_on=TODAY), RoundState.ENDED),
    ],
)
def test_where_a_round_stands_is_read_off_its_facts(facts: RoundFacts, state: RoundState) -> None:
    assert state_of_round(facts, today=TODAY) is state


@pytest.mark.parametrize(("days", "is_due"), [(27, False), (28, True), (29, True)])
def test_twenty_eight_quiet_days_prompt_a_review(days: int, is_due: bool) -> None:
    facts = running(started_on=TODAY - timedelta(days=days), decided_on=TODAY)

    assert (ReviewReason.QUIET in review_reasons(facts, today=TODAY)) == is_due


def test_new_violence_starts_the_quiet_days_anew_and_old_violence_does_not_begin_them() -> None:
    start = TODAY - timedelta(days=40)
    old = running(started_on=start, last_violence_on=start - timedelta(days=9))
    new = running(started_on=start, last_violence_on=TODAY - timedelta(days=3))

    assert (quiet_days(old, today=TODAY), quiet_days(new, today=TODAY)) == (40, 3)


@pytest.mark.parametrize(
    ("days", "state"),
    [(89, RoundState.ACTIVE), (90, RoundState.LAPSED), (400, RoundState.LAPSED)],
)
def test_no_round_passes_ninety_days_without_a_fresh_decision(days: int, state: RoundState) -> None:
    start = TODAY - timedelta(days=days)
    facts = RoundFacts(
        started_on=start, decided_on=start, last_violence_on=TODAY - timedelta(days=2)
    )

    assert state_of_round(facts, today=TODAY) is state
    assert lapses_on(facts) == start + timedelta(days=90)


def test_a_fresh_decision_gives_ninety_days_more() -> None:
    facts = running(
        started_on=TODAY - timedelta(days=120),
        decided_on=TODAY - timedelta(days=31),
        last_violence_on=TODAY,
    )

    assert state_of_round(facts, today=TODAY) is RoundState.ACTIVE


@pytest.mark.parametrize(
    ("since", "days", "due_on"),
    [
        (date(2028, 2, 27), 3, date(2028, 3, 1)),  # over a leap day
        (date(2026, 3, 28), 7, date(2026, 4, 4)),  # over the change to summer time
        (date(2026, 12, 31), 14, date(2027, 1, 14)),  # over week 53
    ],
)
def test_a_clock_counts_calendar_days(since: date, days: int, due_on: date) -> None:
    on_time = clock(since, days, done_on=due_on, today=due_on)
    late = clock(since, days, done_on=due_on + timedelta(days=1), today=TODAY)
    waiting = clock(since, days, done_on=None, today=due_on)
    missed = clock(since, days, done_on=None, today=due_on + timedelta(days=1))

    assert on_time.due_on == due_on
    assert [one.state for one in (on_time, late, waiting, missed)] == [
        ClockState.DONE,
        ClockState.DONE_LATE,
        ClockState.DUE,
        ClockState.OVERDUE,
    ]
    assert [one.is_late for one in (on_time, late, waiting, missed)] == [False, True, False, True]


def test_the_state_of_a_measure_is_its_last_step() -> None:
    assert state_of_measure([]) is MeasureState.REQUESTED
    assert state_of_measure([MeasureStep.ACCEPT, MeasureStep.DONE]) is MeasureState.DONE


def test_only_the_withdrawal_is_not_the_agencys_own() -> None:
    assert {step for step in MeasureStep if not is_the_agencys(step)} == {MeasureStep.WITHDRAW}


def test_every_lever_has_its_facts_and_no_care_is_among_them() -> None:
    assert set(CATALOGUE) == set(Lever)
    assert set(NEVER) == set(NoLever)
    told = " ".join(
        (lever.value + facts.provision).casefold() for lever, facts in CATALOGUE.items()
    )
    assert not any(word in told for words in NEVER.values() for word in words)
    assert AgencyKind.SOCIAL_SERVICES not in {facts.agency for facts in CATALOGUE.values()}


def test_the_two_kinds_of_exclusion_are_kept_apart() -> None:
    order, condition = CATALOGUE[Lever.EXCLUSION_ORDER], CATALOGUE[Lever.RESIDENCE_CONDITION]

    assert (order.agency, condition.agency) == (AgencyKind.POLICE, AgencyKind.PROBATION)
    assert order.decider is not condition.decider
    assert order.longest_days == 183
    assert condition.longest_days is None
    assert "2024:7" in order.provision
    assert "2024:7" not in condition.provision


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ansök om LVU", NoLever.YOUTH_CARE),
        ("omhändertagande av yngre syskon", NoLever.YOUTH_CARE),
        ("Gör en orosanmälan", NoLever.REPORT_OF_CONCERN),
        ("LVM", NoLever.ADDICTION_CARE),
        ("Neka stöd tills våldet slutar", NoLever.HELP_WITHHELD),
        ("Kontroller av bilar", None),
    ],
)
def test_care_and_reports_of_concern_are_recognised_in_what_is_asked(
    text: str, found: NoLever | None
) -> None:
    assert meant(text) is found
