"""Who may be called: asked when they are chosen, approved, invited, seated and at the door."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.office.call_ins import playing
from tests.office.call_ins.playing import EVENING, NOW, TODAY
from tests.office.groups import playing as groups

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.call_ins import changes, queries
from samsyn.office.call_ins.changes import (
    ApartPlan,
    CannotPlan,
    InvitationRevision,
    SeatPlan,
    StatusPlan,
)
from samsyn.office.call_ins.models import Consideration, Invitation
from samsyn.office.people import changes as people
from samsyn.office.people.changes import TiePlan
from samsyn.vocabulary.call_ins import (
    Attendance,
    CandidateStatusKind,
    Choice,
    Exclusion,
    InvitationChannel,
    InvitationState,
)
from samsyn.vocabulary.people import TieKind

pytestmark = pytest.mark.django_db

BECOMES: list[tuple[str, dict[str, Any]]] = [
    ("dies", {"died_on": TODAY}),
    ("asks for protection", {"protected_identity": "secrecy_mark"}),
    (
        "turns out to be a minor",
        {"born_earliest": date(2010, 1, 1), "born_latest": date(2010, 1, 2)},
    ),
    ("is of unknown age", {"born_earliest": None, "born_latest": None}),
    ("is only a victim", {"standing": "victim_only"}),
]


def refused(actor: Actor, deed: Any) -> str:
    with access.acting_as(actor), pytest.raises(CannotPlan) as found:
        deed()
    return " ".join(found.value.reasons)


@pytest.mark.parametrize(("what", "columns"), BECOMES)
def test_somebody_whom_a_rule_bars_is_not_chosen_and_the_ledger_says_why(
    petra: Actor, what: str, columns: dict[str, Any]
) -> None:
    del what
    call_in, one = playing.call_in(petra), playing.person(petra, **columns)

    refused(petra, lambda: changes.consider(petra, playing.choice(call_in, one), now=NOW))
    with access.acting_as(petra):
        changes.consider(petra, playing.choice(call_in, one, is_chosen=False), now=NOW)
        row = Consideration.objects.get(person=one)

    assert row.outcome == Choice.EXCLUDED.value
    assert row.rule in {rule.value for rule in Exclusion}
    assert not Invitation.objects.filter(person=one).exists()


@pytest.mark.parametrize(("what", "columns"), BECOMES)
def test_what_changes_before_the_evening_stops_every_step_that_follows(
    petra: Actor, what: str, columns: dict[str, Any]
) -> None:
    del what
    call_in, one = playing.call_in(petra), playing.person(petra)
    invitation = playing.choose(petra, call_in, one)
    playing.becomes(petra, one, **columns)
    police = playing.agency()
    seat = SeatPlan(call_in_id=call_in, row=1, place=1, person_id=one)

    with access.acting_as(petra):
        [alarm] = queries.overview(petra, call_in, today=TODAY).alarms
    refused(petra, lambda: changes.approve_list(petra, call_in, police, now=NOW))
    refused(petra, lambda: changes.take_seat(petra, seat, now=NOW))
    playing.becomes(petra, one, **playing.BORN, died_on=None, protected_identity="none")
    playing.becomes(petra, one, standing="in_scope")
    with access.acting_as(petra):
        changes.approve_list(petra, call_in, police, now=NOW)
    playing.becomes(petra, one, **columns)
    delivered = InvitationRevision(
        invitation_id=invitation,
        version=2,
        channel=InvitationChannel.POLICE,
        delivered_at=NOW,
        delivered_by="Kommunpolis",
    )
    refused(petra, lambda: changes.revise_invitation(petra, delivered, now=NOW))
    at_door = playing.after(minutes=5)
    refused(petra, lambda: changes.mark(petra, invitation, Attendance.CAME, now=at_door))

    assert alarm.invitation_id == invitation
    with access.acting_as(petra):
        [shown] = queries.evening(petra, call_in, today=EVENING.date()).expected
    assert shown.is_stopped


def test_somebody_who_moves_after_the_approval_gets_no_letter_and_is_asked_about_at_the_door(
    petra: Actor,
) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    invitation = playing.approved(petra, call_in, one)
    moved = StatusPlan(person_id=one, kind=CandidateStatusKind.MOVED_AWAY, since=TODAY)
    with access.acting_as(petra):
        changes.enter_status(petra, moved, now=NOW)
        [alarm] = queries.overview(petra, call_in, today=TODAY).alarms
    delivered = InvitationRevision(
        invitation_id=invitation,
        version=2,
        channel=InvitationChannel.POLICE,
        delivered_at=NOW,
        delivered_by="Kommunpolis",
    )

    refused(petra, lambda: changes.revise_invitation(petra, delivered, now=NOW))
    at_door = playing.after(minutes=5)
    refused(petra, lambda: changes.mark(petra, invitation, Attendance.CAME, now=at_door))

    assert [one.exclusion for one in alarm.warnings] == [Exclusion.MOVED_AWAY]


def test_somebody_who_comes_all_the_same_is_marked_and_it_is_kept_that_they_should_not(
    petra: Actor,
) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    invitation = playing.approved(petra, call_in, one)
    playing.becomes(petra, one, protected_identity="secrecy_mark")

    with access.acting_as(petra):
        changes.mark(petra, invitation, Attendance.CAME, despite=True, now=playing.after(minutes=5))
        row = Invitation.objects.get(pk=invitation)

    assert row.came_at is not None
    assert row.came_against_rule


@pytest.mark.parametrize(
    ("kind", "exclusion"),
    [
        (CandidateStatusKind.IN_CUSTODY, Exclusion.IN_CUSTODY),
        (CandidateStatusKind.ASKED_TO_WAIT, Exclusion.ASKED_TO_WAIT),
        (CandidateStatusKind.MOVED_AWAY, Exclusion.MOVED_AWAY),
    ],
)
def test_a_status_entered_by_probation_stops_the_polices_call(
    petra: Actor, frida: Actor, kind: CandidateStatusKind, exclusion: Exclusion
) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    plan = StatusPlan(person_id=one, kind=kind, since=TODAY)

    with access.acting_as(frida):
        changes.enter_status(frida, plan, now=NOW)
    refused(petra, lambda: changes.consider(petra, playing.choice(call_in, one), now=NOW))
    with access.acting_as(petra):
        known = queries.considered(petra, call_in, one, today=TODAY)
    assert [one.exclusion for one in known.warnings] == [exclusion]

    with access.acting_as(frida):
        changes.end_statuses(frida, one, on=TODAY)
    assert playing.choose(petra, call_in, one)


def test_custody_that_ends_before_the_evening_bars_nobody(petra: Actor) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    status = StatusPlan(
        person_id=one,
        kind=CandidateStatusKind.IN_CUSTODY,
        since=TODAY,
        until=EVENING.date(),
    )

    with access.acting_as(petra):
        changes.enter_status(petra, status, now=NOW)

    assert playing.choose(petra, call_in, one)


def test_who_is_under_supervision_is_called_by_probation_alone(petra: Actor) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    status = StatusPlan(person_id=one, kind=CandidateStatusKind.SUPERVISED, since=TODAY)
    with access.acting_as(petra):
        changes.enter_status(petra, status, now=NOW)

    said = refused(petra, lambda: changes.consider(petra, playing.choice(call_in, one), now=NOW))
    summons = playing.choose(
        petra,
        call_in,
        one,
        agency_id=playing.agency("probation"),
        channel=InvitationChannel.PROBATION,
    )

    assert "övervakning" in said or "supervision" in said
    assert summons


def test_a_fact_of_the_polices_room_bars_but_is_not_written_into_the_joint_room(
    petra: Actor, frida: Actor
) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    known_to_police = playing.person(petra, "orebro-police", died_on=TODAY)
    groups.link_people(petra, known_to_police, one)

    refused(petra, lambda: changes.consider(petra, playing.choice(call_in, one), now=NOW))
    with access.acting_as(petra):
        changes.consider(petra, playing.choice(call_in, one, is_chosen=False), now=NOW)
        [warned] = queries.considered(petra, call_in, one, today=TODAY).warnings
    with access.acting_as(frida):
        frida_sees = queries.considered(frida, call_in, one, today=TODAY)
        row = Consideration.objects.get(person=one)

    assert warned.exclusion is Exclusion.DIED
    assert warned.room is not None
    assert warned.room.name == "Polisen"
    assert frida_sees.warnings == ()
    assert (row.outcome, row.rule) == (Choice.NOT_CHOSEN.value, "")


def conflict(actor: Actor, one: Any, other: Any) -> None:
    with access.acting_as(actor):
        tie = TiePlan(person_id=one, other_id=other, kind=TieKind.CONFLICT)
        people.record_ties(actor, [tie], now=NOW)


def test_two_in_conflict_are_both_called_only_when_it_is_said_how_they_are_kept_apart(
    petra: Actor,
) -> None:
    call_in = playing.call_in(petra)
    one, other = playing.person(petra), playing.person(petra)
    conflict(petra, one, other)
    playing.choose(petra, call_in, one)

    said = refused(petra, lambda: changes.consider(petra, playing.choice(call_in, other), now=NOW))
    with access.acting_as(petra):
        apart = ApartPlan(call_in_id=call_in, person_id=other, other_id=one, how="Två ingångar")
        changes.keep_apart(petra, apart, now=NOW)

    assert access.code_for("P", one) in said
    assert playing.choose(petra, call_in, other)


def test_a_conflict_that_begins_after_both_were_chosen_is_an_alarm_and_stops_approval(
    petra: Actor,
) -> None:
    call_in = playing.call_in(petra)
    one, other = playing.person(petra), playing.person(petra)
    for person in (one, other):
        playing.choose(petra, call_in, person)
    conflict(petra, one, other)

    with access.acting_as(petra):
        alarms = queries.overview(petra, call_in, today=TODAY).alarms
    refused(petra, lambda: changes.approve_list(petra, call_in, playing.agency(), now=NOW))

    assert len(alarms) == 2
    assert alarms[0].in_conflict_with == (alarms[1].label.code,)


def test_members_of_groups_in_dispute_are_called_and_flagged_if_they_sit_close(
    petra: Actor,
) -> None:
    alm, bjork = playing.group(petra, "Grupp Alm"), playing.group(petra, "Grupp Björk")
    groups.dispute_between(petra, alm, bjork)
    call_in = playing.call_in(petra, alm, bjork)
    one, other = playing.person(petra), playing.person(petra)
    for person, group in ((one, alm), (other, bjork)):
        playing.choose(petra, call_in, person, group_id=group)

    with access.acting_as(petra):
        seat = SeatPlan(call_in_id=call_in, row=1, place=1, person_id=one)
        changes.take_seat(petra, seat, now=NOW)
        far = changes.take_seat(petra, replace(seat, row=1, place=9, person_id=other), now=NOW)
        apart = queries.seating(petra, call_in, today=TODAY)
        changes.leave_seat(petra, far)
        changes.take_seat(petra, replace(seat, row=2, place=2, person_id=other), now=NOW)
        close = queries.seating(petra, call_in, today=TODAY)

    assert (len(apart.apart), len(apart.too_close)) == (1, 0)
    assert (len(close.apart), len(close.too_close)) == (0, 1)


def test_each_agency_approves_its_own_list(petra: Actor, frida: Actor) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    by_probation = {
        "agency_id": playing.agency("probation"),
        "channel": InvitationChannel.PROBATION,
    }
    invitation = playing.choose(petra, call_in, one, **by_probation)
    probation = playing.agency("probation")

    refused(petra, lambda: changes.approve_list(petra, call_in, probation, now=NOW))
    with access.acting_as(frida):
        changes.approve_list(frida, call_in, probation, now=NOW)
        _head, row = queries.invitation_to_edit(frida, invitation, today=TODAY)

    assert row.state is InvitationState.APPROVED
    assert row.approved_by == "Frida"


def test_who_is_not_chosen_has_a_reason_and_loses_the_invitation(petra: Actor) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    playing.choose(petra, call_in, one)
    without = playing.choice(call_in, one, is_chosen=False, version=1)

    refused(petra, lambda: changes.consider(petra, without, now=NOW))
    with access.acting_as(petra):
        changes.consider(petra, replace(without, reason="Kallades i våras"), now=NOW)

    assert not Invitation.objects.filter(call_in=call_in).exists()


def test_a_delivered_call_is_called_off_and_never_just_removed(petra: Actor) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    invitation = playing.approved(petra, call_in, one)
    delivered = InvitationRevision(
        invitation_id=invitation,
        version=2,
        channel=InvitationChannel.POLICE,
        delivered_at=NOW,
        delivered_by="Kommunpolis",
    )
    with access.acting_as(petra):
        changes.revise_invitation(petra, delivered, now=NOW)

    out = playing.choice(call_in, one, is_chosen=False, reason="Ändrat", version=1)
    refused(petra, lambda: changes.consider(petra, out, now=NOW))
    refused(petra, lambda: changes.call_off(petra, invitation, because=" ", now=NOW))
    with access.acting_as(petra):
        changes.call_off(petra, invitation, because="Hot mot personen", now=NOW)
        _head, row = queries.invitation_to_edit(petra, invitation, today=TODAY)

    assert row.state is InvitationState.CALLED_OFF


def test_an_analyst_reads_and_decides_nothing_and_others_find_nothing(
    petra: Actor, aino: Actor, sami: Actor, otto: Actor
) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)

    with access.acting_as(aino), pytest.raises(NotPermitted):
        changes.consider(aino, playing.choice(call_in, one), now=NOW)
    for stranger in (sami, otto):
        with access.acting_as(stranger), pytest.raises(NotVisible):
            queries.overview(stranger, call_in, today=TODAY)


def test_somebody_restricted_is_not_on_the_list_of_who_may_not_see_them(
    petra: Actor, frida: Actor
) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    playing.choose(petra, call_in, one)
    plan = people.RestrictionPlan(team=frozenset({petra.staff_id}), reason="Släkt")
    with access.acting_as(petra):
        people.restrict_person(petra, one, plan, now=NOW)

    with access.acting_as(frida):
        rows = queries.ledger(frida, call_in, today=TODAY).rows
        page = queries.invitation_page(frida, call_in, today=TODAY, now=NOW)

    assert rows == ()
    assert page.invitations == ()


def test_the_age_is_asked_for_on_the_evening_wherever_it_is_moved(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    born = {"born_earliest": date(2008, 12, 10), "born_latest": date(2008, 12, 10)}
    one = playing.person(petra, **born)

    refused(petra, lambda: changes.consider(petra, playing.choice(call_in, one), now=NOW))
    with access.acting_as(petra):
        head = queries.head_of(petra, call_in, today=TODAY)
        moved = changes.CallInRevision(
            call_in_id=call_in,
            version=head.version,
            name=head.name,
            starts_at=EVENING + timedelta(days=14),
            minutes=60,
        )
        changes.revise_call_in(petra, moved, now=NOW)

    assert playing.choose(petra, call_in, one)
