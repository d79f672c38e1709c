"""Holds the audit record in the live database against what it must be; the doctor asks it.

Each fault is a sentence with what to do. An empty list: nobody but the server's administrator can
alter, empty or drop what has been recorded.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

_TABLE = "samsyn_log.audit_auditevent"
_TAMPERING = "INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER"
# Each table with its policies, and the triggers that keep what is in it.
_TABLES = {
    _TABLE: (
        {"readers", "writers", "keepers", "erasers"},
        {"append_only", "only_erased"},
    ),
    **dict.fromkeys(
        (f"samsyn_log.audit_{name}" for name in ("place", "numbering", "seal", "copy")),
        ({"keepers"}, {"append_only"}),
    ),
}
_FUNCTIONS = {
    "append",
    "attempts_at_nobody",
    "erase_texts",
    "erased_unsealed",
    "events_of",
    "line_of",
    "look_from",
    "next_batch",
    "note_copy",
    "number_events",
    "only_erased",
    "refuse_edit",
    "sealing_state",
    "seals_after",
    "skipped",
    "write_seal",
    "samsyn_audit_insert",
    "samsyn_audit_update",
    "samsyn_audit_delete",
}
_REPAIR = "Run: samsyn prepare; if it stays so, stop and ask for help."
_OWNERS = """
SELECT pg_get_userbyid(n.nspowner), pg_get_userbyid(c.relowner),
  c.relrowsecurity AND c.relforcerowsecurity
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = to_regclass(%s)
"""
_TRIGGERS = """
SELECT tgname FROM pg_trigger
WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal AND tgenabled = 'O'
"""
_IN_SCHEMA = """
SELECT proname FROM pg_proc
WHERE pronamespace = 'samsyn_log'::regnamespace AND pg_get_userbyid(proowner) = 'samsyn_audit'
"""
_POLICIES_ON = "SELECT polname FROM pg_policy WHERE polrelid = to_regclass(%s)"
_REACH = """
SELECT rolname, pg_has_role(rolname, 'samsyn_audit', 'MEMBER'),
  has_table_privilege(rolname, to_regclass(%s), %s),
  rolname = (SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database())
FROM pg_roles WHERE rolname IN ('samsyn_owner', 'samsyn_app') ORDER BY rolname
"""


def faults_in_audit() -> list[str]:
    """Return what the database lacks of an audit record that nobody edits; empty is sound."""
    with connection.cursor() as cursor:
        found = {table: _rows(cursor, _OWNERS, table) for table in _TABLES}
        if missing := [table for table, rows in found.items() if not rows]:
            return [f"There is no table {table}. {_REPAIR}" for table in missing]
        faults: list[str] = []
        for table, rows in found.items():
            faults += _about_table(cursor, table, rows[0])
            faults += _about_reach(cursor, table)
        if {name for (name,) in _rows(cursor, _IN_SCHEMA)} != _FUNCTIONS:
            faults.append(
                f"The functions of the schema samsyn_log are not the declared ones. {_REPAIR}"
            )
        return list(dict.fromkeys(faults))


def attempts_at_nobody_since(moment: datetime) -> int:
    """Return how many attempts to sign in since then were at an address that is nobody's."""
    with connection.cursor() as cursor:
        return int(_rows(cursor, "SELECT samsyn_log.attempts_at_nobody(%s)", moment)[0][0])


def _about_table(cursor: CursorWrapper, table: str, found: tuple[Any, ...]) -> Iterator[str]:
    schema_owner, table_owner, is_forced = found
    policies, triggers = _TABLES[table]
    if {schema_owner, table_owner} != {"samsyn_audit"}:
        yield f"{table} and its schema must belong to samsyn_audit alone. {_REPAIR}"
    if not is_forced:
        yield f"{table}: row-level security is not forced. {_REPAIR}"
    if {name for (name,) in _rows(cursor, _POLICIES_ON, table)} != policies:
        yield f"{table}: its policies are not the declared ones. {_REPAIR}"
    for trigger in sorted(triggers - {name for (name,) in _rows(cursor, _TRIGGERS, table)}):
        yield f"{table}: the trigger {trigger} is missing or off. {_REPAIR}"


def _about_reach(cursor: CursorWrapper, table: str) -> Iterator[str]:
    for role, is_member, may_tamper, owns_database in _rows(cursor, _REACH, table, _TAMPERING):
        if is_member:
            yield f"{role} is a member of samsyn_audit. Run: samsyn prepare"
        if may_tamper:
            yield f"Run as a superuser: REVOKE {_TAMPERING} ON {table} FROM {role}"
        if owns_database:
            yield (
                f"{role} owns the database and can drop it, the audit record with it. Run as a"
                " superuser: ALTER DATABASE … OWNER TO the administrator"
            )


def _rows(cursor: CursorWrapper, query: str, *values: Any) -> list[tuple[Any, ...]]:
    cursor.execute(query, values)
    return list(cursor.fetchall())
