"""Preparing is repeatable, by many at once, and leaves the office without the owner's rights."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import connection
from tests import databases

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins


def test_preparing_again_changes_nothing(own_database: Logins) -> None:
    before = databases.rows(
        own_database.owner, "SELECT role, deed FROM partners_grant ORDER BY 1, 2"
    )

    installation.prepare_tables(own_database, databases.superuser(own_database))

    after = databases.rows(
        own_database.owner, "SELECT role, deed FROM partners_grant ORDER BY 1, 2"
    )
    assert after == before


def test_after_preparing_the_office_is_the_application_again(own_database: Logins) -> None:
    installation.prepare_tables(own_database, databases.superuser(own_database))

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("samsyn_app",)


@pytest.mark.parametrize(
    "forbidden",
    [
        "INSERT INTO partners_staffrole (staff_id, room_id, role) VALUES (1, 1, 'coordinator')",
        "UPDATE partners_compartment SET is_open = true",
        "DELETE FROM partners_compartmentstaff",
        "UPDATE samsyn_log.audit_auditevent SET purpose = ''",
        "INSERT INTO samsyn_log.audit_auditevent (action) VALUES ('read')",
        "TRUNCATE samsyn_log.audit_auditevent",
        "DROP TABLE people_person",
        "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE loot (id integer)",
        "SET ROLE samsyn_owner",
        "SET ROLE samsyn_audit",
        "SET session_replication_role = replica",
    ],
)
def test_the_application_may_not(own_database: Logins, forbidden: str) -> None:
    with (
        psycopg.connect(own_database.application.dsn()) as office,
        pytest.raises(psycopg.Error, match=r"permission denied|must be owner"),
    ):
        office.execute(forbidden)


def test_twenty_at_once_lose_nothing_in_the_audit_record(own_database: Logins) -> None:
    def note(number: int) -> None:
        with psycopg.connect(own_database.application.dsn()) as office:
            office.execute(
                "SELECT samsyn_log.append('note', %s, '{}', '{}', '{}', 0)", [str(number)]
            )

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(note, range(20)))

    admin = databases.superuser(own_database)
    noted = databases.rows(
        admin, "SELECT subject FROM samsyn_log.audit_auditevent WHERE action = 'note'"
    )
    assert sorted(int(subject) for (subject,) in noted) == list(range(20))
