"""The rules of steering on plain days: what refuses, what surfaces, what is late."""

from calendar import isleap
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.steering.rules import (
    BASELINE_MONTHS,
    ENDS_SOON,
    LOOKS_AHEAD,
    PERIOD,
    SIGNED_WITHIN,
    TEST_HOLDS,
    AgreementFacts,
    NotReady,
    PlanClock,
    ReadinessFacts,
    ReturnFacts,
    add_months,
    concerns,
    days_of_year,
    due_after,
    holds_on,
    is_late,
    months_between,
    objections_to_messages,
    plan_clock,
    reading_of,
    state_of_agreement,
    steps_of_return,
    surfaces,
    trend_of,
)
from samsyn.vocabulary.steering import (
    STANDARD_START_UP,
    AgreementState,
    CoreElement,
    FidelityState,
    ReturnStep,
    StartUpPhase,
    StartUpTask,
    Trend,
)

TODAY = date(2026, 11, 17)
DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2045, 12, 31))
STOCKHOLM = ZoneInfo("Europe/Stockholm")
PARTNERS = {1: "Polisen", 2: "Örebro kommun"}
AGREED = AgreementFacts(
    signed_on=date(2025, 3, 25),
    valid_from=date(2025, 3, 25),
    valid_to=date(2028, 3, 24),
    parties=frozenset(PARTNERS),
)
READY = ReadinessFacts(
    has_number=True,
    staffed_on=TODAY,
    tested_on=TODAY,
    levers_on=TODAY,
    baseline=(date(2024, 1, 1), date(2025, 12, 31)),
    agreements=(AGREED,),
    partners=PARTNERS,
)


def reasons(facts: ReadinessFacts, *, today: date = TODAY) -> list[NotReady]:
    return [one.reason for one in objections_to_messages(facts, today=today)]


# Ready for messages.


def test_a_site_with_everything_in_place_may_give_the_message() -> None:
    assert reasons(READY) == []


@pytest.mark.parametrize(
    ("lacking", "reason"),
    [
        ({"has_number": False}, NotReady.NO_NUMBER),
        ({"staffed_on": None}, NotReady.LINE_NOT_STAFFED),
        ({"tested_on": None}, NotReady.LINE_NOT_TESTED),
        ({"tested_on": TODAY - TEST_HOLDS - timedelta(days=1)}, NotReady.TEST_IS_OLD),
        ({"levers_on": None}, NotReady.NO_LEVERS),
        ({"baseline": None}, NotReady.NO_BASELINE),
        ({"baseline": (date(2024, 1, 2), date(2025, 12, 31))}, NotReady.BASELINE_IS_SHORT),
        ({"agreements": ()}, NotReady.NO_AGREEMENT),
        ({"partners": {**PARTNERS, 3: "Region"}}, NotReady.PARTNER_WITHOUT_AGREEMENT),
    ],
)
def test_each_missing_part_alone_refuses_the_message(
    lacking: dict[str, object], reason: NotReady
) -> None:
    assert reasons(replace(READY, **lacking)) == [reason]  # type: ignore[arg-type]  of one field


def test_everything_that_is_missing_is_said_at_once() -> None:
    assert reasons(ReadinessFacts(has_number=False)) == [
        NotReady.NO_NUMBER,
        NotReady.LINE_NOT_STAFFED,
        NotReady.LINE_NOT_TESTED,
        NotReady.NO_LEVERS,
        NotReady.NO_BASELINE,
        NotReady.NO_AGREEMENT,
    ]


def test_evidence_of_tomorrow_proves_nothing_today() -> None:
    tomorrow = TODAY + timedelta(days=1)
    coming = replace(READY, staffed_on=tomorrow, tested_on=tomorrow, levers_on=tomorrow)

    assert reasons(coming) == [
        NotReady.LINE_NOT_STAFFED,
        NotReady.LINE_NOT_TESTED,
        NotReady.NO_LEVERS,
    ]
    assert reasons(coming, today=tomorrow) == []


def test_a_reader_who_cannot_see_the_cards_is_told_nothing_of_the_number() -> None:
    assert reasons(replace(READY, has_number=None)) == []


@given(DAYS)
def test_a_test_of_the_line_holds_for_ninety_days_and_no_longer(tested: date) -> None:
    facts = replace(
        READY, tested_on=tested, staffed_on=tested, levers_on=tested, agreements=(), partners={}
    )
    last = tested + TEST_HOLDS

    assert NotReady.TEST_IS_OLD not in reasons(facts, today=last)
    assert NotReady.TEST_IS_OLD in reasons(facts, today=last + timedelta(days=1))


