"""The wall as the database has it: nothing without context, nothing of another room."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.models import Compartment
from samsyn.office.people.models import Person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def compartment(key: str) -> Compartment:
    return Compartment.objects.get(room__key=key, is_open=True)


def write_person(actor: Actor, room: str) -> Person:
    part = compartment(room)
    with access.acting_as(actor):
        return Person.objects.create(
            room=part.room, compartment=part, recorded_at=NOW, recorded_by_id=actor.staff_id
        )


def test_without_a_context_there_are_no_rows(petra: Actor) -> None:
    write_person(petra, "orebro-police")

    assert Person.objects.count() == 0


def test_the_other_city_sees_nothing(petra: Actor, otto: Actor) -> None:
    written = write_person(petra, "orebro-police")

    with access.acting_as(otto):
        assert not Person.objects.filter(pk=written.pk).exists()
        with pytest.raises(access.NotVisible):
            access.get_visible(otto, Person.objects, pk=written.pk)


def test_nobody_writes_into_a_room_they_do_not_read(petra: Actor) -> None:
    with pytest.raises(DatabaseError, match="row-level security"):
        write_person(petra, "malmo-police")


def test_the_application_cannot_widen_its_own_grants(db: None) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO partners_grant (role, deed) VALUES ('steering', 'read_records')"
        )


def test_the_audit_record_cannot_be_edited(petra: Actor) -> None:
    write_person(petra, "orebro-police")

    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM samsyn_log.audit_auditevent")


def test_an_unknown_person_is_not_visible(petra: Actor) -> None:
    with access.acting_as(petra), pytest.raises(access.NotVisible):
        access.get_visible(petra, Person.objects, pk=uuid4())
