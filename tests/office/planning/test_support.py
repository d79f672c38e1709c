"""What support knows has a part in a plan only through its closed signals."""

from uuid import UUID

import pytest
from tests.office.notifications import playing as talks
from tests.office.notifications.playing import MET
from tests.office.planning import playing
from tests.office.planning.playing import Scene
from tests.office.support import playing as support
from tests.office.support.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.planning.rules import Obstacle
from samsyn.office.support import changes
from samsyn.office.support.models import HandedOver
from samsyn.vocabulary.support import SignalKind
from samsyn.vocabulary.talks import HelpWish

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(petra: Actor) -> Scene:
    return playing.scene(petra)


@pytest.fixture
def handed_over(petra: Actor, frida: Actor, sami: Actor, scene: Scene) -> UUID:
    """The middle of the first group was met, and wants support to call."""
    team = (talks.member(petra), talks.member(frida, "probation"))
    _talk, brief = talks.given(petra, *team, person_id=scene.middles[0])
    talks.log(talks.fresh(petra), brief, **{**MET, "help_wish": HelpWish.CALL})
    with access.acting_as(sami):
        return access.visible_to(sami, HandedOver.objects).get().pk


def test_what_support_has_not_told_changes_nothing_and_whoever_was_met_counts_as_told(
    petra: Actor, scene: Scene, handed_over: UUID
) -> None:
    del handed_over
    planner = talks.fresh(petra)

    page = playing.planner(planner, scene.call_in, carriers=0)
    again = playing.planner(planner, scene.call_in, counts_told=False)

    assert [row.obstacles for row in page.out] == [(Obstacle.TOLD,)]
    assert playing.invited(page) == {scene.middles[1]}
    assert page.answer is not None
    assert page.answer.plan.reached == 8
    assert playing.invited(again) == set(scene.middles)


def test_a_call_me_of_support_keeps_somebody_off_until_they_are_added_by_hand(
    petra: Actor, sami: Actor, scene: Scene, handed_over: UUID
) -> None:
    with access.acting_as(sami):
        changes.send_signal(sami, handed_over, SignalKind.SAFETY_CONCERN, now=NOW)
    planner, who = talks.fresh(petra), scene.middles[0]

    page = playing.planner(planner, scene.call_in, counts_told=False)
    added = playing.planner(planner, scene.call_in, counts_told=False, added=frozenset({who}))

    [out] = page.out
    assert (out.obstacles, out.may_add) == ((Obstacle.CALL_SUPPORT_FIRST,), True)
    assert who not in playing.invited(page)
    assert who in playing.invited(added)


def test_somebody_in_support_who_let_it_be_told_is_not_proposed(
    petra: Actor, sami: Actor, scene: Scene, handed_over: UUID
) -> None:
    contact = support.call(sami, handed_over_id=handed_over)
    support.consent(sami, support.case(sami, contact_id=contact))
    with access.acting_as(sami):
        changes.send_signal(sami, handed_over, SignalKind.OFFER_ACCEPTED, now=NOW)

    page = playing.planner(talks.fresh(petra), scene.call_in, counts_told=False)

    assert [row.obstacles for row in page.out] == [(Obstacle.IN_SUPPORT,)]