@given(DAYS)
def test_a_baseline_of_two_whole_years_is_long_enough_whatever_day_it_begins(first: date) -> None:
    last = add_months(first, BASELINE_MONTHS) - timedelta(days=1)
    whole = replace(READY, baseline=(first, last))

    assert NotReady.BASELINE_IS_SHORT not in reasons(whole)
    if first.day < 28:  # where the month's end cuts off, several days end the same months
        short = replace(READY, baseline=(first, last - timedelta(days=1)))
        assert NotReady.BASELINE_IS_SHORT in reasons(short)


def test_every_standard_step_has_its_phase_and_help_comes_before_the_message() -> None:
    phases = list(StartUpPhase)

    assert set(STANDARD_START_UP) == set(StartUpTask)
    assert phases.index(STANDARD_START_UP[StartUpTask.HELP_LINE_TESTED]) < phases.index(
        STANDARD_START_UP[StartUpTask.FIRST_CALL_IN]
    )


# Agreements.


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ({"signed_on": None}, AgreementState.NOT_SIGNED),
        ({"valid_from": TODAY + timedelta(days=1)}, AgreementState.COMING),
        ({}, AgreementState.IN_FORCE),
        ({"valid_to": None}, AgreementState.IN_FORCE),
        ({"review_on": TODAY}, AgreementState.REVIEW_DUE),
        ({"valid_to": TODAY + ENDS_SOON}, AgreementState.ENDING),
        ({"valid_to": TODAY + ENDS_SOON, "review_on": TODAY}, AgreementState.ENDING),
        ({"valid_to": TODAY}, AgreementState.ENDING),
        ({"valid_to": TODAY - timedelta(days=1)}, AgreementState.ENDED),
    ],
)
def test_an_agreement_stands_by_its_days(days: dict[str, date], state: AgreementState) -> None:
    facts = replace(AGREED, **days)  # type: ignore[arg-type]  of days

    assert state_of_agreement(facts, today=TODAY) is state


@given(start=DAYS, length=st.integers(0, 3000))
def test_an_agreement_holds_on_its_first_and_last_day_and_not_outside(
    start: date, length: int
) -> None:
    end = start + timedelta(days=length)
    facts = AgreementFacts(signed_on=start, valid_from=start, valid_to=end)

    assert holds_on(facts, start)
    assert holds_on(facts, end)
    assert not holds_on(facts, start - timedelta(days=1))
    assert not holds_on(facts, end + timedelta(days=1))


@given(end=DAYS)
def test_an_agreement_surfaces_every_day_of_the_three_months_before_it_ends(end: date) -> None:
    facts = AgreementFacts(signed_on=date(2010, 1, 1), valid_from=date(2010, 1, 1), valid_to=end)

    for before in (0, 1, ENDS_SOON.days):
        assert surfaces(state_of_agreement(facts, today=end - timedelta(days=before)))
    assert not surfaces(state_of_agreement(facts, today=end - ENDS_SOON - timedelta(days=1)))


# Days and months.


@given(day=DAYS, months=st.integers(0, 60))
def test_months_on_never_skip_a_month(day: date, months: int) -> None:
    found = add_months(day, months)

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


def test_a_year_after_the_leap_day_is_the_last_of_february() -> None:
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2024, 2, 29), 48) == date(2028, 2, 29)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)


@given(day=DAYS, months=st.integers(0, 60))
def test_counting_months_undoes_adding_them(day: date, months: int) -> None:
    assert months_between(day, add_months(day, months) - timedelta(days=1)) == months


@given(st.integers(2015, 2045))
def test_every_day_stands_in_one_years_plan_whatever_week_it_belongs_to(year: int) -> None:
    first, last = days_of_year(year)

    assert (last - first).days + 1 == (366 if isleap(year) else 365)
    assert days_of_year(year + 1)[0] == last + timedelta(days=1)


def test_a_week_53_that_reaches_into_january_is_cut_by_the_year() -> None:
    new_year = date(2027, 1, 1)

    assert new_year.isocalendar().week == 53
    assert days_of_year(2027)[0] == new_year


# The year's plan.


@given(due=DAYS, apart=st.integers(-400, 400))
def test_what_is_not_done_is_late_from_the_day_after(due: date, apart: int) -> None:
    clock = plan_clock(due, None, today=due + timedelta(days=apart))

    assert (clock is PlanClock.LATE) == (apart > 0)


@given(due=DAYS, done=DAYS, today=DAYS)
def test_what_is_done_is_never_late_once_it_was_done(due: date, done: date, today: date) -> None:
    assert (plan_clock(due, done, today=today) is PlanClock.DONE) == (done <= today)


@given(due=DAYS)
def test_late_begins_at_swedish_midnight_also_on_nights_when_clocks_are_moved(due: date) -> None:
    """The day is Swedish, so a server an hour or two behind says the same."""
    midnight = datetime(due.year, due.month, due.day, tzinfo=STOCKHOLM) + timedelta(days=1)
    just_before = (midnight.astimezone(UTC) - timedelta(seconds=1)).astimezone(STOCKHOLM)
    just_after = midnight.astimezone(UTC).astimezone(STOCKHOLM)

    assert plan_clock(due, None, today=just_before.date()) is not PlanClock.LATE
    assert plan_clock(due, None, today=just_after.date()) is PlanClock.LATE


