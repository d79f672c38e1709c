"""Örebro's first year of consequences, as the loaded demo tells it to its coordinators."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests import databases

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.demo import consequences, loading, staging
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.sanctions import queries
from samsyn.office.sanctions.models import MeasureNote
from samsyn.simulation.city import make_world
from samsyn.simulation.world import World
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.rooms import Role, RoomKind
from samsyn.vocabulary.sanctions import MeasureState, RoundEnd, RoundState

pytestmark = pytest.mark.slow
MOST_STATEMENTS = 84  # however many rounds there are
FIRST_YEAR = (date(2022, 10, 1), date(2023, 10, 31))


@pytest.fixture(scope="module")
def world() -> World:
    made = make_world(20_221_017, today=timezone.localdate())
    return replace(made, sites=(made.site("orebro"),))


@pytest.fixture(scope="module")
def statements(
    world: World, template: Logins, django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[int]:
    """Örebro alone, loaded for the module; gives how many statements its consequences took."""
    counted: list[int] = []

    def load(joint: JointRoom, **given: object) -> None:
        with CaptureQueriesContext(connection) as captured:
            consequences.load_consequences(joint, **given)  # type: ignore[arg-type]
        counted.append(len(captured))

    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"rounds_{worker_id}") as found,
        databases.elsewhere(),
    ):
        with installation.as_owner(found):
            staging.stage(world)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(loading, "load_consequences", load)
            # The cast's own agencies stand at this site too, and have signed nothing.
            patched.setattr(loading, "load_steering", lambda *_joint, **_now: None)
            loading.load_site(world.sites[0], now=timezone.now())
        yield counted[0]


@contextmanager
def coordinator(world: World, kind: RoomKind = RoomKind.POLICE) -> Iterator[Actor]:
    [site] = world.sites
    room = site.profile.room(kind).key
    email = next(
        member.email
        for member in site.staff
        if any(held.room == room and held.role is Role.COORDINATOR for held in member.roles)
    )
    who = Staff.objects.values_list("pk", flat=True).get(email=email)
    with access.acting_as(access.actor_for(who, now=timezone.now())) as actor:
        yield actor


def test_the_first_year_has_four_rounds_of_different_length_ended_on_seen_effect(
    world: World, statements: int
) -> None:
    with coordinator(world) as petra:
        page = queries.overview(petra, now=timezone.now())

    first, last = FIRST_YEAR
    rounds = [one for one in page.past if one.started_on and first <= one.started_on <= last]
    assert len(rounds) == 4
    assert len({one.days for one in rounds}) == 4
    assert {one.ended_as for one in rounds} == {RoundEnd.EFFECT_SEEN}
    assert {one.state for one in rounds} == {RoundState.LESSONS_WRITTEN}
    assert all(one.quiet_days >= 28 and one.named and one.told for one in rounds)
    assert all(one.ended_on and one.ended_on <= last for one in rounds)
    assert statements <= MOST_STATEMENTS


def test_police_probation_and_kronofogden_took_the_measures_that_were_published(
    world: World, statements: int
) -> None:
    del statements
    with coordinator(world) as petra:
        page = queries.overview(petra, now=timezone.now())
    measures = [measure for one in page.past for measure in one.measures]

    assert {measure.state for measure in measures} == {MeasureState.DONE}
    assert {measure.agency for measure in measures} == {
        "Polisen Örebro",
        "Frivården Örebro",
        "Kronofogden Örebro",
    }
    assert {measure.lever for measure in measures} == {
        Lever.PATROL_FOCUS,
        Lever.SEIZURES,
        Lever.TRAFFIC_CHECKS,
        Lever.JOINT_OPERATION,
        Lever.DEBT_FIRST,
        Lever.SUPERVISION_FOCUS,
        Lever.RESIDENCE_CONDITION,
        Lever.CLOSER_CONTACT,
        Lever.RELEASE_FORFEITURE,
    }
    assert any(
        "Kronofogden" in measure.what
        for measure in measures
        if measure.lever is Lever.JOINT_OPERATION
    )


def test_each_agency_reads_its_own_results_alone(world: World, statements: int) -> None:
    del statements
    for kind in (RoomKind.POLICE, RoomKind.PROBATION):
        with coordinator(world, kind):
            notes = MeasureNote.objects.select_related("room")
            assert {note.room.kind for note in notes} == {kind.value}


def test_something_waits_for_a_decision_now(world: World, statements: int) -> None:
    del statements
    with coordinator(world) as petra:
        page = queries.overview(petra, now=timezone.now())

    assert page.awaiting or page.running
