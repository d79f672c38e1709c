"""Addresses that nobody reads: rows without a policy, opened by functions that do one thing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from tests import databases

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.config.databases import Logins
from samsyn.office.followers import changes, queries
from samsyn.office.followers.models import Follower
from samsyn.office.partners.models import Site

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
EVENT = NOW + timedelta(days=30)
LATER = EVENT + timedelta(minutes=10)
ALVA = "alva@exempel.example"


def site(key: str = "orebro") -> int:
    return Site.objects.values_list("pk", flat=True).get(key=key)


def follow(address: str = ALVA, language: str = "sv", key: str = "orebro") -> None:
    changes.follow(site(key), address, language, now=NOW)


def taken(key: str = "orebro", *, event: datetime = EVENT, now: datetime = LATER) -> list[str]:
    def letters() -> Iterator[str]:
        while letter := changes.take_letter(site(key), event, now=now):
            yield letter.address

    return list(letters())


@pytest.mark.django_db
def test_whoever_follows_is_told_once_of_what_comes_after() -> None:
    follow()
    follow("bo@exempel.example", "en")

    assert taken(event=NOW - timedelta(days=1)) == []
    assert queries.is_anybody_waiting(site(), EVENT, now=LATER)
    assert sorted(taken()) == [ALVA, "bo@exempel.example"]
    assert taken() == []
    assert not queries.is_anybody_waiting(site(), EVENT, now=LATER)
    assert taken("malmo") == []


@pytest.mark.django_db
def test_following_twice_is_one_row_in_the_latest_language() -> None:
    follow()
    follow(ALVA.upper(), "en")

    letter = changes.take_letter(site(), EVENT, now=LATER)

    assert letter is not None
    assert (letter.address, letter.language) == (ALVA, "en")
    assert taken() == []


@pytest.mark.django_db
def test_whoever_stops_is_gone_at_once_and_stopping_twice_is_no_fault() -> None:
    follow()
    letter = changes.take_letter(site(), EVENT, now=LATER)
    assert letter is not None

    changes.stop(letter.follower)
    changes.stop(letter.follower)

    assert taken(event=EVENT + timedelta(days=1)) == []


@pytest.mark.django_db
def test_a_refused_letter_is_tried_again_after_some_hours_and_holds_up_nobody() -> None:
    follow()
    follow("bo@exempel.example")
    refused = changes.take_letter(site(), EVENT, now=LATER)
    assert refused is not None
    changes.give_back(refused, now=LATER)

    assert refused.address not in taken(now=LATER + timedelta(hours=1))
    assert taken(now=LATER + timedelta(hours=7)) == [refused.address]
    assert taken(now=LATER + timedelta(hours=14)) == []


@pytest.mark.django_db
def test_who_has_followed_since_before_a_moment_is_forgotten() -> None:
    follow()

    assert changes.forget(site(), until=NOW) == 0
    assert changes.forget(site("malmo"), until=EVENT) == 0
    assert changes.forget(site(), until=EVENT) == 1
    assert taken() == []


@pytest.mark.django_db
@pytest.mark.parametrize(("many", "told"), [(0, 0), (4, 0), (5, 5), (13, 10)])
def test_a_coordinator_learns_how_many_in_steps_of_five(
    petra: Actor, stig: Actor, otto: Actor, many: int, told: int
) -> None:
    for number in range(many):
        follow(f"reader{number}@exempel.example")

    found = {}
    for actor in (petra, stig, otto):
        with access.acting_as(actor):
            found[actor.name] = queries.at_least(site())

    assert found[petra.name] == told
    assert found[stig.name] is None
    assert found[otto.name] is None
    assert queries.at_least(site()) is None


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["petra", "aino", "sami", "dag", "otto", "lena"])
def test_no_staff_of_any_room_reads_writes_or_takes_out_an_address(
    request: pytest.FixtureRequest, name: str
) -> None:
    follow()
    actor: Actor = request.getfixturevalue(name)

    with access.acting_as(actor):
        assert not Follower.objects.exists()
        assert Follower.objects.update(language="en") == 0
        assert Follower.objects.all().delete()[0] == 0
        with pytest.raises(ProgrammingError, match="Nobody of the staff"), transaction.atomic():
            _ask_past_the_job()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Follower.objects.create(
                site_id=site(), address=ALVA, language="sv", since=NOW, told_until=NOW
            )

    assert not Follower.objects.exists()
    assert taken() == [ALVA]


def _ask_past_the_job() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM samsyn_followers_take(%s, %s, %s)", [site(), EVENT, LATER])


def test_many_workers_at_once_take_every_letter_once(own_database: Logins) -> None:
    addresses = [f"reader{number}@exempel.example" for number in range(40)]
    for address in addresses:
        follow(address)

    def work(_turn: int) -> list[str]:
        try:
            return taken()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        found = list(workers.map(work, range(4)))

    assert sorted(one for several in found for one in several) == sorted(addresses)
    assert rows(own_database) == [(one,) for one in sorted(addresses)]


def test_the_same_address_at_once_is_one_row(own_database: Logins) -> None:
    def ask(_turn: int) -> None:
        try:
            follow()
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pages:
        list(pages.map(ask, range(12)))

    assert rows(own_database) == [(ALVA,)]


def test_a_letter_is_marked_before_it_leaves_the_database(own_database: Logins) -> None:
    follow()
    letter = changes.take_letter(site(), EVENT, now=LATER)
    assert letter is not None

    marked = databases.rows(
        databases.superuser(own_database), "SELECT id, told_until FROM followers_follower"
    )

    assert marked == [(letter.follower, EVENT)]
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        changes.take_letter(site(), EVENT, now=LATER)


def test_the_applications_own_login_reads_no_row_past_the_functions(own_database: Logins) -> None:
    follow()
    with psycopg.connect(own_database.application.dsn()) as application:
        seen = application.execute("SELECT * FROM followers_follower").fetchall()
        application.execute("SELECT set_config('samsyn.staff', '1', true)")
        as_staff = application.execute("SELECT * FROM followers_follower").fetchall()

    assert seen == as_staff == []
    [(_id, address)] = databases.rows(
        databases.superuser(own_database), "SELECT id, address FROM followers_follower"
    )
    assert address == ALVA
    assert isinstance(_id, UUID)


def rows(found: Logins) -> list[tuple[str, ...]]:
    query = "SELECT address FROM followers_follower ORDER BY address"
    return databases.rows(databases.superuser(found), query)