def test_without_a_day_nothing_is_late() -> None:
    assert plan_clock(None, None, today=TODAY) is PlanClock.LATER


# What is kept up.


def test_what_nobody_records_is_unknown_and_not_never() -> None:
    unknown = reading_of(CoreElement.CONSEQUENCE, None, today=TODAY)
    never = reading_of(CoreElement.CONSEQUENCE, [], today=TODAY)

    assert (unknown.state, never.state) == (FidelityState.UNKNOWN, FidelityState.NEVER)


@pytest.mark.parametrize(
    ("element", "due"),
    [
        (CoreElement.MAPPING, date(2026, 5, 28)),
        (CoreElement.INCIDENT_REVIEW, date(2026, 3, 7)),
        (CoreElement.CALL_IN, date(2027, 2, 28)),
        (CoreElement.TALKS, date(2026, 3, 30)),
        (CoreElement.STEERING, date(2026, 3, 28)),
        (CoreElement.CONSEQUENCE, None),
        (CoreElement.VICTIM_SUPPORT, None),
    ],
)
def test_each_element_is_due_again_after_its_own_time(
    element: CoreElement, due: date | None
) -> None:
    assert due_after(element, date(2026, 2, 28)) == due


@given(last=DAYS, element=st.sampled_from(list(CoreElement)))
def test_an_element_is_overdue_from_the_day_after_it_was_due(
    last: date, element: CoreElement
) -> None:
    due = due_after(element, last)
    if due is None:
        far = reading_of(element, [last], today=last + timedelta(days=4000))
        assert far.state is FidelityState.KEPT_UP
        return

    assert reading_of(element, [last], today=due).state is FidelityState.KEPT_UP
    overdue = reading_of(element, [last], today=due + timedelta(days=1))
    assert overdue.state is FidelityState.OVERDUE


@given(done=st.lists(DAYS, max_size=30), today=DAYS)
def test_the_two_quarters_never_count_a_day_twice_nor_one_to_come(
    done: list[date], today: date
) -> None:
    found = reading_of(CoreElement.TALKS, done, today=today)

    assert found.recent + found.earlier == sum(today - 2 * PERIOD < day <= today for day in done)
    assert found.last_on is None or found.last_on <= today


@pytest.mark.parametrize(
    ("recent", "earlier", "trend"),
    [
        (2, 2, Trend.TOO_FEW),
        (0, 4, Trend.TOO_FEW),
        (3, 3, Trend.SAME),
        (5, 0, Trend.MORE),
        (0, 5, Trend.FEWER),
    ],
)
def test_few_events_say_nothing_of_a_trend(recent: int, earlier: int, trend: Trend) -> None:
    assert trend_of(recent, earlier) is trend


# Release and return.


@given(release=DAYS, apart=st.integers(-200, 200))
def test_a_release_is_worked_with_from_sixty_days_before(release: date, apart: int) -> None:
    today = release - timedelta(days=apart)

    assert concerns(release, today=today) == (-60 <= apart <= LOOKS_AHEAD.days)


def test_every_step_of_a_return_is_due_in_the_order_in_which_it_is_done() -> None:
    steps = steps_of_return(ReturnFacts(release_on=TODAY), today=TODAY - timedelta(days=60))

    assert [one.step for one in steps] == list(ReturnStep)
    assert [one.due_on for one in steps] == sorted(one.due_on for one in steps)
    assert not any(one.is_late or one.is_done for one in steps)


@given(release=DAYS)
def test_the_check_comes_thirty_days_after_the_release(release: date) -> None:
    [check] = [
        one
        for one in steps_of_return(ReturnFacts(release_on=release), today=release)
        if one.step is ReturnStep.CHECKED
    ]

    assert check.due_on - release == timedelta(days=30)


def test_what_is_done_is_not_late() -> None:
    facts = ReturnFacts(
        release_on=TODAY,
        conflicts_on=TODAY,
        help_on=TODAY,
        has_meeter=True,
        has_talk=True,
        checked_on=TODAY,
    )

    steps = steps_of_return(facts, today=TODAY + timedelta(days=365))

    assert all(one.is_done and not one.is_late for one in steps)


# Hand-over.


@given(made=DAYS)
def test_steering_is_told_when_fourteen_days_have_passed_unsigned(made: date) -> None:
    last = made + SIGNED_WITHIN

    assert not is_late(made, None, today=last)
    assert is_late(made, None, today=last + timedelta(days=1))
    assert not is_late(made, last, today=last + timedelta(days=400))
