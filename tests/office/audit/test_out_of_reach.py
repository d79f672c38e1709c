"""What has been recorded stays: the owner of all other tables cannot alter, empty or drop it."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from psycopg.errors import InsufficientPrivilege
from tests import databases

from samsyn.office.audit.soundness import attempts_at_nobody_since, faults_in_audit
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins

HARM = """BEGIN
EXECUTE 'ALTER TABLE samsyn_log.audit_auditevent DISABLE TRIGGER ALL';
EXECUTE 'DELETE FROM samsyn_log.audit_auditevent';
RETURN NULL;
END"""


def as_superuser(found: Logins, command: str) -> None:
    with psycopg.connect(databases.superuser(found).dsn(), autocommit=True) as server:
        server.execute(command)


def counted(found: Logins) -> int:
    [(number,)] = databases.rows(
        databases.superuser(found), "SELECT count(*) FROM samsyn_log.audit_auditevent"
    )
    return int(number)


@pytest.fixture(scope="module")
def attacked(template: Logins, django_db_blocker: pytest.Item, worker_id: str) -> Iterator[Logins]:
    """One database for all attempts that must change nothing."""
    with django_db_blocker.unblock(), databases.clone(template, f"attacked_{worker_id}") as found:
        yield found


@pytest.mark.parametrize(
    "deed",
    [
        "DROP TABLE samsyn_log.audit_auditevent",
        "TRUNCATE samsyn_log.audit_auditevent",
        "DELETE FROM samsyn_log.audit_auditevent",
        "UPDATE samsyn_log.audit_auditevent SET purpose = ''",
        "INSERT INTO samsyn_log.audit_auditevent (action) VALUES ('read')",
        "ALTER TABLE samsyn_log.audit_auditevent DROP COLUMN staff_id",
        "ALTER TABLE samsyn_log.audit_auditevent RENAME TO old_events",
        "ALTER TABLE samsyn_log.audit_auditevent SET SCHEMA public",
        "ALTER TABLE samsyn_log.audit_auditevent OWNER TO samsyn_owner",
        "ALTER TABLE samsyn_log.audit_auditevent DISABLE TRIGGER append_only",
        "ALTER TABLE samsyn_log.audit_auditevent DISABLE TRIGGER ALL",
        "ALTER TABLE samsyn_log.audit_auditevent DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE samsyn_log.audit_auditevent NO FORCE ROW LEVEL SECURITY",
        "CREATE POLICY all_of_it ON samsyn_log.audit_auditevent USING (true)",
        "DROP POLICY readers ON samsyn_log.audit_auditevent",
        "DROP TRIGGER append_only ON samsyn_log.audit_auditevent",
        "CREATE TRIGGER mine AFTER INSERT ON samsyn_log.audit_auditevent"
        " EXECUTE FUNCTION samsyn_log.samsyn_audit_insert()",
        "CREATE RULE nothing AS ON INSERT TO samsyn_log.audit_auditevent DO INSTEAD NOTHING",
        "DROP SCHEMA samsyn_log CASCADE",
        "ALTER SCHEMA samsyn_log OWNER TO samsyn_owner",
        "CREATE TABLE samsyn_log.decoy (id integer)",
        "DROP FUNCTION samsyn_log.refuse_edit() CASCADE",
        "DROP FUNCTION samsyn_log.samsyn_audit_update() CASCADE",
        "ALTER FUNCTION samsyn_log.append(text, text, text[], integer[], text[], integer)"
        " SECURITY INVOKER",
        "CREATE OR REPLACE FUNCTION samsyn_log.refuse_edit() RETURNS trigger"
        " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "SET ROLE samsyn_audit",
        "SET SESSION AUTHORIZATION samsyn_audit",
        "GRANT samsyn_audit TO samsyn_owner",
        "DROP OWNED BY samsyn_audit",
        "REASSIGN OWNED BY samsyn_audit TO samsyn_owner",
        "SET session_replication_role = replica",
    ],
)
def test_the_owner_may_not(attacked: Logins, deed: str) -> None:
    before = counted(attacked)

    with (
        psycopg.connect(attacked.owner.dsn(), autocommit=True) as owner,
        pytest.raises(InsufficientPrivilege),
    ):
        owner.execute(deed)

    assert counted(attacked) == before > 0


def test_the_owner_cannot_drop_the_database_around_it(attacked: Logins) -> None:
    name = attacked.owner.address.database
    with (
        psycopg.connect(attacked.owner.to("postgres").dsn(), autocommit=True) as owner,
        pytest.raises(InsufficientPrivilege, match="must be owner"),
    ):
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_nothing_of_the_owners_runs_in_the_name_of_the_audit_role(own_database: Logins) -> None:
    # Functions named like those that the record calls, made by the owner, are not called.
    before = counted(own_database)
    with psycopg.connect(own_database.owner.dsn(), autocommit=True) as owner:
        for function in (
            "samsyn_staff() RETURNS integer",
            "coalesce_text(text, text) RETURNS text",
            "current_setting(text, boolean) RETURNS text",
            "to_jsonb(accounts_staff) RETURNS jsonb",
            "count() RETURNS bigint",
            "clock_timestamp() RETURNS timestamptz",
        ):
            owner.execute(
                f"CREATE OR REPLACE FUNCTION public.{function} LANGUAGE plpgsql AS $$ {HARM} $$"
            )
        owner.execute("SELECT samsyn_log.append('note', 'x', '{}', '{}', '{}', 0)")
        owner.execute("UPDATE accounts_staff SET title = 'x' WHERE id = 1")

    assert counted(own_database) == before + 2
    assert faults_in_audit() == []


def test_what_the_owner_does_to_a_watched_table_is_recorded(own_database: Logins) -> None:
    with psycopg.connect(own_database.owner.dsn(), autocommit=True) as owner:
        owner.execute("UPDATE accounts_staff SET title = 'x' WHERE id = 1")

    latest = databases.rows(
        databases.superuser(own_database),
        "SELECT login, action, subject, fields FROM samsyn_log.audit_auditevent"
        " ORDER BY id DESC LIMIT 1",
    )
    assert latest == [("samsyn_owner", "update", "accounts_staff", ["title"])]


def test_preparing_takes_back_what_a_cut_off_preparation_left_lent(own_database: Logins) -> None:
    as_superuser(own_database, "GRANT samsyn_audit TO samsyn_owner")
    lent = faults_in_audit()

    installation.prepare_tables(own_database, databases.superuser(own_database))

    assert "samsyn_owner is a member of samsyn_audit" in lent[0]
    assert faults_in_audit() == []


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (
            "ALTER TABLE samsyn_log.audit_auditevent OWNER TO samsyn_owner",
            "must belong to samsyn_audit",
        ),
        (
            "ALTER TABLE samsyn_log.audit_auditevent NO FORCE ROW LEVEL SECURITY",
            "row-level security",
        ),
        ("CREATE POLICY gap ON samsyn_log.audit_auditevent USING (true)", "policies"),
        ("ALTER TABLE samsyn_log.audit_auditevent DISABLE TRIGGER append_only", "append_only"),
        ("DROP FUNCTION samsyn_log.attempts_at_nobody(timestamptz)", "functions"),
        ("GRANT DELETE ON samsyn_log.audit_auditevent TO samsyn_app", "REVOKE"),
        ("ALTER DATABASE {} OWNER TO samsyn_owner", "owns the database"),
        ("DROP SCHEMA samsyn_log CASCADE", "There is no table"),
    ],
)
def test_each_gap_is_found_and_named(own_database: Logins, damage: str, named: str) -> None:
    as_superuser(own_database, damage.replace("{}", own_database.owner.address.database))

    assert [fault for fault in faults_in_audit() if named in fault]


def test_attempts_at_nobody_are_counted_without_being_read(own_database: Logins) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_log.append('sign_in_failed', 'session', '{}', '{}', '{}', 0)")
        cursor.execute(
            "SELECT samsyn_log.append('sign_in_failed', 'session', '{}', '{1}', '{}', 0)"
        )
        cursor.execute("SELECT count(*) FROM samsyn_log.audit_auditevent")
        assert cursor.fetchone() == (0,)

    now = timezone.now()
    assert attempts_at_nobody_since(now - timedelta(hours=1)) == 1
    assert attempts_at_nobody_since(now + timedelta(hours=1)) == 0
