"""Whoever fails at the door leaves a trace of the attempt, and nothing of what was typed."""

import pytest
from django.test import Client
from tests.office.sign_in.doorstep import give_password, noted_past_the_wall

from samsyn.office.config.databases import Logins


@pytest.mark.parametrize("address", ["petra@exempel.example", "nobody@exempel.example"])
def test_a_failed_attempt_is_noted_without_what_was_typed(
    own_database: Logins, address: str
) -> None:
    give_password("petra")

    Client().post("/sign-in/", {"login": address, "password": "typed in the wrong field"})

    [event] = noted_past_the_wall(own_database.owner.address.database, "sign_in_failed")
    assert event.staff_id is None
    assert event.subject == "session"
    assert (event.record_ids, event.room_ids, event.fields) == ([], [], [])
