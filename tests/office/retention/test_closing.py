"""A whole room ends: all of it hidden, erased by two, and proved gone."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests import databases
from tests.conftest import actor_named

from samsyn.office import access
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.groups import changes as groups
from samsyn.office.groups.changes import GroupPlan
from samsyn.office.partners import changes as partners
from samsyn.office.partners.models import Room
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan
from samsyn.office.retention import changes
from samsyn.office.retention.changes import CannotClose
from samsyn.vocabulary.groups import GroupKind
from samsyn.vocabulary.rooms import Role

KEY = "orebro-municipality"
NOW = timezone.now()
AFTER_THE_WAIT = NOW + timedelta(days=31)


def test_a_room_ends_with_a_proof_that_nothing_is_left(
    own_database: Logins, tmp_path: Path
) -> None:
    with installation.as_owner(own_database):  # a second coordinator, who approves
        give_role("petra")
    mona, petra = actor_named("mona"), actor_named("petra")
    room = Room.objects.get(key=KEY).pk
    with access.acting_as(mona):
        plan = PersonPlan(room_id=room, names=(NamePlan(given="Ada", family="Borg"),))
        people.record_person(mona, plan, now=NOW)
        group = GroupPlan(room_id=room, working_name="G", kind=next(iter(GroupKind)))
        groups.record_groups(mona, [group], now=NOW)

    hidden = changes.begin_closing(KEY, now=NOW)
    with pytest.raises(CannotClose, match="is not empty"):
        changes.end_closing(KEY, now=NOW)
    with access.acting_as(mona):
        batch = changes.prepare_batch(mona, room, None, now=AFTER_THE_WAIT)
    with access.acting_as(petra):
        changes.approve_batch(
            petra, batch, has_looked=True, archive_reference="", now=AFTER_THE_WAIT
        )
    changes.erase_batch(batch, now=AFTER_THE_WAIT, kept_in=tmp_path / "journal.jsonl")
    with installation.as_owner(own_database):
        proof = changes.end_closing(KEY, now=timezone.now())

    assert (hidden["person"], hidden["group"]) == (1, 1)
    assert (proof.left, proof.waiting, proof.receipts) == ({}, 0, {"group": 1, "person": 1})
    assert room not in actor_named("mona").reading_rooms
    counted = databases.rows(
        databases.superuser(own_database),
        "SELECT count(*) FROM people_personname WHERE room_id = %s",
        room,
    )
    assert counted == [(0,)]


def give_role(name: str) -> None:
    staff = Staff.objects.get(email=f"{name}@exempel.example")
    partners.give_role(staff, KEY, Role.COORDINATOR, now=NOW - timedelta(days=1))


def test_a_room_that_is_not_there_is_not_closed(own_database: Logins) -> None:
    with pytest.raises(CannotClose, match="There is no room"):
        changes.begin_closing("nowhere", now=NOW)
