"""A plan is taken into the ledger: as proposed, or changed by hand with a reason that is kept."""

from uuid import UUID

import pytest
from tests.office.call_ins import playing as call_ins
from tests.office.call_ins.playing import NOW, TODAY
from tests.office.planning import playing
from tests.office.planning.playing import Scene

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.audit.models import AuditEvent
from samsyn.office.call_ins import changes as call_in_changes
from samsyn.office.call_ins.changes import CannotPlan
from samsyn.office.call_ins.models import Consideration, Invitation, KeptApart
from samsyn.office.call_ins.queries import ledger
from samsyn.office.planning import changes, queries
from samsyn.office.planning.changes import AcceptancePlan, CannotAccept
from samsyn.office.planning.models import ReachDecision
from samsyn.office.planning.queries import Decided
from samsyn.office.planning.rules import Question
from samsyn.vocabulary.call_ins import CandidateStatusKind, Choice, InvitationChannel
from samsyn.vocabulary.people import TieKind

pytestmark = pytest.mark.django_db
FARTHER = "Lyssnas på av de yngre"
MOVED = "Har flyttat från gruppen"


@pytest.fixture
def scene(petra: Actor) -> Scene:
    return playing.scene(petra)


def decided(actor: Actor, scene: Scene) -> Decided:
    with access.acting_as(actor):
        found = queries.decided(actor, scene.call_in, today=TODAY)[1]
    assert found is not None
    return found


def test_a_plan_taken_whole_stands_in_the_ledger_with_its_reason_and_is_audited(
    petra: Actor, scene: Scene
) -> None:
    decision = playing.accepted(petra, scene.call_in)

    with access.acting_as(petra):
        rows = ledger(petra, scene.call_in, today=TODAY).rows
    assert {row.label.person_id for row in rows} == set(scene.middles)
    assert {(row.outcome, row.group) for row in rows} == {
        (Choice.CHOSEN, "Grupp Alm"),
        (Choice.CHOSEN, "Grupp Björk"),
    }
    assert all(row.reason for row in rows)
    found = decided(petra, scene)
    assert (found.proposed, found.chosen, found.chosen_reach, found.is_proved) == (2, 2, 8, True)
    assert found.moved == ()
    with access.acting_as(petra):
        noted = AuditEvent.objects.filter(subject="planning_reachdecision")
        assert [str(decision)] in [[str(key) for key in one.record_ids] for one in noted]


def test_what_the_coordinator_overrides_is_kept_with_the_reason_beside_the_proposal(
    petra: Actor, frida: Actor, scene: Scene
) -> None:
    gone, new = scene.middles[0], scene.leaves[0][0]
    because = {gone: MOVED, new: FARTHER}

    playing.accepted(
        petra,
        scene.call_in,
        because=because,
        added=frozenset({new}),
        left_out=frozenset({gone}),
        seats=2,
    )

    found = decided(frida, scene)
    moved = {row.label.person_id: row for row in found.moved}
    assert (moved[gone].is_proposed, moved[gone].is_chosen, moved[gone].because) == (
        True,
        False,
        MOVED,
    )
    assert (moved[new].is_proposed, moved[new].is_chosen, moved[new].because) == (
        False,
        True,
        FARTHER,
    )
    assert (found.proposed_reach, found.chosen_reach) == (8, 6)
    with access.acting_as(petra):
        lines = {row.person_id: row for row in Consideration.objects.all()}
    assert (lines[gone].outcome, lines[gone].reason) == (Choice.NOT_CHOSEN.value, MOVED)
    assert (lines[new].outcome, lines[new].reason) == (Choice.CHOSEN.value, FARTHER)


def test_a_later_change_in_the_ledger_shows_beside_the_decision(petra: Actor, scene: Scene) -> None:
    playing.accepted(petra, scene.call_in)
    with access.acting_as(petra):
        later = call_ins.choice(
            scene.call_in, scene.middles[0], is_chosen=False, reason="Ångrat", version=1
        )
        call_in_changes.consider(petra, later, now=NOW)

    changed = [row for row in decided(petra, scene).rows if row.has_changed]

    assert [(row.label.person_id, row.now_reason) for row in changed] == [
        (scene.middles[0], "Ångrat")
    ]


def test_a_change_by_hand_without_a_reason_is_refused_and_nothing_is_written(
    petra: Actor, scene: Scene
) -> None:
    with pytest.raises(CannotAccept) as refused:
        playing.accepted(petra, scene.call_in, left_out=frozenset({scene.middles[0]}))

    assert access.code_for("P", scene.middles[0]) in " ".join(refused.value.reasons)
    with access.acting_as(petra):
        assert not Consideration.objects.exists()
        assert not ReachDecision.objects.exists()


