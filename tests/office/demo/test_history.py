"""The loaded demo, asked by the coordinators of the sites: it carries the published figures."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from tests import databases
from tests.journeys.installations import loaded_demo

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.aftermath import queries as aftermath
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.call_ins.models import CallIn, Consideration, Debrief, Speaker
from samsyn.office.config import installation
from samsyn.office.config.environment import Environment
from samsyn.office.notifications import queries as talks
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.promises.models import Promise
from samsyn.simulation.city import make_world
from samsyn.simulation.world import World
from samsyn.vocabulary.call_ins import AbsenceReason
from samsyn.vocabulary.rooms import Role, RoomKind
from samsyn.vocabulary.talks import TalkTrigger

pytestmark = pytest.mark.slow
SITES = ("orebro", "jarfalla-upplands-bro", "malmo")


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(20_221_017, today=timezone.localdate())


@pytest.fixture(scope="module")
def loaded(django_db_blocker: pytest.Item) -> Iterator[None]:
    """The demo's records, as its command has loaded them."""
    with (
        django_db_blocker.unblock(),
        loaded_demo("history") as demo,
        databases.elsewhere(),
    ):
        environment = Environment(mode="demo", data_folder=str(demo.folder))
        installation.start_database(environment)
        installation.connect_application(environment)
        yield


@contextmanager
def coordinator(world: World, key: str) -> Iterator[Actor]:
    """Act as the coordinator of the site's police."""
    site = world.site(key)
    room = site.profile.room(RoomKind.POLICE).key
    email = next(
        member.email
        for member in site.staff
        if any(held.room == room and held.role is Role.COORDINATOR for held in member.roles)
    )
    who = Staff.objects.values_list("pk", flat=True).get(email=email)
    with access.acting_as(access.actor_for(who, now=timezone.now())) as actor:
        yield actor


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def tally(actor: Actor, first: date, last: date) -> talks.Tally:
    """Count the talks between two days, both included."""
    until = midnight(last + timedelta(days=1))
    return talks.tally(talks.contacts(actor, since=midnight(first), until=until))


@pytest.mark.usefixtures("loaded")
def test_orebro_has_called_ten_in_october_2022_and_visited_thirty_afterwards(world: World) -> None:
    with coordinator(world, "orebro") as petra:
        called = call_ins.called_to(petra, since=date(2022, 10, 1), until=date(2022, 10, 31))
        visited = tally(petra, called[0].on, date(2023, 3, 31))

    assert len({one.person_id for one in called}) == 10
    assert visited.people_met == 30
    assert visited.attempts > visited.talks


@pytest.mark.usefixtures("loaded")
def test_jarfalla_and_upplands_bro_talk_with_forty_before_seven_speak(world: World) -> None:
    with coordinator(world, "jarfalla-upplands-bro") as actor:
        first = access.visible_to(actor, CallIn.objects).order_by("starts_at")[0]
        voices = access.visible_to(actor, Speaker.objects).filter(call_in=first)
        held = tally(actor, date(2023, 4, 1), timezone.localdate(first.starts_at))

        assert len({one.name for one in voices}) == 7
        assert all(one.approved_at for one in voices)
    assert held.talks == 40


@pytest.mark.usefixtures("loaded")
def test_malmo_reaches_25_in_three_call_ins_and_44_in_49_talks(world: World) -> None:
    with coordinator(world, "malmo") as actor:
        called = call_ins.called_to(actor, since=date(2018, 10, 1), until=date(2020, 2, 29))
        held = tally(actor, date(2018, 10, 1), date(2020, 2, 29))

    assert len({one.call_in_id for one in called}) == 3
    assert len({one.person_id for one in called if one.came}) == 25
    assert (held.people_met, held.talks) == (44, 49)
    assert held.attempts > held.talks


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("key", SITES)
def test_every_held_call_in_is_debriefed_and_leaves_promises(world: World, key: str) -> None:
    with coordinator(world, key) as actor:
        rows = access.visible_to(actor, CallIn.objects).filter(starts_at__lt=timezone.now())
        held = list(rows.values_list("pk", flat=True))
        debriefed = access.visible_to(actor, Debrief.objects).filter(held_on__isnull=False)
        promised = access.visible_to(actor, Promise.objects).filter(occasion_id__in=held)

        assert set(debriefed.values_list("call_in_id", flat=True)) == set(held)
        assert len(promised) == 2 * len(held)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("key", SITES)
def test_whoever_missed_a_call_in_is_proposed_a_talk_unless_in_custody(
    world: World, key: str
) -> None:
    with coordinator(world, key) as actor:
        rows = access.visible_to(actor, CustomNotification.objects)
        owed = rows.filter(trigger=TalkTrigger.MISSED_CALL_IN.value)
        proposed = set(owed.values_list("occasion_id", "person_id"))
        for call_in in access.visible_to(actor, CallIn.objects).filter(
            starts_at__lt=timezone.now() - timedelta(days=60)
        ):
            absent = call_ins.absentees(actor, call_in.pk, today=timezone.localdate())
            to_meet = {one.person_id for one in absent if one.reason is not AbsenceReason.CUSTODY}
            assert {(call_in.pk, person) for person in to_meet} <= proposed


@pytest.mark.usefixtures("loaded")
def test_orebro_plans_a_call_in_that_is_half_prepared(world: World) -> None:
    with coordinator(world, "orebro") as petra:
        [ahead] = access.visible_to(petra, CallIn.objects).filter(starts_at__gt=timezone.now())
        head = call_ins.head_of(petra, ahead.pk, today=timezone.localdate())
        considered = access.visible_to(petra, Consideration.objects).filter(call_in=ahead)
        outcomes = list(considered.values_list("outcome", flat=True))
        called = call_ins.called_to(petra, since=timezone.localdate(), until=date(2999, 1, 1))

    assert (head.steps_done > 0, head.overdue > 0) == (True, True)
    assert [outcomes.count(one) for one in ("chosen", "excluded", "not_chosen")] == [10, 3, 4]
    assert called == ()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("key", SITES)
def test_the_latest_shooting_is_being_answered_and_the_one_before_is_answered(
    world: World, key: str
) -> None:
    with coordinator(world, key) as actor:
        under_way, done = [
            line
            for line in aftermath.responses(actor, now=timezone.now() + timedelta(days=1))
            if line.is_begun
        ]

    assert under_way.done < 6
    assert done.done == 6
