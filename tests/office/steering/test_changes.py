"""What can be written of steering, by whom, and what is refused with which sentence."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.office.aftermath import playing as answers
from tests.office.noted import noted
from tests.office.sanctions import playing as consequences
from tests.office.steering import playing
from tests.office.steering.playing import JOINT, NOW, TODAY, room

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotPermitted, NotVisible
from samsyn.office.call_ins.models import CandidateStatus
from samsyn.office.steering import changes, queries
from samsyn.office.steering.changes import CannotSteer, StartUpPlan
from samsyn.office.steering.models import (
    Agreement,
    HandOverItem,
    Readiness,
    ReturnPlan,
    StartUpStep,
)
from samsyn.vocabulary.steering import AgreementState, HandOverKind, StartUpPhase

pytestmark = pytest.mark.django_db


# Start-up.


def test_the_start_up_begins_once_with_every_standard_step(petra: Actor) -> None:
    playing.begin(petra)
    with access.acting_as(petra):
        again = changes.begin_start_up(petra, room(JOINT), now=NOW)
        page = queries.start_up(petra, today=TODAY)

    assert again == 0
    assert (page.steps, page.done) == (11, 0)


def test_the_site_is_not_ready_before_everything_is_in_place(petra: Actor) -> None:
    playing.begin(petra)

    with access.acting_as(petra), pytest.raises(CannotSteer) as refused:
        changes.declare_ready(petra, room(JOINT), now=NOW)

    assert len(refused.value.reasons) == 6
    assert len(set(refused.value.reasons)) == 6
    with access.acting_as(petra):
        assert not Readiness.objects.exists()


def test_a_site_with_everything_in_place_is_ready_until_something_falls_away(petra: Actor) -> None:
    steps = playing.get_ready(petra)
    with access.acting_as(petra):
        changes.declare_ready(petra, room(JOINT), now=NOW)
        assert queries.start_up(petra, today=TODAY).is_ready

    playing.prove(petra, steps["levers"], evidence="")

    with access.acting_as(petra):
        page = queries.start_up(petra, today=TODAY)
    assert not page.is_ready
    assert page.declared_on == TODAY
    assert [one.reason.value for one in page.objections] == ["no_levers"]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"evidence_on": None}, "Skriv vilken dag underlaget är från."),
        (
            {"evidence_on": TODAY + timedelta(days=1)},
            "Ett underlag gäller något som har varit. Skriv en dag som har kommit.",
        ),
    ],
)
def test_evidence_has_a_day_that_has_come(
    petra: Actor, parts: dict[str, Any], sentence: str
) -> None:
    steps = playing.begin(petra)

    with pytest.raises(CannotSteer) as refused:
        playing.prove(petra, steps["mandate"], **parts)

    assert refused.value.reasons == (sentence,)


def test_a_baseline_says_which_period_it_covers(petra: Actor) -> None:
    steps = playing.begin(petra)

    with pytest.raises(CannotSteer, match="första och sista dag"):
        playing.prove(petra, steps["baseline"])


def test_a_site_adds_its_own_step(petra: Actor) -> None:
    playing.begin(petra)
    plan = StartUpPlan(room_id=room(JOINT), phase=StartUpPhase.MAPPING, title="Studiebesök i Malmö")
    with access.acting_as(petra):
        changes.add_step(petra, plan, now=NOW)
        page = queries.start_up(petra, today=TODAY)
        with pytest.raises(CannotSteer):
            changes.add_step(petra, replace(plan, title=" "), now=NOW)

    assert page.steps == 12


def test_who_saves_second_is_told_and_overwrites_nothing(petra: Actor, mona: Actor) -> None:
    step = playing.begin(petra)["mandate"]
    plan = StartUpPlan(
        room_id=room(JOINT), phase=StartUpPhase.START_UP, title="", due_on=TODAY, version=1
    )
    with access.acting_as(petra):
        changes.revise_step(petra, step, plan, now=NOW)
    later = replace(plan, due_on=TODAY + timedelta(days=9))
    with access.acting_as(mona), pytest.raises(ChangedMeanwhile, match="Petra"):
        changes.revise_step(mona, step, later, now=NOW)

    with access.acting_as(petra):
        assert StartUpStep.objects.get(pk=step).due_on == TODAY


# Who may.


@pytest.mark.parametrize("name", ["stig", "aino", "carin", "vera", "otto"])
def test_only_coordinators_of_the_room_write(name: str, request: pytest.FixtureRequest) -> None:
    actor = request.getfixturevalue(name)

    with access.acting_as(actor), pytest.raises(NotPermitted):
        changes.begin_start_up(actor, room(JOINT), now=NOW)
    with access.acting_as(actor), pytest.raises(NotPermitted):
        changes.write_agreement(actor, playing.agreement_plan(), now=NOW)


def test_another_sites_coordinator_finds_nothing(petra: Actor, otto: Actor) -> None:
    agreement = playing.agreement(petra)

    with access.acting_as(otto), pytest.raises(NotVisible):
        queries.agreement_to_edit(otto, agreement, today=TODAY)


# Agreements.


@pytest.mark.parametrize(
    ("parts", "count"),
    [
        ({"name": " "}, 1),
        ({"parties": ()}, 1),
        ({"valid_to": TODAY - timedelta(days=301)}, 1),
        ({"signed_on": TODAY + timedelta(days=1)}, 1),
        ({"review_on": date(2126, 1, 1)}, 1),
        ({"name": "", "parties": (), "signed_on": TODAY + timedelta(days=1)}, 3),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_with_every_reason(
    petra: Actor, parts: dict[str, Any], count: int
) -> None:
    with pytest.raises(CannotSteer) as refused:
        playing.agreement(petra, **parts)

    assert len(refused.value.reasons) == count
    with access.acting_as(petra):
        assert not Agreement.objects.exists()


def test_an_agency_outside_the_site_is_no_party(petra: Actor) -> None:
    [malmo] = playing.agencies("malmo-municipality")

    with pytest.raises(CannotSteer):
        playing.agreement(petra, parties=(changes.PartyPlan(agency_id=malmo),))


def test_parties_come_and_go_and_keep_who_signed(petra: Actor) -> None:
    police, probation = playing.agencies("police", "probation")
    made = playing.agreement(petra, parties=(changes.PartyPlan(agency_id=police, signed_by="A"),))
    parties = (
        changes.PartyPlan(agency_id=police, signed_by="B"),
        changes.PartyPlan(agency_id=probation),
    )

    playing.agreement(petra, agreement_id=made, version=1, parties=parties)

    with access.acting_as(petra):
        shown = queries.agreement_to_edit(petra, made, today=TODAY)
    signed = {one.agency_id: one.signed_by for one in shown.parties}
    assert signed == {police: "B", probation: ""}


def test_an_agreement_that_ends_within_three_months_stands_first(petra: Actor) -> None:
    playing.agreement(petra, name="Håller")
    playing.agreement(petra, name="Tar slut", valid_to=TODAY + timedelta(days=90))

    with access.acting_as(petra):
        page = queries.agreement_list(petra, today=TODAY)

    assert [one.name for one in page.asking] == ["Tar slut"]
    assert page.asking[0].state is AgreementState.ENDING
    assert [one.name for one in page.standing] == ["Håller"]


# The year and its context.


def test_what_is_ticked_is_done_today_and_can_be_taken_back(petra: Actor) -> None:
    made = playing.item(petra, due_on=TODAY - timedelta(days=5))
    with access.acting_as(petra):
        assert queries.year_plan(petra, 2026, today=TODAY).late == 1
        changes.tick_item(petra, made, done=True, now=NOW)
        changes.tick_item(petra, made, done=True, now=NOW)
        ticked = queries.item_to_edit(petra, made, today=TODAY)
        changes.tick_item(petra, made, done=False, now=NOW)
        taken_back = queries.item_to_edit(petra, made, today=TODAY)

    assert (ticked.done_on, ticked.version) == (TODAY, 2)
    assert taken_back.done_on is None


def test_nothing_is_done_before_it_has_been(petra: Actor) -> None:
    with pytest.raises(CannotSteer):
        playing.item(petra, done_on=TODAY + timedelta(days=1))


def test_the_plan_shows_call_ins_without_holding_them(petra: Actor) -> None:
    from tests.office.call_ins.playing import call_in  # noqa: PLC0415  beside its only use

    call_in(petra)

    with access.acting_as(petra):
        page = queries.year_plan(petra, 2026, today=TODAY)

    assert [(one.title, one.kind) for one in page.items] == [("Call-in 3", None)]
    assert page.months[11].items[0].due_on == date(2026, 12, 3)


@pytest.mark.parametrize("parts", [{"title": ""}, {"source": " "}, {"ends_on": date(2024, 2, 28)}])
def test_an_event_needs_words_source_and_days_in_order(petra: Actor, parts: dict[str, Any]) -> None:
    with pytest.raises(CannotSteer):
        playing.event(petra, **parts)


def test_events_stand_newest_first(petra: Actor) -> None:
    playing.event(petra, title="Före")
    playing.event(petra, title="Efter", starts_on=date(2025, 4, 1), ends_on=date(2025, 4, 1))

    with access.acting_as(petra):
        assert [one.title for one in queries.context(petra).events] == ["Efter", "Före"]


# Release and return.


def test_a_release_within_sixty_days_is_planned_for(petra: Actor, mona: Actor) -> None:
    near, far, unknown = (playing.person(petra) for _ in range(3))
    custody = playing.custody(petra, near, days=60)
    playing.custody(petra, far, days=61)
    playing.custody(petra, unknown, days=None)
    plan = playing.return_plan(custody, meeter_id=mona.staff_id, conflicts_on=TODAY)
    with access.acting_as(petra):
        changes.write_return(petra, plan, now=NOW)
        page = queries.returns(petra, now=NOW)

    [shown] = page.coming
    assert shown.label.person_id == near
    assert (shown.meeter, shown.version) == ("Mona", 1)
    assert [one.is_done for one in shown.steps] == [True, False, True, False, False]
    assert page.without_day == 1


def test_a_release_that_is_moved_is_one_claim_and_not_two(petra: Actor) -> None:
    who = playing.person(petra)
    first = playing.custody(petra, who, days=None)

    second = playing.custody(petra, who, days=10)

    assert first == second
    with access.acting_as(petra):
        assert CandidateStatus.objects.filter(person=who).count() == 1


def test_what_has_been_done_for_a_release_has_been(petra: Actor) -> None:
    custody = playing.custody(petra, playing.person(petra), days=5)
    tomorrow = TODAY + timedelta(days=1)
    plan = playing.return_plan(custody, help_on=tomorrow, checked_on=TODAY)

    with access.acting_as(petra), pytest.raises(CannotSteer) as refused:
        changes.write_return(petra, plan, now=NOW)

    assert len(refused.value.reasons) == 2


def test_two_who_plan_the_same_release_do_not_overwrite_one_another(
    petra: Actor, mona: Actor
) -> None:
    custody = playing.custody(petra, playing.person(petra), days=5)
    with access.acting_as(petra):
        changes.write_return(petra, playing.return_plan(custody, note="A"), now=NOW)

    with access.acting_as(mona), pytest.raises(ChangedMeanwhile):
        changes.write_return(mona, playing.return_plan(custody, note="B"), now=NOW)


def test_the_steering_group_sees_no_release(petra: Actor, stig: Actor) -> None:
    custody = playing.custody(petra, playing.person(petra), days=5)

    with access.acting_as(stig):
        with pytest.raises(NotPermitted):
            queries.returns(stig, now=NOW)
        with pytest.raises(NotVisible):
            queries.return_to_plan(stig, custody, now=NOW)


# Hand-over.


def owned_by(actor: Actor) -> None:
    """Something of every kind that can be made without a talk."""
    from tests.office.call_ins.playing import call_in  # noqa: PLC0415  beside its only use

    step = playing.begin(actor)["mandate"]
    with access.acting_as(actor):
        plan = StartUpPlan(
            room_id=room(JOINT),
            phase=StartUpPhase.START_UP,
            title="",
            owner_id=actor.staff_id,
            version=1,
        )
        changes.revise_step(actor, step, plan, now=NOW)
    playing.agreement(actor, owner_id=actor.staff_id)
    playing.item(actor, owner_id=actor.staff_id)
    call_in(actor, lead_id=actor.staff_id)
    custody = playing.custody(actor, playing.person(actor), days=20)
    with access.acting_as(actor):
        plan_of = playing.return_plan(custody, meeter_id=actor.staff_id)
        changes.write_return(actor, plan_of, now=NOW)


def kinds(items: tuple[queries.OpenItem, ...]) -> set[HandOverKind]:
    return {one.kind for one in items}


def test_the_pack_holds_everything_open_and_the_signature_moves_it(
    petra: Actor, mona: Actor
) -> None:
    owned_by(petra)
    made = playing.hand_over(petra, petra, mona)
    with access.acting_as(mona):
        before = queries.open_items(mona, room(JOINT), petra.staff_id, now=NOW)
        taken = changes.take_over(mona, made, now=NOW)
        left = queries.open_items(mona, room(JOINT), petra.staff_id, now=NOW)
        gained = queries.open_items(mona, room(JOINT), mona.staff_id, now=NOW)
        page = queries.pack(mona, made, now=NOW)

    not_here = {HandOverKind.TALK, HandOverKind.PROMISE, HandOverKind.ANSWER, HandOverKind.ROUND}
    assert kinds(before) == set(HandOverKind) - not_here
    assert (taken.items, taken.moved) == (len(before), len(before))
    assert left == ()
    assert kinds(gained) == kinds(before)
    assert len(page.items) == len(before)
    assert all(one.is_moved for one in page.items)


def test_an_answer_and_a_round_under_way_are_in_the_pack_to_be_given_on_by_hand(
    petra: Actor, mona: Actor
) -> None:
    played = answers.scene(petra)
    answers.begin(petra, played.incident)
    round_ = consequences.running(petra, consequences.group(petra, "Grupp Lind"))
    made = playing.hand_over(petra, petra, mona)

    with access.acting_as(mona):
        found = {
            one.kind: one.record_id
            for one in queries.open_items(mona, room(JOINT), petra.staff_id, now=NOW)
        }
        changes.take_over(mona, made, now=NOW)
        page = queries.pack(mona, made, now=NOW)

    assert found[HandOverKind.ANSWER] == played.incident
    assert found[HandOverKind.ROUND] == round_
    by_hand = {one.kind for one in page.items if not one.is_moved}
    assert {HandOverKind.ANSWER, HandOverKind.ROUND} <= by_hand


def test_a_pack_notes_whose_return_it_lists_before_and_after_it_is_signed(
    petra: Actor, mona: Actor
) -> None:
    owned_by(petra)
    made = playing.hand_over(petra, petra, mona)
    with access.acting_as(mona):
        person = str(ReturnPlan.objects.get().person_id)
        with noted() as waiting:
            queries.pack(mona, made, now=NOW)
        changes.take_over(mona, made, now=NOW)
        with noted() as signed:
            queries.pack(mona, made, now=NOW)

    assert person in waiting
    assert person in signed


def test_only_the_successor_signs_and_only_once(petra: Actor, mona: Actor, frida: Actor) -> None:
    made = playing.hand_over(petra, petra, mona)

    with access.acting_as(frida), pytest.raises(NotPermitted):
        changes.take_over(frida, made, now=NOW)
    with access.acting_as(mona):
        changes.take_over(mona, made, now=NOW)
        with pytest.raises(CannotSteer):
            changes.take_over(mona, made, now=NOW)


def test_a_hand_over_goes_to_another_coordinator_one_at_a_time(
    petra: Actor, mona: Actor, aino: Actor
) -> None:
    with pytest.raises(CannotSteer):
        playing.hand_over(petra, petra, petra)
    with pytest.raises(CannotSteer):
        playing.hand_over(petra, petra, aino)
    playing.hand_over(petra, petra, mona)
    with pytest.raises(CannotSteer):
        playing.hand_over(petra, petra, mona)


def test_the_steering_group_sees_that_a_hand_over_waits_but_not_what_is_in_it(
    petra: Actor, mona: Actor, stig: Actor
) -> None:
    owned_by(petra)
    made = playing.hand_over(petra, petra, mona)
    late = NOW + timedelta(days=15)
    with access.acting_as(stig):
        waiting = queries.pack(stig, made, now=late)
    with access.acting_as(mona):
        changes.take_over(mona, made, now=late)
    with access.acting_as(stig):
        signed = queries.pack(stig, made, now=late)
        assert not HandOverItem.objects.exists()

    assert (waiting.head.is_late, waiting.items) == (True, ())
    assert signed.items == ()
    assert signed.head.items > 5
