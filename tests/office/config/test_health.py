"""The doctor finds what is wrong and says what to do."""

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from tests import databases

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.config.health import Finding, findings


def ailing() -> dict[str, Finding]:
    return {one.about: one for one in findings(settings.ENVIRONMENT) if not one.is_sound}


def as_superuser(found: Logins, command: str) -> None:
    with psycopg.connect(databases.superuser(found).dsn(), autocommit=True) as connection:
        connection.execute(command)


def test_a_sound_installation_has_nothing_to_do(own_database: Logins) -> None:
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
