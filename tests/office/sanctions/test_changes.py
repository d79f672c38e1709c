"""Triggers, rounds and measures as they are decided on: what is refused, and with which words."""

from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import translation
from tests.office.groups import playing as groups
from tests.office.sanctions import playing
from tests.office.sanctions.playing import NOW, TODAY

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotPermitted, NotVisible
from samsyn.office.groups import changes as group_changes
from samsyn.office.groups.models import Group, GroupStanding
from samsyn.office.incidents.models import IncidentGroup
from samsyn.office.sanctions import changes, queries
from samsyn.office.sanctions.changes import CannotDecide, MeasurePlan, ReportPlan
from samsyn.office.sanctions.changes.refusals import (
    why_never,
    why_not_round,
    why_not_step,
    why_not_trigger,
)
from samsyn.office.sanctions.models import Measure, MeasureNote, SanctionRound, Tick
from samsyn.office.sanctions.rules import moves_of_round, moves_of_trigger, steps_from
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.levers import CATALOGUE, Lever, NoLever
from samsyn.vocabulary.rooms import AgencyKind
from samsyn.vocabulary.sanctions import (
    MeasureState,
    MeasureStep,
    ReviewReason,
    RoundEnd,
    RoundMove,
    RoundState,
    TriggerMove,
    TriggerRule,
    TriggerState,
    TriggerVerdict,
)

pytestmark = pytest.mark.django_db
CONFIRMED = Certainty.CONFIRMED


@pytest.fixture
def alm(petra: Actor) -> UUID:
    """A group that shot somebody five days ago."""
    found = playing.group(petra)
    playing.incident(petra, (found, CONFIRMED), injured=1)
    return found


def shown_round(actor: Actor, round_id: UUID, *, days: int = 0) -> queries.RoundShown:
    with access.acting_as(actor):
        return queries.round_in_short(actor, round_id, today=TODAY + timedelta(days=days))


def shown_trigger(actor: Actor, trigger_id: UUID, *, days: int = 0) -> queries.TriggerShown:
    with access.acting_as(actor):
        return queries.trigger_page(actor, trigger_id, today=TODAY + timedelta(days=days))


def words_of(refused: pytest.ExceptionInfo[CannotDecide]) -> str:
    return " ".join(refused.value.reasons)


def test_a_trigger_keeps_the_groups_figures_and_its_incidents(petra: Actor, alm: UUID) -> None:
    playing.incident(petra)

    found = shown_trigger(petra, playing.trigger(petra, alm))

    assert (found.score, found.score_equal, found.score_homicides) == (3, 1, 0)
    assert (found.unattributed, found.is_contested) == (1, False)
    assert [counts for _, counts in found.incidents] == [True]
    assert found.state is TriggerState.OPEN


def test_a_group_that_the_test_does_not_point_at_is_taken_up_only_with_a_reason(
    petra: Actor, alm: UUID
) -> None:
    other = playing.group(petra, "Grupp Björk")
    del alm

    with translation.override("en"), pytest.raises(CannotDecide, match="does not point at"):
        playing.trigger(petra, other, because="")
    assert playing.trigger(petra, other, rule=TriggerRule.JUDGEMENT, because="Nya uppgifter")


def test_a_group_of_another_room_cannot_be_taken_up(petra: Actor) -> None:
    own = groups.group(petra, "Grupp Cypress", "orebro-police")

    with pytest.raises(NotVisible):
        playing.trigger(petra, own)


def test_a_decision_needs_who_in_which_role_and_why(petra: Actor, alm: UUID) -> None:
    found = playing.trigger(petra, alm)

    with translation.override("en"), pytest.raises(CannotDecide) as refused:
        playing.decide(petra, found, agency_id=None, decided_as=" ", reason="")

    assert len(refused.value.reasons) == 3


def test_the_municipality_comments_and_does_not_decide(
    petra: Actor, mona: Actor, alm: UUID
) -> None:
    found = playing.trigger(petra, alm)
    own = playing.agency("orebro-municipality")

    with translation.override("en"), pytest.raises(CannotDecide, match="other partners comment"):
        playing.decide(mona, found, agency_id=own)


