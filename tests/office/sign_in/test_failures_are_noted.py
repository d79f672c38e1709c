"""Whoever fails at the door leaves a trace of the attempt, and nothing of what was typed.

Those who answer for the log of a room see attempts at accounts of that room's staff; nobody's
address is told by that, neither by the answer nor by the time it takes.
"""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import actor_named
from tests.office.sign_in.doorstep import give_password, noted_past_the_wall

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.config.databases import Logins
from samsyn.office.oversight import queries, wording

PETRA, NOBODY = "petra@exempel.example", "nobody@exempel.example"


def fail(client: Client, address: str) -> None:
    client.post("/sign-in/", {"login": address, "password": "typed in the wrong field"})


def lines(actor: Actor, **chosen: int) -> list[str]:
    with access.acting_as(actor):
        page = queries.log_of(actor, **chosen).page
    return [f"{one.who} | {one.what} | {one.about}" for one in wording.lines(page.events)]


def test_an_attempt_at_an_account_is_noted_under_its_rooms_without_what_was_typed(
    own_database: Logins,
) -> None:
    staff = give_password("petra")

    fail(Client(), PETRA.upper())

    [event] = noted_past_the_wall(own_database.owner.address.database, "sign_in_failed")
    assert event.staff_id is None
    assert event.subject == "accounts_staff"
    assert event.record_ids == [str(staff.pk)]
    assert event.room_ids == sorted({held.room_id for held in actor_named("petra").roles})
    assert event.fields == []


def test_an_attempt_at_nobody_is_noted_under_no_room(own_database: Logins) -> None:
    fail(Client(), NOBODY)

    [event] = noted_past_the_wall(own_database.owner.address.database, "sign_in_failed")
    assert (event.staff_id, event.record_ids, event.room_ids) == (None, [], [])


@pytest.mark.django_db
def test_whoever_reads_the_log_of_the_room_sees_the_attempt_and_others_do_not(
    client: Client, petra: Actor, dag: Actor, otto: Actor
) -> None:
    cache.clear()
    give_password("petra")
    attempt = f"Någon som inte är inloggad | Lyckades inte logga in | kontot för {petra.name}"

    fail(client, PETRA)
    fail(client, NOBODY)

    assert lines(petra).count(attempt) == 1
    assert attempt in lines(petra, staff_id=petra.staff_id)
    assert attempt in lines(dag)
    assert attempt not in lines(otto)
    assert [line for line in lines(otto) if "Lyckades inte" in line] == []


@pytest.mark.django_db
def test_the_database_is_asked_the_same_for_somebody_and_for_nobody(client: Client) -> None:
    give_password("petra")
    asked = []
    for address in (PETRA, NOBODY):
        cache.clear()
        client.cookies.clear()
        with CaptureQueriesContext(connection) as queried:
            fail(client, address)
        asked.append([_shape(one["sql"]) for one in queried.captured_queries])

    assert asked[0] == asked[1]
    assert any("samsyn_log.append" in sql for sql in asked[0])


def _shape(statement: str) -> str:
    return re.sub(r"'[^']*'(::int\d\[\])?|\d+", "?", statement)
