"""The doctor finds what is wrong and says what to do."""

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone
from tests import databases
from tests.office.audit.sealed import seal

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.config.health import Finding, findings
from samsyn.office.partners.changes import RoomPlan, open_room
from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import LegalRegime, RoomKind


def ailing() -> dict[str, Finding]:
    return {one.about: one for one in findings(settings.ENVIRONMENT) if not one.is_sound}


def as_superuser(found: Logins, command: str) -> None:
    with psycopg.connect(databases.superuser(found).dsn(), autocommit=True) as connection:
        connection.execute(command)


def test_a_sound_installation_has_nothing_to_do(own_database: Logins) -> None:
    seal(own_database, now=timezone.now())  # the template may have been made long ago

    assert ailing() == {}


@pytest.mark.parametrize(
    ("damage", "about", "advice"),
    [
        ("ALTER TABLE people_person NO FORCE ROW LEVEL SECURITY", "walls", "people_person"),
        ("DELETE FROM partners_grant WHERE deed = 'read_audit'", "grants", "samsyn prepare"),
        ("DELETE FROM django_migrations WHERE app = 'incidents'", "tables", "samsyn prepare"),
    ],
)
def test_each_damage_is_found_with_what_to_do(
    own_database: Logins, damage: str, about: str, advice: str
) -> None:
    as_superuser(own_database, damage)

    assert advice in ailing()[about].advice


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM partners_staffrole WHERE role = 'door' AND room_id = ROOM",
        "UPDATE partners_staffrole SET ends_at = now() WHERE role = 'door' AND room_id = ROOM",
        "UPDATE accounts_staff SET is_active = false WHERE id IN"
        " (SELECT staff_id FROM partners_staffrole WHERE role = 'door' AND room_id = ROOM)",
    ],
)
def test_a_room_of_social_services_without_a_door_is_found_and_opened_anew(
    own_database: Logins, damage: str
) -> None:
    room = Room.objects.get(key="orebro-social")
    as_superuser(own_database, damage.replace("ROOM", str(room.pk)))

    found = ailing()["doors"]
    with installation.as_owner(own_database):
        plan = RoomPlan(
            key=room.key,
            kind=RoomKind.SOCIAL_SERVICES,
            regime=LegalRegime.SOCIAL_SERVICES,
            controller="orebro-social",
            name=room.name,
            short_name=room.short_name,
            prefix=room.number_prefix,
        )
        open_room(plan, room.site, now=timezone.now())

    assert found.state == "1 rooms have none"
    assert "No hand-over to support can reach orebro-social" in found.advice
    assert "samsyn site open" in found.advice
    assert "doors" not in ailing()


def test_a_database_without_tables_is_told_in_one_line(own_database: Logins) -> None:
    for schema in ("public", "samsyn_log"):
        as_superuser(own_database, f"DROP SCHEMA {schema} CASCADE")

    assert {about: found.advice for about, found in ailing().items()} == {
        "tables": "Run: samsyn prepare"
    }


def test_many_faults_of_one_kind_are_counted_and_not_all_told(own_database: Logins) -> None:
    as_superuser(own_database, "DROP FUNCTION samsyn_my_compartments() CASCADE")

    found = ailing()["walls"]

    assert int(found.state.split()[0]) > 20
    assert found.advice.endswith(" more.")
    assert len(found.advice) < 300


def test_guessing_at_addresses_is_found(own_database: Logins) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT samsyn_log.append('sign_in_failed', 'session', '{}', '{}', '{}', 0)"
            " FROM generate_series(1, 100)"
        )

    assert "proxy" in ailing()["sign-ins"].advice


def test_an_office_that_signs_in_as_the_owner_is_found(own_database: Logins) -> None:
    installation.connect(own_database.owner)
    try:
        assert "samsyn_owner" in ailing()["roles"].advice
    finally:
        connections["default"].close()


def test_a_database_that_is_gone_is_a_finding_and_not_a_trace(own_database: Logins) -> None:
    installation.connect(own_database.application.to("nowhere"))

    found = ailing()

    assert "could not be asked" in found["walls"].state
    assert found["walls"].advice