def test_nobody_decides_for_another_agency(petra: Actor, frida: Actor, alm: UUID) -> None:
    found = playing.trigger(petra, alm)

    with pytest.raises(CannotDecide):
        playing.decide(frida, found, agency_id=playing.agency("police"))
    assert playing.decide(frida, found, agency_id=playing.agency("probation"))


def test_an_analyst_prepares_and_does_not_decide(petra: Actor, aino: Actor, alm: UUID) -> None:
    found = playing.trigger(aino, alm)

    with pytest.raises(NotPermitted):
        playing.decide(aino, found)


@pytest.mark.parametrize("days", [None, 0, -3, 91])
def test_a_deferral_has_a_day_that_lies_ahead_and_is_not_far(
    petra: Actor, alm: UUID, days: int | None
) -> None:
    found = playing.trigger(petra, alm)
    until = None if days is None else TODAY + timedelta(days=days)

    with pytest.raises(CannotDecide):
        playing.decide(petra, found, verdict=TriggerVerdict.DEFER, until=until)


def test_a_deferred_trigger_comes_back_on_its_day_and_can_be_decided_again(
    petra: Actor, alm: UUID
) -> None:
    found = playing.trigger(petra, alm)
    playing.decide(petra, found, verdict=TriggerVerdict.DEFER, until=TODAY + timedelta(days=7))

    assert shown_trigger(petra, found).state is TriggerState.DEFERRED
    assert shown_trigger(petra, found, days=7).state is TriggerState.OPEN
    playing.decide(petra, found, verdict=TriggerVerdict.NOT_ACT)
    assert shown_trigger(petra, found).state is TriggerState.CLOSED
    with translation.override("en"), pytest.raises(CannotDecide, match="closed"):
        playing.decide(petra, found)


def test_who_decides_on_what_has_been_decided_meanwhile_is_told_by_whom(
    petra: Actor, frida: Actor, alm: UUID
) -> None:
    found = playing.trigger(petra, alm)
    read = playing.decision(frida, found, **playing.signed("probation"))
    playing.decide(petra, found)

    with access.acting_as(frida), pytest.raises(ChangedMeanwhile, match="Petra"):
        changes.decide_trigger(frida, read, now=NOW)


def test_a_round_does_not_start_without_its_ground_its_limits_and_its_names(
    petra: Actor, alm: UUID
) -> None:
    found = playing.trigger(petra, alm)
    playing.decide(petra, found)
    empty = playing.round_plan(
        found, [], evidence="", alternatives="", proportionality="", exit_criterion="",
        review_on=None,
    )  # fmt: skip
    with access.acting_as(petra):
        round_id = changes.prepare_round(petra, empty, now=NOW)

    with pytest.raises(CannotDecide) as refused:
        playing.start(petra, round_id)

    assert len(refused.value.reasons) == 6


def test_a_round_names_only_people_listed_in_the_group_who_surely_are_adults(
    petra: Actor, alm: UUID
) -> None:
    stranger = playing.member(petra, playing.group(petra, "Grupp Björk"))
    young = playing.member(petra, alm, born=2008)
    listed = playing.member(petra, alm)

    for one in (stranger, young):
        with translation.override("en"), pytest.raises(CannotDecide, match="support comes first"):
            playing.prepared(petra, alm, one)
    assert playing.prepared(petra, alm, listed)


def test_a_disputed_membership_is_not_used_for_a_round(petra: Actor, alm: UUID) -> None:
    person = playing.meetings.person(petra, playing.JOINT, **playing.meetings.BORN)
    membership = groups.member(petra, person, alm)
    with access.acting_as(petra):
        group_changes.dispute_membership(petra, membership, reason="Fel person", now=NOW)

    with pytest.raises(CannotDecide):
        playing.prepared(petra, alm, person)


