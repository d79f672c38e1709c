"""A case is the help that one person gets: taken up, planned, ended, looked after, found again."""

from datetime import timedelta

import pytest
from tests.office.people.people_of_the_play import NUMBER
from tests.office.support.logged import logged
from tests.office.support.playing import (
    NOW,
    call,
    case,
    consent,
    days,
    sheet,
    step,
    tell,
    touch,
    turn,
)

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.support import changes, queries
from samsyn.office.support.changes import CannotSupport
from samsyn.office.support.models import SupportCase
from samsyn.vocabulary.support import (
    AftercareResult,
    CallerWish,
    CaseMove,
    CaseState,
    ClockKind,
    ContactEnd,
    ExitKind,
    StepProgress,
    TouchKind,
)

pytestmark = pytest.mark.django_db


def test_a_case_goes_from_first_call_to_the_end_of_aftercare(sami: Actor) -> None:
    contact = call(sami)
    made = case(sami, contact_id=contact, given="", family="")
    assert sheet(sami, made).line.standing.state is CaseState.INTAKE
    first = step(sami, made)
    assert sheet(sami, made).line.standing.state is CaseState.PLANNED
    tell(sami, first, StepProgress.STARTED)
    assert sheet(sami, made).line.standing.state is CaseState.ACTIVE
    touch(sami, made, TouchKind.MEETING)
    turn(sami, made, CaseMove.PAUSE)
    turn(sami, made, CaseMove.RESUME)
    turn(sami, made, CaseMove.RELAPSE)
    tell(sami, first, StepProgress.DONE)
    turn(sami, made, CaseMove.EXIT)
    assert sheet(sami, made).line.standing.state is CaseState.AFTERCARE
    later = NOW + days(400)
    turn(sami, made, CaseMove.FOLLOW_UP, now=later, result=AftercareResult.WELL)
    closed = sheet(sami, made, now=later)
    assert closed.line.standing.state is CaseState.CLOSED
    turn(sami, made, CaseMove.REOPEN, now=later)
    again = sheet(sami, made, now=later)
    assert again.line.standing.state is CaseState.ACTIVE
    assert next(one.move for one in again.history if one.move) is CaseMove.REOPEN


def test_a_setback_ends_nothing(sami: Actor) -> None:
    made = case(sami)
    turn(sami, made, CaseMove.RELAPSE)

    assert sheet(sami, made).line.standing.state is CaseState.INTAKE


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"exit_kind": None}, "Choose how the case ended"),
        ({"reason": " "}, "Write why"),
        ({"on": NOW.date() + timedelta(days=2)}, "in the future"),
        ({"on": NOW.date() - timedelta(days=2)}, "before the last turn"),
    ],
)
def test_an_end_says_how_and_why_and_when(
    sami: Actor, changed: dict[str, object], said: str
) -> None:
    made = case(sami)
    with pytest.raises(CannotSupport, match=said):
        turn(sami, made, CaseMove.EXIT, **changed)


def test_a_move_out_of_its_time_writes_nothing(sami: Actor) -> None:
    made = case(sami)
    turn(sami, made, CaseMove.EXIT, exit_kind=ExitKind.DROPPED)
    before = sheet(sami, made)
    with pytest.raises(CannotSupport, match="Reopen it first"):
        step(sami, made)
    with pytest.raises(CannotSupport, match="ended already"):
        turn(sami, made, CaseMove.EXIT)

    assert sheet(sami, made).steps == before.steps
    assert sheet(sami, made).history == before.history


def test_one_person_has_one_case_however_often_they_come(sami: Actor) -> None:
    case(sami, identity_number=NUMBER)
    with pytest.raises(CannotSupport, match="has a case already"):
        case(sami, identity_number=NUMBER, given="Somebody", family="Else")


def test_a_contact_becomes_one_case(sami: Actor) -> None:
    contact = call(sami)
    made = case(sami, contact_id=contact)
    with pytest.raises(CannotSupport, match="a colleague has opened a case"):
        case(sami, contact_id=contact, given="Another")
    with access.acting_as(sami):
        assert queries.contact_sheet(sami, contact, now=NOW).case_id == made


