"""An answer from the incident to its end, as those of the joint room work on it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.aftermath import playing
from tests.office.aftermath.playing import NOW
from tests.office.groups import playing as groups
from tests.office.noted import noted
from tests.office.notifications.playing import ADULT
from tests.office.sanctions import playing as consequences

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.aftermath import changes, queries
from samsyn.office.aftermath.changes import CannotRespond
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.models import Incident
from samsyn.office.people.models import Person
from samsyn.vocabulary.aftermath import (
    DisputeVerdict,
    NoteKind,
    ResponseEnd,
    ResponseStep,
    RetaliationWindow,
    StepState,
    TalkReason,
)
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import MembershipRole

pytestmark = pytest.mark.django_db


def end(actor: Actor, incident_id: object, kind: ResponseEnd = ResponseEnd.COMPLETE) -> None:
    with access.acting_as(actor):
        changes.end_response(actor, incident_id, kind, "Klart", now=NOW)


def test_beginning_writes_the_partners_usual_tasks_once_however_often_it_is_pressed(
    petra: Actor,
) -> None:
    played = playing.scene(petra)

    first, second = playing.begin(petra, played.incident), playing.begin(petra, played.incident)
    tasks = playing.sheet(petra, played.incident).tasks

    assert first == second
    assert {task.kind.value for task in tasks} == {
        *("protection", "victim_support", "family_support"),
        *("supervised", "schools", "community"),
    }
    assert tasks[0].due_at == playing.HAPPENED + timedelta(hours=24)


def test_a_partner_of_the_joint_room_sees_and_works_on_the_same_answer(
    petra: Actor, frida: Actor
) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    playing.check(frida, played, DisputeVerdict.RULED_OUT)

    [line] = playing.sheet(petra, played.incident).disputes
    assert (line.verdict, line.by) == (DisputeVerdict.RULED_OUT, "Frida")


def test_somebody_outside_the_joint_room_gets_the_same_answer_as_for_nothing(
    petra: Actor, otto: Actor, sami: Actor
) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    for outsider in (otto, sami):
        with access.acting_as(outsider), pytest.raises(NotVisible):
            queries.joint_record_of(outsider, played.incident)
        with access.acting_as(outsider), pytest.raises(NotVisible):
            changes.begin(outsider, played.incident, now=NOW)


def test_an_incident_of_the_polices_own_room_is_disclosed_before_it_is_answered(
    petra: Actor,
) -> None:
    played = playing.scene(petra, "orebro-police")

    with access.acting_as(petra):
        assert queries.joint_record_of(petra, played.incident) is None
    with pytest.raises(CannotRespond, match=r"joint room|gemensamma"):
        playing.begin(petra, played.incident)


def test_those_to_consider_are_key_people_with_their_reasons_and_never_ranked_by_number(
    petra: Actor,
) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    found = {one.label.person_id: one for one in playing.sheet(petra, played.incident).candidates}

    assert found[played.key_of_hit].reasons == (TalkReason.KEY_PERSON_HIT,)
    assert found[played.key_of_rival].reasons == (TalkReason.KEY_PERSON_IN_DISPUTE,)
    assert played.follower not in found


def test_nobody_dead_or_protected_is_proposed_and_a_possible_child_is_marked(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)
    with access.acting_as(petra):
        people = access.visible_to(petra, Person.objects)
        people.filter(pk=played.key_of_hit).update(died_on=NOW.date() - timedelta(days=1))
    grown = groups.person(petra, playing.JOINT, **ADULT)
    groups.member(petra, grown, played.rival, role=MembershipRole.KEY_PERSON)

    marked = {
        one.label.person_id: one.may_be_minor
        for one in playing.sheet(petra, played.incident).candidates
    }

    assert marked == {played.key_of_rival: True, grown: False}  # of an unknown age: possible


def test_one_press_proposes_a_talk_that_stands_in_the_answer_and_leaves_the_list(
    petra: Actor,
) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)
    with access.acting_as(petra):
        talk = changes.propose_talk(petra, played.incident, played.key_of_hit, now=NOW)

    sheet = playing.sheet(petra, played.incident)

    assert [line.talk.id for line in sheet.talks] == [talk]
    assert played.key_of_hit not in {one.label.person_id for one in sheet.candidates}
    assert sheet.standing(ResponseStep.TALKS).state is StepState.UNDER_WAY


def test_the_page_notes_that_it_was_read_and_whom_it_named(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    with access.acting_as(petra), noted() as seen:
        playing.sheet(petra, played.incident)

    assert {str(one) for one in (played.incident, played.key_of_hit, played.key_of_rival)} <= seen


def test_a_decision_before_the_review_is_refused_with_what_it_waits_for(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    with pytest.raises(CannotRespond) as refusal:
        playing.note(petra, played.incident, ResponseStep.STAND)

    assert len(refusal.value.reasons) == 1


def test_the_whole_answer_is_walked_and_ended_and_opens_when_a_suspect_is_cleared(
    petra: Actor,
) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)
    with pytest.raises(CannotRespond) as left:
        end(petra, played.incident)
    playing.review(petra, played.incident)
    playing.check(petra, played)
    playing.assess(petra, played.incident)
    for step in (ResponseStep.TALKS, ResponseStep.STAND, ResponseStep.TELL):
        playing.note(petra, played.incident, step)
    with access.acting_as(petra):
        for task in playing.sheet(petra, played.incident).tasks:
            changes.finish_task(petra, task.id, "Gjort", now=NOW)

    end(petra, played.incident)

    assert len(left.value.reasons) == 7  # six steps and the tasks
    assert playing.sheet(petra, played.incident).done == 6
    assert not playing.sheet(petra, played.incident).is_open
    with pytest.raises(CannotRespond):
        playing.assess(petra, played.incident)
    with access.acting_as(petra):
        Incident.objects.filter(pk=played.incident).update(review_again=True)
    assert playing.sheet(petra, played.incident).is_open
    playing.assess(petra, played.incident)


def test_an_incident_that_does_not_concern_groups_ends_at_any_step_and_can_begin_again(
    petra: Actor,
) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    end(petra, played.incident, ResponseEnd.NOT_GROUP_RELATED)
    ended = playing.sheet(petra, played.incident)
    playing.begin(petra, played.incident)

    assert ended.ended is not None
    assert ended.ended.kind is ResponseEnd.NOT_GROUP_RELATED
    assert playing.sheet(petra, played.incident).is_open


def test_a_step_is_opened_again_and_both_sayings_are_kept(petra: Actor, frida: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)
    later = NOW + timedelta(hours=1)
    playing.note(petra, played.incident, ResponseStep.TALKS)
    playing.note(
        frida, played.incident, ResponseStep.TALKS, NoteKind.REOPENED, "En till", now=later
    )

    sheet = playing.sheet(petra, played.incident)

    assert sheet.standing(ResponseStep.TALKS).state is StepState.UNDER_WAY
    assert sheet.facts.notes[ResponseStep.TALKS].by == "Frida"


@pytest.mark.parametrize("step", [ResponseStep.CONFIRM, ResponseStep.RISK])
def test_the_review_and_the_risk_cannot_be_ticked_by_hand(petra: Actor, step: ResponseStep) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    with pytest.raises(CannotRespond):
        playing.note(petra, played.incident, step)


@pytest.mark.parametrize(
    "parts",
    [
        {"text": " "},
        {"text": "x" * 401},
        {"until": None},
        {"until": NOW.date() - timedelta(days=1)},
        {"until": NOW.date() + timedelta(days=61)},
    ],
)
def test_an_assessment_without_its_reason_or_with_a_day_that_cannot_be_is_refused(
    petra: Actor, parts: dict[str, object]
) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    with pytest.raises(CannotRespond):
        playing.assess(petra, played.incident, **parts)
    assert playing.sheet(petra, played.incident).facts.risk is None


def test_a_risk_that_is_over_needs_no_day(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    playing.assess(petra, played.incident, level=RetaliationWindow.OVER, until=None)

    assert playing.sheet(petra, played.incident).standing(ResponseStep.RISK).is_done


def test_a_dispute_that_nobody_on_a_side_has_cannot_be_checked(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)
    stranger = groups.group(petra, "Grupp Lind", playing.JOINT)

    with pytest.raises(CannotRespond):
        playing.check(petra, replace(played, rival=stranger))


def test_an_officer_who_only_reads_does_not_lead_an_answer(petra: Actor, dag: Actor) -> None:
    played = playing.scene(petra)

    with access.acting_as(dag), pytest.raises((NotPermitted, NotVisible)):
        changes.begin(dag, played.incident, now=NOW)


def test_a_withdrawn_incident_gets_no_answer(petra: Actor) -> None:
    played = playing.scene(petra)
    with access.acting_as(petra):
        plan = incidents.WithdrawalPlan(incident_id=played.incident, version=1, reason="Dubblett")
        incidents.withdraw_incident(petra, plan, now=NOW)

    with pytest.raises(CannotRespond):
        playing.begin(petra, played.incident)


def test_the_list_has_answers_under_way_first_and_shootings_that_have_none(petra: Actor) -> None:
    begun, waiting = playing.scene(petra), playing.shooting(petra)
    playing.begin(petra, begun.incident)

    with access.acting_as(petra):
        lines = queries.responses(petra, now=NOW)

    assert [line.brief.id for line in lines] == [begun.incident, waiting]
    assert [line.is_begun for line in lines] == [True, False]
    assert all(line.is_late for line in lines)


def test_a_decision_on_a_trigger_that_rests_on_the_incident_is_the_answers_decision(
    petra: Actor,
) -> None:
    acting = groups.group(petra, "Grupp Lind", playing.JOINT)
    incident = consequences.incident(petra, (acting, Certainty.CONFIRMED))
    playing.begin(petra, incident, now=consequences.NOW)
    playing.review(petra, incident, now=consequences.NOW)
    playing.note(petra, incident, ResponseStep.CONFLICT, now=consequences.NOW)
    trigger = consequences.trigger(petra, acting, incident_ids=(incident,))
    before = playing.sheet(petra, incident, now=consequences.NOW)

    consequences.decide(petra, trigger)
    after = playing.sheet(petra, incident, now=consequences.NOW)

    assert [one.id for one in before.triggers] == [trigger]
    assert before.standing(ResponseStep.STAND).state is StepState.READY
    assert after.standing(ResponseStep.STAND).state is StepState.DONE
    assert after.standing(ResponseStep.TELL).state is StepState.READY


def test_the_list_asks_no_more_of_more_answers(petra: Actor) -> None:
    def asked() -> int:
        with access.acting_as(petra), CaptureQueriesContext(connection) as queried:
            queries.responses(petra, now=NOW)
            list(queries.answer_dates(petra, now=NOW))
        return len(queried)

    playing.begin(petra, playing.scene(petra).incident)
    few = asked()
    for _ in range(3):
        playing.begin(petra, playing.scene(petra).incident)

    assert asked() == few