def test_a_round_runs_is_reviewed_after_28_quiet_days_and_lapses_after_90(
    petra: Actor, alm: UUID
) -> None:
    found = playing.running(petra, alm, review_on=TODAY + timedelta(days=60))

    states = [shown_round(petra, found, days=days).state for days in (0, 27, 28, 89, 90)]

    assert states == [
        RoundState.ACTIVE,
        RoundState.ACTIVE,
        RoundState.EXIT_REVIEW,
        RoundState.EXIT_REVIEW,
        RoundState.LAPSED,
    ]


def test_a_lapsed_round_asks_for_nothing_until_somebody_decides_anew(
    petra: Actor, alm: UUID
) -> None:
    found = playing.running(petra, alm)
    late = NOW + timedelta(days=95)
    plan = MeasurePlan(round_id=found, lever=Lever.TRAFFIC_CHECKS, what="Tre kvällar")
    with access.acting_as(petra):
        with translation.override("en"), pytest.raises(CannotDecide, match="has lapsed"):
            changes.request_measure(petra, plan, now=late)
        on = changes.RoundDecisionPlan(
            round_id=found,
            version=2,
            review_on=late.date() + timedelta(days=20),
            **playing.signed(),
        )
        changes.decide_anew(petra, on, now=late)
        assert changes.request_measure(petra, plan, now=late)
    assert shown_round(petra, found, days=95).lapses_on == TODAY + timedelta(days=185)


def test_a_measure_is_asked_answered_and_ticked_by_its_agency(
    petra: Actor, frida: Actor, alm: UUID
) -> None:
    found = playing.measure(petra, playing.running(petra, alm), Lever.CLOSER_CONTACT)

    for step in (MeasureStep.ACCEPT, MeasureStep.START, MeasureStep.DONE):
        playing.tick(frida, found, step)

    with access.acting_as(petra):
        page = queries.measure_page(petra, found, today=TODAY)
    assert page.measure.state is MeasureState.DONE
    assert page.measure.agency == "Kriminalvården"
    assert page.notes == ()
    assert page.round.spill_over is not None
    assert (page.round.spill_over.actions, page.round.spill_over.outside) == (12, 1)
    with access.acting_as(frida):
        assert len(queries.measure_page(frida, found, today=TODAY).notes) == 3


@pytest.mark.parametrize("step", [step for step in MeasureStep if step is not MeasureStep.WITHDRAW])
@pytest.mark.parametrize(
    ("lever", "others"),
    [
        (Lever.TRAFFIC_CHECKS, ("frida", "mona", "aino")),
        (Lever.CLOSER_CONTACT, ("petra", "mona", "aino")),
        (Lever.PERMIT_INSPECTION, ("petra", "frida", "aino")),
    ],
)
def test_no_other_agency_ticks_a_measure_by_a_page_or_past_it(
    request: pytest.FixtureRequest,
    alm: UUID,
    lever: Lever,
    others: tuple[str, ...],
    step: MeasureStep,
) -> None:
    petra: Actor = request.getfixturevalue("petra")
    found = playing.measure(petra, playing.running(petra, alm), lever)

    for name in others:
        actor: Actor = request.getfixturevalue(name)
        with pytest.raises(NotPermitted):
            playing.tick(actor, found, step)
        with access.acting_as(actor):
            row = Measure.objects.get(pk=found)
            with pytest.raises(DatabaseError, match="Only the agency itself"), transaction.atomic():
                Tick.objects.create(
                    measure=row,
                    step=step.value,
                    taken_on=TODAY,
                    room_id=row.room_id,
                    compartment_id=row.compartment_id,
                    recorded_at=NOW,
                    recorded_by_id=actor.staff_id,
                )
    with access.acting_as(petra):
        page = queries.measure_page(petra, found, today=TODAY)
    assert page.measure.state is MeasureState.REQUESTED


