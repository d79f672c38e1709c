"""The plan, the programme, the place and the evening: what is refused, and what follows."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from tests.office.call_ins import playing
from tests.office.call_ins.playing import EVENING, NOW, TODAY
from tests.office.groups.playing import room

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotVisible
from samsyn.office.call_ins import changes, queries
from samsyn.office.call_ins.changes import (
    AbsencePlan,
    CallInRevision,
    CannotPlan,
    DebriefRevision,
    FindingPlan,
    InvitationRevision,
    ItemPlan,
    RehearsalRevision,
    SafetyRevision,
    SeatPlan,
    SignOffPlan,
    SpeakerPlan,
    SpokenPromise,
    StepPlan,
)
from samsyn.office.call_ins.models import PlanStep
from samsyn.office.call_ins.rules import StepClock, Verdict
from samsyn.office.promises.changes import CannotPromise
from samsyn.office.promises.queries import ledger
from samsyn.vocabulary.call_ins import (
    AbsenceReason,
    Attendance,
    CallInState,
    FindingOccasion,
    GoDecision,
    InvitationChannel,
    InvitationState,
    Neutrality,
    PlanStream,
    SpeakerRole,
)
from samsyn.vocabulary.promises import PromiseKind

pytestmark = pytest.mark.django_db


def refused(actor: Actor, deed: Any) -> tuple[str, ...]:
    with access.acting_as(actor), pytest.raises(CannotPlan) as found:
        deed()
    return found.value.reasons


def revision(actor: Actor, call_in: UUID, **changed: Any) -> CallInRevision:
    with access.acting_as(actor):
        head = queries.head_of(actor, call_in, today=TODAY)
    given: dict[str, Any] = {
        "version": head.version,
        "name": head.name,
        "starts_at": head.starts_at,
        "minutes": head.minutes,
        "group_ids": tuple(group.id for group in head.groups),
    }
    return CallInRevision(call_in_id=call_in, **{**given, **changed})


@pytest.mark.parametrize(
    "changed",
    [
        {"starts_at": NOW - timedelta(minutes=1)},
        {"starts_at": NOW + timedelta(days=900)},
        {"name": "  "},
        {"name": "x" * 81},
        {"minutes": 0},
        {"minutes": 481},
    ],
)
def test_a_call_in_that_cannot_be_is_refused(petra: Actor, changed: dict[str, Any]) -> None:
    with pytest.raises(CannotPlan) as found:
        playing.call_in(petra, **changed)

    assert len(found.value.reasons) == 1


def test_every_fault_of_a_plan_is_said_at_once_and_nothing_is_written(petra: Actor) -> None:
    with pytest.raises(CannotPlan) as found:
        playing.call_in(petra, name="", minutes=0, starts_at=NOW, room_id=room("orebro-police"))

    assert len(found.value.reasons) == 4
    with access.acting_as(petra):
        assert queries.call_in_list(petra, today=TODAY).coming == ()


def test_a_new_call_in_has_its_plan_counted_back_from_the_evening(petra: Actor) -> None:
    call_in = playing.call_in(petra, playing.group(petra), lead_id=petra.staff_id)

    with access.acting_as(petra):
        page = queries.overview(petra, call_in, today=TODAY)

    steps = {step.task: step for stream in page.streams for step in stream.steps}
    assert len(steps) == 22
    assert steps["set_purpose"].due_on == date(2026, 10, 8)
    assert steps["set_purpose"].clock is StepClock.OVERDUE
    assert steps["follow_up"].due_on == date(2027, 1, 2)
    assert {step.owner for step in steps.values()} == {"Petra"}
    assert (page.head.state, page.head.overdue) == (CallInState.PREPARING, 14)


def test_what_is_not_done_moves_with_the_evening_and_what_was_told_has_the_old_time(
    petra: Actor,
) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    invitation = playing.approved(petra, call_in, one)
    delivered = InvitationRevision(
        invitation_id=invitation,
        version=2,
        channel=InvitationChannel.POLICE,
        delivered_at=NOW,
        delivered_by="Kommunpolis",
    )
    later = NOW + timedelta(hours=1)

    with access.acting_as(petra):
        changes.revise_invitation(petra, delivered, now=NOW)
    moved = revision(petra, call_in, starts_at=EVENING + timedelta(days=7))
    with access.acting_as(petra):
        changes.revise_call_in(petra, moved, now=later)
        page = queries.overview(petra, call_in, today=TODAY)
        told = replace(delivered, version=3, delivered_at=later + timedelta(minutes=9))
        changes.revise_invitation(petra, told, now=later + timedelta(hours=1))
        after = queries.overview(petra, call_in, today=TODAY)

    [alarm] = page.alarms
    assert alarm.has_old_time
    assert after.alarms == ()
    steps = {step.task: step.due_on for stream in page.streams for step in stream.steps}
    assert steps["debrief"] == date(2026, 12, 11)


def test_an_evening_that_has_been_is_not_moved_and_none_is_moved_into_the_past(
    petra: Actor,
) -> None:
    call_in = playing.call_in(petra)
    past = revision(petra, call_in, starts_at=NOW - timedelta(days=1))
    onward = revision(petra, call_in, starts_at=EVENING + timedelta(days=9))

    assert refused(petra, lambda: changes.revise_call_in(petra, past, now=NOW))
    assert refused(petra, lambda: changes.revise_call_in(petra, onward, now=playing.after(hours=2)))


def test_a_cancelled_call_in_takes_no_more_changes(petra: Actor) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)

    assert refused(petra, lambda: changes.cancel_call_in(petra, call_in, because=" ", now=NOW))
    with access.acting_as(petra):
        changes.cancel_call_in(petra, call_in, because="Lokalen är stängd", now=NOW)
        head = queries.head_of(petra, call_in, today=TODAY)

    assert head.state is CallInState.CANCELLED
    assert refused(petra, lambda: changes.consider(petra, playing.choice(call_in, one), now=NOW))


def test_a_step_is_ticked_once_and_can_be_taken_back(petra: Actor, frida: Actor) -> None:
    call_in = playing.call_in(petra)
    plan = StepPlan(call_in_id=call_in, stream=PlanStream.MATERIALS, title="Köp in kaffe", days=-2)
    with access.acting_as(petra):
        step = changes.add_step(petra, plan, now=NOW)
        changes.tick_step(petra, step, done=True, now=NOW)
    with access.acting_as(frida):
        changes.tick_step(frida, step, done=True, now=NOW + timedelta(hours=1))
        _head, shown = queries.step_to_edit(frida, step, today=TODAY)
        changes.tick_step(frida, step, done=False, now=NOW)
        _head, undone = queries.step_to_edit(frida, step, today=TODAY)

    assert (shown.done_by, shown.done_at) == ("Petra", NOW)
    assert undone.clock is not StepClock.DONE


def test_a_plan_begins_with_the_steps_of_an_earlier_call_in(petra: Actor) -> None:
    earlier = playing.call_in(petra)
    own = StepPlan(call_in_id=earlier, stream=PlanStream.MATERIALS, title="Köp in kaffe", days=-2)
    with access.acting_as(petra):
        step = changes.add_step(petra, own, now=NOW)
        changes.tick_step(petra, step, done=True, now=NOW)
        standard = steps_of(petra, earlier)

    again = playing.call_in(petra, name="Call-in 4", steps_as=earlier, lead_id=petra.staff_id)
    with access.acting_as(petra):
        rows = PlanStep.objects.filter(call_in=again)
        assert steps_of(petra, again) == standard
        assert "Köp in kaffe" in rows.values_list("title", flat=True)
        assert set(rows.values_list("owner_id", "done_at")) == {(petra.staff_id, None)}


def test_a_plan_cannot_begin_with_what_its_planner_does_not_see(petra: Actor, otto: Actor) -> None:
    theirs = playing.call_in(petra)

    with pytest.raises(NotVisible):
        playing.call_in(otto, room_id=room("malmo-joint"), steps_as=theirs)


def steps_of(actor: Actor, call_in: UUID) -> list[tuple[str, str, str, int]]:
    rows = access.visible_to(actor, PlanStep.objects).filter(call_in=call_in)
    return sorted(rows.values_list("stream", "task", "title", "days"))


def test_a_stream_is_given_to_one_owner_and_what_is_done_keeps_its_own(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    with access.acting_as(petra):
        count = changes.give_stream(petra, call_in, PlanStream.PROGRAMME, petra.staff_id, now=NOW)
        again = changes.give_stream(petra, call_in, PlanStream.PROGRAMME, petra.staff_id, now=NOW)

    assert (count, again) == (5, 0)


def test_a_speaker_without_role_or_name_is_refused(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    plan = SpeakerPlan(call_in_id=call_in, name=" ", role=None)

    assert len(refused(petra, lambda: changes.write_speaker(petra, plan, now=NOW))) == 2


def test_a_script_is_approved_by_a_second_person_and_loses_it_when_it_changes(
    petra: Actor, frida: Actor
) -> None:
    call_in = playing.call_in(petra)
    plan = SpeakerPlan(
        call_in_id=call_in, name="En mamma", role=SpeakerRole.BEREAVED, script="Min son dog."
    )
    with access.acting_as(petra):
        speaker = changes.write_speaker(petra, plan, now=NOW)

    assert refused(petra, lambda: changes.approve_script(petra, speaker, version=1, now=NOW))
    with access.acting_as(frida):
        changes.approve_script(frida, speaker, version=1, now=NOW)
    changed = replace(plan, speaker_id=speaker, version=2, script="Min son dog i maj.")
    with access.acting_as(petra):
        changes.write_speaker(petra, changed, now=NOW)
        _head, shown = queries.speaker_to_edit(petra, speaker, today=TODAY)
    with access.acting_as(frida), pytest.raises(ChangedMeanwhile):
        changes.approve_script(frida, speaker, version=2, now=NOW)

    assert shown.approved_at is None


def test_the_running_order_adds_up_and_a_point_can_change_places(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    with access.acting_as(petra):
        points = [
            changes.write_item(
                petra, ItemPlan(call_in_id=call_in, title=title, minutes=minutes), now=NOW
            )
            for title, minutes in (("Välkommen", 4), ("Sorgens röst", 8), ("Mat", 48))
        ]
        changes.move_item(petra, points[2], earlier=True)
        page = queries.programme(petra, call_in, today=TODAY)
        changes.remove_item(petra, points[2])
        shorter = queries.programme(petra, call_in, today=TODAY)

    assert [one.title for one in page.items] == ["Välkommen", "Mat", "Sorgens röst"]
    assert page.items[2].starts_at == EVENING + timedelta(minutes=52)
    assert (page.minutes, page.left) == (60, 0)
    assert shorter.left == 48


def test_a_point_is_not_given_to_a_speaker_of_another_call_in(petra: Actor) -> None:
    here, there = playing.call_in(petra), playing.call_in(petra, name="Call-in 4")
    with access.acting_as(petra):
        other = changes.write_speaker(
            petra, SpeakerPlan(call_in_id=there, name="A", role=SpeakerRole.HOST), now=NOW
        )
        plan = ItemPlan(call_in_id=here, title="Start", minutes=5, speaker_id=other)
        with pytest.raises(NotVisible):
            changes.write_item(petra, plan, now=NOW)


def test_overlapping_seats_and_a_second_seat_are_refused(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    one, other, outsider = (playing.person(petra) for _ in range(3))
    for person in (one, other):
        playing.choose(petra, call_in, person)
    seat = SeatPlan(call_in_id=call_in, row=1, place=1, person_id=one)
    with access.acting_as(petra):
        changes.take_seat(petra, seat, now=NOW)

    for wrong in (
        replace(seat, person_id=other),  # the same seat
        replace(seat, place=2),  # a second one
        replace(seat, place=2, person_id=outsider),
        replace(seat, place=2, person_id=None),
        replace(seat, place=2, person_id=other, label="Någon"),
        replace(seat, place=0, person_id=other),
    ):
        plan = wrong
        assert refused(petra, lambda plan=plan: changes.take_seat(petra, plan, now=NOW))


def test_one_no_go_stops_letters_until_the_same_person_says_go(petra: Actor, frida: Actor) -> None:
    call_in = playing.call_in(petra)
    police = SignOffPlan(call_in_id=call_in, agency_id=playing.agency(), decision=GoDecision.GO)
    probation = replace(police, agency_id=playing.agency("probation"))
    stop = replace(probation, decision=GoDecision.NO_GO)

    assert refused(petra, lambda: changes.sign_off(petra, probation, now=NOW))
    assert refused(frida, lambda: changes.sign_off(frida, stop, now=NOW))
    verdicts = []
    for minute, (actor, plan) in enumerate(
        (
            (petra, police),
            (frida, replace(stop, reason="Två entréer saknas")),
            (frida, probation),
        )
    ):
        with access.acting_as(actor):
            changes.sign_off(actor, plan, now=NOW + timedelta(minutes=minute))
            head = queries.head_of(actor, call_in, today=TODAY)
            verdicts.append((head.verdict, head.may_print_letters))

    assert verdicts == [
        (Verdict.PARTNER_MISSING, True),
        (Verdict.NO_GO, False),
        (Verdict.GO, True),
    ]


def test_a_place_is_called_neutral_only_with_how_it_was_checked(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    plan = SafetyRevision(call_in_id=call_in, version=1, venue="", neutrality=Neutrality.NEUTRAL)

    assert len(refused(petra, lambda: changes.revise_safety(petra, plan, now=NOW))) == 2


def test_a_delivery_before_approval_or_in_the_future_and_a_reply_to_nothing_are_refused(
    petra: Actor,
) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    invitation = playing.choose(petra, call_in, one)
    plan = InvitationRevision(
        invitation_id=invitation,
        version=1,
        channel=InvitationChannel.POLICE,
        delivered_at=NOW + timedelta(hours=2),
    )

    said = refused(petra, lambda: changes.revise_invitation(petra, plan, now=NOW))

    assert len(said) == 3  # not approved, in the future, by nobody


def test_a_tap_that_waited_for_a_network_bears_the_time_at_which_it_was_tapped(
    petra: Actor,
) -> None:
    call_in = playing.call_in(petra)
    invited = [playing.approved(petra, call_in, playing.person(petra)) for _ in range(3)]
    tapped, sent = playing.after(minutes=2), playing.after(minutes=70)
    times = (tapped, tapped - timedelta(days=3), sent + timedelta(hours=1))

    with access.acting_as(petra):
        for invitation, at in zip(invited, times, strict=True):
            changes.mark(petra, invitation, Attendance.CAME, at=at, now=sent)
        page = queries.evening(petra, call_in, today=EVENING.date())

    came = {one.id: one.came_at for one in page.expected}
    assert came[invited[0]] == tapped
    assert timezone.localtime(came[invited[1]]).date() == EVENING.date()
    assert came[invited[2]] == sent


def test_a_double_tap_counts_once_and_each_mark_includes_those_before(petra: Actor) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    invitation = playing.approved(petra, call_in, one)
    soon, later = playing.after(minutes=2), playing.after(minutes=70)

    assert refused(petra, lambda: changes.mark(petra, invitation, Attendance.CAME, now=NOW))
    with access.acting_as(petra):
        first = changes.mark(petra, invitation, Attendance.CAME, now=soon)
        second = changes.mark(petra, invitation, Attendance.CAME, now=later)
        changes.mark(petra, invitation, Attendance.TALKED, now=later)
        page = queries.evening(petra, call_in, today=EVENING.date())
        changes.unmark(petra, invitation, Attendance.STAYED, now=later)
        after = queries.evening(petra, call_in, today=EVENING.date())

    assert (first, second) == (True, False)
    assert page.expected[0].came_at == soon
    assert (page.came, page.stayed, page.talked) == (1, 1, 1)
    assert (after.came, after.stayed, after.talked) == (1, 0, 0)
    assert refused(
        petra,
        lambda: changes.note_absence(
            petra,
            AbsencePlan(invitation_id=invitation, reason=AbsenceReason.REFUSED),
            now=later,
        ),
    )


def test_absentees_are_those_invited_who_did_not_come_once_the_evening_has_come(
    petra: Actor,
) -> None:
    call_in = playing.call_in(petra)
    came, absent, dead = (playing.person(petra) for _ in range(3))
    marks = {one: playing.approved(petra, call_in, one) for one in (came, absent, dead)}
    evening = playing.after(minutes=5)
    with access.acting_as(petra):
        before = queries.absentees(petra, call_in, today=TODAY)
        changes.mark(petra, marks[came], Attendance.CAME, now=evening)
        plan = AbsencePlan(invitation_id=marks[absent], reason=AbsenceReason.EXCUSED)
        changes.note_absence(petra, plan, now=evening)
    playing.becomes(petra, dead, died_on=TODAY)

    with access.acting_as(petra):
        [found] = queries.absentees(petra, call_in, today=EVENING.date())
        called = queries.called_to(petra, since=TODAY, until=EVENING.date())

    assert before == ()
    assert (found.person_id, found.reason) == (absent, AbsenceReason.EXCUSED)
    assert {one.person_id: one.came for one in called}[came]


def test_an_absentee_who_comes_late_is_there_after_all(petra: Actor) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    invitation = playing.approved(petra, call_in, one)
    plan = AbsencePlan(invitation_id=invitation, reason=AbsenceReason.NOT_FOUND)
    with access.acting_as(petra):
        changes.note_absence(petra, plan, now=playing.after(minutes=5))
        changes.mark(petra, invitation, Attendance.CAME, now=playing.after(minutes=20))
        [shown] = queries.evening(petra, call_in, today=EVENING.date()).expected

    assert shown.state is InvitationState.CAME
    assert shown.absence is None


def test_a_finding_becomes_one_step_however_often_it_is_asked(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    plan = FindingPlan(
        call_in_id=call_in, occasion=FindingOccasion.REHEARSAL, text="Mikrofonen hörs inte"
    )
    with access.acting_as(petra):
        finding = changes.add_finding(petra, plan, now=NOW)
        first = changes.take_on_finding(petra, finding, now=NOW)
        second = changes.take_on_finding(petra, finding, now=NOW)
        _head, step = queries.step_to_edit(petra, first, today=TODAY)

    assert first == second
    assert (step.title, step.due_on) == ("Mikrofonen hörs inte", date(2026, 12, 2))


def test_debrief_and_promises_wait_for_the_evening(petra: Actor) -> None:
    alm = playing.group(petra)
    call_in = playing.call_in(petra, alm)
    said = SpokenPromise(
        call_in_id=call_in,
        verbatim="Nästa grupp som dödar får hela vår uppmärksamhet.",
        kind=PromiseKind.CONSEQUENCE,
        made_by="Lokalpolisområdeschefen",
        group_ids=(alm,),
    )
    held = DebriefRevision(call_in_id=call_in, version=1, held_on=TODAY)
    morning = playing.after(hours=15)

    assert refused(petra, lambda: changes.enter_promise(petra, said, now=NOW))
    assert refused(petra, lambda: changes.revise_debrief(petra, held, now=NOW))
    assert refused(petra, lambda: changes.revise_debrief(petra, held, now=morning))
    with access.acting_as(petra):
        with pytest.raises(CannotPromise):
            changes.enter_promise(petra, replace(said, group_ids=()), now=morning)
        changes.enter_promise(petra, said, now=morning)
        plan = replace(held, held_on=morning.date(), reactions="Lyssnade")
        changes.revise_debrief(petra, plan, now=morning)
        [promise] = ledger(petra)
        page = queries.debrief(petra, call_in, today=morning.date())

    assert promise.verbatim == said.verbatim
    assert promise.groups == ((alm, "Grupp Alm"),)
    assert promise.made_on == EVENING.date()
    assert page.promises == (promise,)
    assert page.head.state is CallInState.DEBRIEFED


def test_a_rehearsal_is_held_before_the_evening_and_not_in_the_future(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    late = RehearsalRevision(call_in_id=call_in, version=1, planned_at=playing.after(days=1))
    early = RehearsalRevision(call_in_id=call_in, version=1, held_on=TODAY + timedelta(days=1))

    assert refused(petra, lambda: changes.revise_rehearsal(petra, late, now=NOW))
    assert refused(petra, lambda: changes.revise_rehearsal(petra, early, now=NOW))


def test_the_second_to_save_is_told_and_overwrites_nothing(petra: Actor, frida: Actor) -> None:
    call_in = playing.call_in(petra)
    opened = revision(petra, call_in)
    with access.acting_as(frida):
        changes.revise_call_in(frida, replace(opened, purpose="Stoppa våldet"), now=NOW)

    with access.acting_as(petra), pytest.raises(ChangedMeanwhile) as told:
        changes.revise_call_in(petra, replace(opened, purpose="Något annat"), now=NOW)

    with access.acting_as(petra):
        assert queries.head_of(petra, call_in, today=TODAY).purpose == "Stoppa våldet"
    assert "Frida" in told.value.reasons[0]