def test_the_clock_of_the_first_meeting_runs_from_the_first_call(sami: Actor) -> None:
    contact = call(sami, reached_at=NOW - days(2))
    made = case(sami, contact_id=contact)
    [clock] = [one for one in sheet(sami, made).line.clocks if one.kind is ClockKind.FIRST_MEETING]

    assert clock.due_at == NOW + days(1)


@pytest.mark.parametrize("asked", ["Stigfot", "kim stigfot", NUMBER, "code"])
def test_a_case_is_found_by_name_number_and_case_number(sami: Actor, asked: str) -> None:
    made = case(sami, identity_number=NUMBER)
    case(sami, given="Robin", family="Annan")
    text = access.code_for("S", made) if asked == "code" else asked
    with access.acting_as(sami):
        found = queries.find_cases(sami, text, now=NOW).cases

    assert [one.id for one in found] == [made]


@pytest.mark.parametrize("asked", ["Find a flat", "housing", "Sami", "leaving", "That I said yes"])
def test_a_case_is_found_by_nothing_else(sami: Actor, asked: str) -> None:
    made = case(sami)
    step(sami, made)
    consent(sami, made)
    turn(sami, made, CaseMove.RELAPSE)
    with access.acting_as(sami):
        assert queries.find_cases(sami, asked, now=NOW).cases == ()


def test_every_showing_of_a_case_is_a_reading_of_the_person(sami: Actor) -> None:
    made = case(sami)
    person = str(sheet(sami, made).line.label.person_id)
    for read in (
        lambda: queries.case_sheet(sami, made, now=NOW),
        lambda: queries.open_cases(sami, now=NOW),
        lambda: queries.days_work(sami, now=NOW),
        lambda: queries.find_cases(sami, "Stigfot", now=NOW),
    ):
        with access.acting_as(sami), logged() as lines:
            read()
        assert any("people_person" in one and person in one for one in lines)


def test_a_search_that_finds_nobody_is_noted_too(sami: Actor) -> None:
    with access.acting_as(sami), logged() as lines:
        queries.find_cases(sami, "Ingenhet", now=NOW)

    assert any("support_supportcase" in one for one in lines)


@pytest.mark.parametrize("name", ["petra", "mona", "stig", "dag", "vera", "otto"])
def test_a_case_does_not_exist_for_anybody_else(
    request: pytest.FixtureRequest, sami: Actor, name: str
) -> None:
    made = case(sami)
    actor = request.getfixturevalue(name)
    with access.acting_as(actor):
        for read in (
            lambda: queries.case_sheet(actor, made, now=NOW),
            lambda: changes.take_turn(
                actor, made, changes.TurnPlan(move=CaseMove.REOPEN, on=NOW.date()), now=NOW
            ),
        ):
            with pytest.raises(NotVisible):
                read()


def test_overdue_work_comes_first_and_says_why(sami: Actor) -> None:
    call(sami, is_answered=False, called_as="Fresh")
    call(sami, is_answered=False, called_as="Old", reached_at=NOW - days(3))
    with access.acting_as(sami):
        work = queries.days_work(sami, now=NOW)

    assert [one.contact.called_as for one in work.due if one.contact] == ["Old", "Fresh"]
    assert work.late == 1


def test_a_contact_that_became_a_case_is_closed_and_the_case_lies_with_the_person(
    sami: Actor,
) -> None:
    contact = call(sami, wish=CallerWish.MEETING)
    made = case(sami, contact_id=contact)
    with access.acting_as(sami):
        found = access.visible_to(sami, SupportCase.objects).get(pk=made)
        assert found.compartment_id == found.person.compartment_id
        ended = queries.contact_sheet(sami, contact, now=NOW)
    assert ended.ended_as is ContactEnd.CASE
    assert ClockKind.FIRST_MEETING not in {one.kind for one in ended.clocks}  # the case keeps it
    assert not ended.is_open