def test_nobody_makes_a_measure_their_own_or_takes_back_anothers_tick(
    petra: Actor, frida: Actor, alm: UUID
) -> None:
    found = playing.measure(petra, playing.running(petra, alm), Lever.CLOSER_CONTACT)
    playing.tick(frida, found, MeasureStep.ACCEPT)

    with access.acting_as(petra):
        for change in (
            lambda: Measure.objects.filter(pk=found).update(agency_id=playing.agency("police")),
            lambda: Tick.objects.filter(measure=found).update(step="done"),
            lambda: Tick.objects.filter(measure=found).delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_what_an_agency_notes_lies_in_its_own_room(petra: Actor, frida: Actor, alm: UUID) -> None:
    found = playing.measure(petra, playing.running(petra, alm), Lever.CLOSER_CONTACT)
    playing.tick(frida, found, MeasureStep.DECLINE, note="Ingen av dem står under övervakning.")

    with access.acting_as(petra):
        assert not MeasureNote.objects.filter(measure=found).exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sanctions_measurenote")
            assert cursor.fetchone() == (0,)
    with access.acting_as(frida):
        assert MeasureNote.objects.get(measure=found).room.key == "orebro-probation"


@pytest.mark.parametrize("step", [MeasureStep.DECLINE, MeasureStep.DONE, MeasureStep.STOP])
def test_an_answer_that_others_wait_for_says_why(
    petra: Actor, alm: UUID, step: MeasureStep
) -> None:
    found = playing.measure(petra, playing.running(petra, alm))
    if step is not MeasureStep.DECLINE:
        playing.tick(petra, found, MeasureStep.ACCEPT)

    with pytest.raises(CannotDecide):
        playing.tick(petra, found, step, note=" ")


def test_a_measure_done_tells_how_many_it_met_and_never_more_outside_than_all(
    petra: Actor, alm: UUID
) -> None:
    found = playing.measure(petra, playing.running(petra, alm))
    playing.tick(petra, found, MeasureStep.ACCEPT)

    with translation.override("en"):
        with pytest.raises(CannotDecide, match="three numbers"):
            playing.tick(petra, found, MeasureStep.DONE, actions=None)
        with pytest.raises(CannotDecide, match="more actions"):
            playing.tick(petra, found, MeasureStep.DONE, actions=3, outside=4)


def test_an_exclusion_order_has_a_last_day_within_six_months(petra: Actor, alm: UUID) -> None:
    found = playing.measure(petra, playing.running(petra, alm), Lever.EXCLUSION_ORDER)
    playing.tick(petra, found, MeasureStep.ACCEPT)

    for until in (None, TODAY + timedelta(days=184)):
        with pytest.raises(CannotDecide):
            playing.tick(petra, found, MeasureStep.START, until=until)
    playing.tick(petra, found, MeasureStep.START, until=TODAY + timedelta(days=183))


@pytest.mark.parametrize("never", NoLever)
def test_care_and_reports_of_concern_are_refused_with_the_reason(
    petra: Actor, alm: UUID, never: NoLever
) -> None:
    words = {
        NoLever.YOUTH_CARE: "Ansök om LVU för de yngsta",
        NoLever.ADDICTION_CARE: "Begär LVM",
        NoLever.REPORT_OF_CONCERN: "Orosanmälan om syskonen",
        NoLever.HELP_WITHHELD: "Neka stöd under tiden",
    }
    round_id = playing.running(petra, alm)

    with translation.override("en"), pytest.raises(CannotDecide) as refused:
        playing.measure(petra, round_id, what=words[never])

    with translation.override("en"):
        assert words_of(refused) == why_never(never)


def test_an_agency_with_nobody_here_cannot_be_asked(petra: Actor, alm: UUID) -> None:
    with translation.override("en"), pytest.raises(CannotDecide, match="Nobody from that agency"):
        playing.measure(petra, playing.running(petra, alm), Lever.DEBT_FIRST)


def test_who_asked_can_withdraw_until_the_agency_answers(
    petra: Actor, frida: Actor, alm: UUID
) -> None:
    round_id = playing.running(petra, alm)
    one, other = (playing.measure(petra, round_id, Lever.CLOSER_CONTACT) for _ in range(2))
    playing.tick(frida, other, MeasureStep.ACCEPT)

    with access.acting_as(petra):
        changes.withdraw_measure(petra, one, now=NOW)
        with pytest.raises(CannotDecide):
            changes.withdraw_measure(petra, other, now=NOW)
    states = {m.id: m.state for m in shown_round(petra, round_id).measures}
    assert states == {one: MeasureState.WITHDRAWN, other: MeasureState.ACCEPTED}


def test_after_the_round_a_measure_can_be_finished_and_not_begun(petra: Actor, alm: UUID) -> None:
    round_id = playing.running(petra, alm)
    begun, asked = (playing.measure(petra, round_id) for _ in range(2))
    playing.tick(petra, begun, MeasureStep.ACCEPT)
    playing.end(petra, round_id)

    with pytest.raises(CannotDecide):
        playing.tick(petra, asked, MeasureStep.ACCEPT)
    playing.tick(petra, begun, MeasureStep.DONE)


def test_the_trigger_closes_when_all_are_told_and_the_lessons_are_written(
    petra: Actor, alm: UUID
) -> None:
    round_id = playing.running(petra, alm)
    trigger_id = shown_round(petra, round_id).trigger_id
    playing.end(petra, round_id)
    assert shown_trigger(petra, trigger_id).state is TriggerState.IN_ROUND
    late = shown_round(petra, round_id, days=15).report_back
    assert late is not None
    assert late.is_late

    report = ReportPlan(
        round_id=round_id,
        group_ids=(alm,),
        told_on=TODAY,
        told_by="Lokalpolisområdeschef",
        said="Vi gjorde som vi sa.",
    )
    with access.acting_as(petra):
        changes.report_back(petra, report, now=NOW)
        with pytest.raises(CannotDecide):
            changes.report_back(petra, report, now=NOW)
    assert shown_trigger(petra, trigger_id).state is TriggerState.REPORTED_BACK
    with access.acting_as(petra):
        version = playing.version_of(petra, SanctionRound, round_id)
        lessons = changes.LessonsPlan(
            round_id=round_id, version=version, lessons="Snabbare besked."
        )
        changes.write_lessons(petra, lessons, now=NOW)
    assert shown_trigger(petra, trigger_id).state is TriggerState.CLOSED


def test_a_round_whose_group_is_found_wrong_begins_nothing_and_ends_as_an_error(
    petra: Actor, alm: UUID
) -> None:
    round_id = playing.running(petra, alm)
    asked = playing.measure(petra, round_id)
    with access.acting_as(petra):
        IncidentGroup.objects.filter(group=alm).update(status="withdrawn")

    found = shown_round(petra, round_id)
    assert found.state is RoundState.EXIT_REVIEW
    assert ReviewReason.GROUND_FALLEN in found.reasons
    with translation.override("en"):
        with pytest.raises(CannotDecide, match="no longer counts"):
            playing.measure(petra, round_id)
        with pytest.raises(CannotDecide, match="does not run"):
            playing.tick(petra, asked, MeasureStep.ACCEPT)
    playing.end(petra, round_id, RoundEnd.ERROR)
    assert shown_round(petra, round_id).state is RoundState.ENDED


def test_violence_of_a_linked_group_breaks_the_quiet_and_both_rounds_are_said(
    petra: Actor, alm: UUID
) -> None:
    other = playing.group(petra, "Grupp Björk")
    playing.incident(petra, (other, CONFIRMED), days_ago=2)
    one, two = playing.running(petra, alm), playing.running(petra, other)

    groups.link(petra, alm, other)

    found = shown_round(petra, one)
    assert found.also == ("Grupp Björk",)
    assert found.beside == (two,)
    assert found.last_violence_on == TODAY - timedelta(days=2)


def test_violence_after_the_end_does_not_break_the_quiet_that_ended_a_round(
    petra: Actor, alm: UUID
) -> None:
    round_id = playing.running(petra, alm)  # it shot somebody five days ago
    playing.end(petra, round_id)
    began, ended = TODAY - timedelta(days=40), TODAY - timedelta(days=10)
    with access.acting_as(petra):
        SanctionRound.objects.filter(pk=round_id).update(started_on=began, ended_on=ended)

    assert shown_round(petra, round_id).quiet_days == 30


def test_a_round_whose_group_is_dissolved_is_to_be_reviewed(petra: Actor, alm: UUID) -> None:
    round_id = playing.running(petra, alm)
    with access.acting_as(petra):
        row = Group.objects.get(pk=alm)
        GroupStanding.objects.create(
            group=row,
            standing="dissolved",
            since=TODAY,
            last_confirmed_on=TODAY,
            room_id=row.room_id,
            compartment_id=row.compartment_id,
            recorded_at=NOW + timedelta(hours=1),
            recorded_by_id=petra.staff_id,
        )

    assert shown_round(petra, round_id).reasons == (ReviewReason.GROUP_GONE,)


def test_who_has_left_a_split_group_is_shown_as_no_longer_listed(petra: Actor, alm: UUID) -> None:
    person = playing.meetings.person(petra, playing.JOINT, **playing.meetings.BORN)
    membership = groups.member(petra, person, alm)
    round_id = playing.running(petra, alm, person)
    with access.acting_as(petra):
        ended = group_changes.EndPlan(reason=group_changes.EndReason.LEFT, on=TODAY)
        group_changes.end_membership(petra, membership, ended, now=NOW)
        page = queries.round_page(petra, round_id, today=TODAY)

    assert [one.is_listed for one in page.scope] == [False]


@pytest.mark.parametrize(("move", "state"), [*product(TriggerMove, TriggerState)])
def test_each_forbidden_move_of_a_trigger_has_its_sentence(
    move: TriggerMove, state: TriggerState
) -> None:
    if move not in moves_of_trigger(state):
        with translation.override("en"):
            assert why_not_trigger(move, state).endswith(".")


@pytest.mark.parametrize(("move", "state"), [*product(RoundMove, RoundState)])
def test_each_forbidden_move_of_a_round_has_a_sentence_that_fits_its_state(
    move: RoundMove, state: RoundState
) -> None:
    if move in moves_of_round(state):
        return
    fits = {
        RoundState.PREPARED: ("not started", "has ended"),
        RoundState.ACTIVE: ("started already", "has ended"),
        RoundState.EXIT_REVIEW: ("started already", "has ended"),
        RoundState.LAPSED: ("lapsed", "started already", "has ended"),
        RoundState.ENDED: ("has ended",),
        RoundState.LESSONS_WRITTEN: ("has ended", "have been written"),
    }
    with translation.override("en"):
        said = why_not_round(move, state, ground_holds=True)
    assert any(words in said for words in fits[state])


@pytest.mark.parametrize(("step", "state"), [*product(MeasureStep, MeasureState)])
@pytest.mark.parametrize("runs", [True, False])
def test_each_forbidden_step_of_a_measure_has_its_sentence(
    step: MeasureStep, state: MeasureState, runs: bool
) -> None:
    if step not in steps_from(state, round_runs=runs):
        with translation.override("en"):
            assert why_not_step(step, state, may_begin=runs).endswith(".")


def test_every_lever_is_offered_only_by_agencies_that_have_somebody_here(petra: Actor) -> None:
    with access.acting_as(petra):
        offered = queries.lever_choices(groups.room(playing.JOINT), now=NOW)

    kinds = {CATALOGUE[lever].agency for lever, _ in offered}
    assert kinds == {AgencyKind.POLICE, AgencyKind.PROBATION, AgencyKind.MUNICIPALITY}


def test_other_sites_see_nothing(petra: Actor, otto: Actor, alm: UUID) -> None:
    round_id = playing.running(petra, alm)
    with access.acting_as(otto):
        assert queries.overview(otto, now=NOW).is_empty
        with pytest.raises(NotVisible):
            queries.round_page(otto, round_id, today=TODAY)
