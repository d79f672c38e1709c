"""Whom the planner proposes, from what a joint room holds, and who and what has no part in it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.office.call_ins import playing as call_ins
from tests.office.call_ins.playing import NOW, TODAY
from tests.office.groups import playing as groups
from tests.office.planning import playing
from tests.office.planning.playing import Scene

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.call_ins import changes as call_in_changes
from samsyn.office.planning import queries
from samsyn.office.planning.rules import Obstacle, Question, Standing, Supervision
from samsyn.vocabulary.call_ins import CandidateStatusKind, Exclusion
from samsyn.vocabulary.people import TieKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(petra: Actor) -> Scene:
    return playing.scene(petra)


def test_the_fewest_who_reach_everybody_are_proposed_and_that_is_proved(
    petra: Actor, scene: Scene
) -> None:
    page = playing.planner(petra, scene.call_in)

    assert page.answer is not None
    assert playing.invited(page) == set(scene.middles)
    assert (page.answer.plan.reached, page.answer.plan.optimal) == (8, True)
    assert {row.name: (row.people, row.proposed) for row in page.groups} == {
        "Grupp Alm": (4, 1),
        "Grupp Björk": (4, 1),
    }


def test_with_one_seat_it_says_what_is_reached_what_is_in_the_way_and_what_the_next_buys(
    petra: Actor, scene: Scene
) -> None:
    page = playing.planner(petra, scene.call_in, seats=1, carriers=0)

    assert page.answer is not None
    assert page.answer.plan.reached == 4
    assert [rule.kind for rule in page.answer.plan.binding] == ["seats"]
    assert page.next_seats[0].gain == 4
    missed = [row for row in page.listed if row.standing is Standing.NOT_REACHED]
    assert len(missed) == 4


def test_a_rule_of_the_call_in_keeps_somebody_off_and_another_carries_the_message(
    petra: Actor, scene: Scene
) -> None:
    playing.status(petra, scene.middles[0], CandidateStatusKind.IN_CUSTODY)

    page = playing.planner(petra, scene.call_in)

    [out] = page.out
    assert out.label.person_id == scene.middles[0]
    assert [one.exclusion for one in out.warnings] == [Exclusion.IN_CUSTODY]
    assert not out.may_add
    assert scene.middles[0] not in playing.invited(page)
    reached = {row.label.person_id: row.standing for row in page.listed}
    assert reached[scene.middles[0]] is Standing.REACHED


@pytest.mark.parametrize(
    "columns",
    [
        {"born_earliest": date(2010, 1, 1), "born_latest": date(2010, 12, 31)},
        {"born_earliest": None, "born_latest": None},
        {"protected_identity": "secrecy_mark"},
    ],
    ids=["under 18", "perhaps under 18", "protected"],
)
def test_minors_and_the_protected_are_never_proposed_and_stand_with_their_reason(
    petra: Actor, scene: Scene, columns: dict[str, Any]
) -> None:
    one = call_ins.person(petra, **columns)
    playing.tie(petra, *((one, other) for other in scene.everybody))
    with access.acting_as(petra):
        left_out = call_ins.choice(scene.call_in, one, is_chosen=False, group_id=scene.alm)
        call_in_changes.consider(petra, left_out, now=NOW)

    page = playing.planner(petra, scene.call_in, seats=1, carriers=0)
    forced = playing.planner(petra, scene.call_in, added=frozenset({one}))

    assert one not in playing.invited(page) | playing.invited(forced)
    [out] = page.out
    assert (out.label.person_id, out.groups, out.may_add) == (one, ("Grupp Alm",), False)
    assert out.warnings


def test_the_dead_and_those_held_only_as_victims_are_not_there_to_be_reached(
    petra: Actor, scene: Scene
) -> None:
    call_ins.becomes(petra, scene.leaves[0][0], died_on=TODAY)
    victim = call_ins.person(petra, standing="victim_only")
    with access.acting_as(petra):
        not_called = call_ins.choice(scene.call_in, victim, is_chosen=False)
        call_in_changes.consider(petra, not_called, now=NOW)

    page = playing.planner(petra, scene.call_in)

    assert page.people == 7
    assert page.answer is not None
    assert page.answer.plan.reached == 7


def test_nobody_hears_it_from_an_enemy(petra: Actor, scene: Scene) -> None:
    loner = call_ins.person(petra)
    groups.member(petra, loner, scene.alm)
    playing.tie(petra, (loner, scene.middles[0]), kind=TieKind.CONFLICT)

    page = playing.planner(petra, scene.call_in, seats=2)

    standing = {row.label.person_id: row.standing for row in page.listed}
    assert standing[loner] is Standing.NOT_REACHED


def test_two_in_conflict_come_in_different_sessions(petra: Actor, scene: Scene) -> None:
    playing.tie(petra, (scene.middles[0], scene.middles[1]), kind=TieKind.CONFLICT)

    together = playing.planner(petra, scene.call_in, seats=2)
    apart = playing.planner(petra, scene.call_in, sessions=2, each=1)

    assert not set(scene.middles) <= playing.invited(together)
    assert playing.invited(apart) == set(scene.middles)
    assert {row.session for row in apart.proposed} == {1, 2}


def test_groups_in_dispute_are_kept_in_different_sessions_if_that_is_asked_for(
    petra: Actor, scene: Scene
) -> None:
    groups.dispute_between(petra, scene.alm, scene.bjork)

    page = playing.planner(petra, scene.call_in, rivals_apart=True, sessions=2)

    assert {row.groups: row.session for row in page.proposed}.keys() == {
        ("Grupp Alm",),
        ("Grupp Björk",),
    }
    assert len({row.session for row in page.proposed}) == 2


def test_supervised_people_are_preferred_or_required(petra: Actor, scene: Scene) -> None:
    playing.status(petra, scene.leaves[0][0], CandidateStatusKind.SUPERVISED)

    page = playing.planner(petra, scene.call_in, seats=1, carriers=0, supervision=Supervision.ALL)

    assert playing.invited(page) == {scene.leaves[0][0]}
    assert page.proposed[0].is_supervised


def test_rules_that_cannot_hold_together_are_named_as_few_as_possible(
    petra: Actor, scene: Scene
) -> None:
    page = playing.planner(petra, scene.call_in, seats=3, carriers=2)

    assert page.answer is None
    assert sorted(rule.kind for rule in page.proposal.conflicts) == [
        "carriers",
        "carriers",
        "seats",
    ]


def test_without_groups_there_is_nobody_to_reach_and_without_contacts_all_must_come(
    petra: Actor,
) -> None:
    bare = playing.planner(petra, call_ins.call_in(petra))
    alm = call_ins.group(petra)
    for _ in range(3):
        groups.member(petra, call_ins.person(petra), alm)
    untied = playing.planner(petra, call_ins.call_in(petra, alm))

    assert (bare.people, bare.answer) == (0, None)
    assert (untied.contacts, untied.alone, len(untied.proposed)) == (0, 3, 3)
    assert untied.held is None


def test_no_row_of_another_room_has_any_part_in_the_plan(
    petra: Actor, frida: Actor, scene: Scene
) -> None:
    before = playing.planner(petra, scene.call_in, seats=1, carriers=0)
    copies = {one: call_ins.person(petra, "orebro-police") for one in scene.everybody}
    for one, copy in copies.items():
        groups.link_people(petra, copy, one)
    own = groups.group(petra, "Grupp Alm")
    groups.link(petra, own, scene.alm)
    groups.member(petra, call_ins.person(petra, "orebro-police"), own)
    for copy in copies.values():
        groups.member(petra, copy, own)
    middle = copies[scene.leaves[0][0]]
    playing.tie(petra, *((middle, copy) for copy in copies.values() if copy != middle))

    after = playing.planner(petra, scene.call_in, seats=1, carriers=0)

    assert (after.people, after.contacts) == (before.people, before.contacts)
    assert playing.invited(after) == playing.invited(before)
    assert playing.invited(playing.planner(frida, scene.call_in, seats=1, carriers=0)) == (
        playing.invited(after)
    )


def test_what_another_room_knows_bars_for_its_own_readers_and_changes_nothing_for_others(
    petra: Actor, frida: Actor, scene: Scene
) -> None:
    known = call_ins.person(petra, "orebro-police", protected_identity="secrecy_mark")
    groups.link_people(petra, known, scene.middles[0])

    mine = playing.planner(petra, scene.call_in)
    hers = playing.planner(frida, scene.call_in)

    assert scene.middles[0] not in playing.invited(mine)
    assert mine.out[0].warnings[0].room is not None
    assert playing.invited(hers) == set(scene.middles)
    assert hers.out == ()


def test_the_ledger_is_followed_and_a_change_by_hand_is_possible(
    petra: Actor, scene: Scene
) -> None:
    leaf = scene.leaves[0][0]
    call_ins.choose(petra, scene.call_in, leaf, group_id=scene.alm)

    page = playing.planner(petra, scene.call_in)
    without = playing.planner(petra, scene.call_in, left_out=frozenset({leaf}))

    assert leaf in playing.invited(page)
    assert [row.is_chosen for row in page.proposed if row.label.person_id == leaf] == [True]
    assert playing.invited(without) == set(scene.middles)
    assert without.out[0].obstacles == (Obstacle.LEFT_OUT,)
    assert without.answer is not page.answer


def test_who_may_not_plan_and_who_is_elsewhere_are_refused(
    aino: Actor, otto: Actor, petra: Actor, scene: Scene
) -> None:
    asked: dict[str, Any] = {"today": TODAY, "zone": playing.ZONE}

    with access.acting_as(aino), pytest.raises(NotPermitted):
        queries.planner(aino, scene.call_in, Question(), **asked)
    with access.acting_as(aino), pytest.raises(NotPermitted):
        queries.decided(aino, scene.call_in, today=TODAY)
    with access.acting_as(otto), pytest.raises(NotVisible):
        queries.planner(otto, scene.call_in, Question(), **asked)


def test_people_are_asked_for_in_a_steady_order(petra: Actor, scene: Scene) -> None:
    one, other = (playing.planner(petra, scene.call_in, seats=3) for _ in range(2))

    def seen(page: queries.Planner) -> list[UUID]:
        return [row.label.person_id for row in page.proposed]

    assert seen(one) == seen(other)