def test_a_plan_that_is_no_longer_what_was_shown_is_refused(petra: Actor, scene: Scene) -> None:
    shown = frozenset(playing.invited(playing.planner(petra, scene.call_in)))
    playing.status(petra, scene.middles[0], CandidateStatusKind.ASKED_TO_WAIT)
    plan = AcceptancePlan(
        call_in_id=scene.call_in,
        question=Question(),
        shown=shown,
        because={},
        agency_id=call_ins.agency(),
        channel=InvitationChannel.POLICE,
    )

    with access.acting_as(petra), pytest.raises(CannotAccept):
        changes.accept(petra, plan, now=NOW, zone=playing.ZONE)


def test_somebody_whom_a_rule_bars_cannot_be_added(petra: Actor, scene: Scene) -> None:
    barred = scene.leaves[0][0]
    playing.status(petra, barred, CandidateStatusKind.IN_CUSTODY)

    with pytest.raises(CannotAccept) as refused:
        playing.accepted(petra, scene.call_in, because={barred: FARTHER}, added=frozenset({barred}))

    assert access.code_for("P", barred) in refused.value.reasons[0]


def test_who_is_under_supervision_stands_on_probations_list(petra: Actor, scene: Scene) -> None:
    playing.status(petra, scene.middles[0], CandidateStatusKind.SUPERVISED)

    playing.accepted(petra, scene.call_in)

    with access.acting_as(petra):
        rows = dict(Invitation.objects.values_list("person_id", "agency_id"))
    assert rows == {
        scene.middles[0]: call_ins.agency("probation"),
        scene.middles[1]: call_ins.agency("police"),
    }


def test_two_in_conflict_in_different_sessions_are_noted_as_kept_apart(
    petra: Actor, scene: Scene
) -> None:
    playing.tie(petra, (scene.middles[0], scene.middles[1]), kind=TieKind.CONFLICT)

    playing.accepted(petra, scene.call_in, sessions=2, each=1)

    with access.acting_as(petra):
        [apart] = KeptApart.objects.all()
        chosen = set(Invitation.objects.values_list("person_id", flat=True))
    assert {apart.person_id, apart.other_id} == chosen == set(scene.middles)
    assert apart.how
    assert {row.session for row in decided(petra, scene).rows} == {1, 2}


def test_a_plan_without_anybody_to_call_its_people_is_refused_once_and_leaves_no_trace(
    petra: Actor, scene: Scene
) -> None:
    shown = frozenset(playing.invited(playing.planner(petra, scene.call_in)))
    plan = AcceptancePlan(
        call_in_id=scene.call_in,
        question=Question(),
        shown=shown,
        because={},
        agency_id=None,
        channel=None,
    )

    with access.acting_as(petra), pytest.raises(CannotAccept) as refused:
        changes.accept(petra, plan, now=NOW, zone=playing.ZONE)
    with access.acting_as(petra):
        assert not ReachDecision.objects.exists()
    assert len(refused.value.reasons) == 1


def test_what_the_ledger_itself_refuses_leaves_no_trace(petra: Actor, scene: Scene) -> None:
    plan = AcceptancePlan(
        call_in_id=scene.call_in,
        question=Question(),
        shown=frozenset(scene.middles),
        because={},
        agency_id=call_ins.agency(),
        channel=InvitationChannel.PROBATION,
    )

    with access.acting_as(petra), pytest.raises(CannotPlan):
        changes.accept(petra, plan, now=NOW, zone=playing.ZONE)
    with access.acting_as(petra):
        assert not ReachDecision.objects.exists()


def test_who_may_not_plan_takes_nothing_into_the_ledger(
    aino: Actor, otto: Actor, petra: Actor, scene: Scene
) -> None:
    shown: frozenset[UUID] = frozenset(scene.middles)
    plan = AcceptancePlan(
        call_in_id=scene.call_in,
        question=Question(),
        shown=shown,
        because={},
        agency_id=call_ins.agency(),
        channel=InvitationChannel.POLICE,
    )

    with access.acting_as(aino), pytest.raises(NotPermitted):
        changes.accept(aino, plan, now=NOW, zone=playing.ZONE)
    with access.acting_as(otto), pytest.raises(NotVisible):
        changes.accept(otto, plan, now=NOW, zone=playing.ZONE)
