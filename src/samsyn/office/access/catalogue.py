"""Holds the live database against the declared walls; `samsyn doctor` and a test ask it.

Each fault is a sentence that names the table and what is missing.
"""

from collections.abc import Iterator

from django.db import connection

from samsyn.office.access.walls import Wall, walls

_TABLES = """
SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
"""
_POLICIES = """
SELECT tablename, policyname, permissive, cmd, roles::text[], qual, with_check FROM pg_policies
WHERE schemaname = 'public'
"""
_TRIGGERS = """
SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
"""
_CONSTRAINTS = "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE convalidated"
_ROLE = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
_AUDIT = {"audit_insert", "audit_update", "audit_delete"}
_SOURCES = {"sources_settle_new", "sources_settle_changed"}
_LOOKUP = "samsyn_my_compartments"
_DOOR = (
    f"((compartment_id = ANY (( SELECT {_LOOKUP}() AS {_LOOKUP})::integer[])) AND "
    "(room_id = ANY (( SELECT samsyn_rooms_granting('receive_disclosure'::text) AS "
    "samsyn_rooms_granting)::integer[])))"
)
_IN_ROOM = "a_compartment_lies_in_its_room"


def faults_in_catalogue() -> list[str]:
    """Return what the database lacks of the declared walls and audit; empty is sound."""
    with connection.cursor() as cursor:
        cursor.execute(_ROLE)
        faults = []
        if cursor.fetchone()[0]:
            faults.append("The application signs in as a role that passes every wall.")
        cursor.execute(_TABLES)
        secured = {name: (enabled, forced) for name, enabled, forced in cursor.fetchall()}
        cursor.execute(_POLICIES)
        policies = cursor.fetchall()
        cursor.execute(_TRIGGERS)
        triggers = set(cursor.fetchall())
        cursor.execute(_CONSTRAINTS)
        constraints = set(cursor.fetchall())
    for wall in walls():
        faults.extend(_faults_of(wall, secured, policies, triggers, constraints))
    return faults


def _faults_of(
    wall: Wall,
    secured: dict[str, tuple[bool, bool]],
    policies: list[tuple[object, ...]],
    triggers: set[tuple[str, str]],
    constraints: set[tuple[str, str]],
) -> Iterator[str]:
    table = wall.table
    enabled, forced = secured.get(table, (False, False))
    if not enabled:
        yield f"{table}: row-level security is off."
    if not forced:
        yield f"{table}: row-level security is not forced on the owner."
    declared = _condition(wall)
    own: list[tuple[object, ...]] = [policy[1:] for policy in policies if policy[0] == table]
    expected: list[tuple[object, ...]] = [
        ("wall", "PERMISSIVE", "ALL", ["public"], declared, declared)
    ]
    if wall.is_written_by_door:
        expected.insert(0, ("door", "PERMISSIVE", "INSERT", ["public"], None, _DOOR))
    if sorted(own, key=str) != expected:
        yield f"{table}: its policy is not the declared wall."
    yield from _faults_of_audit(table, triggers)
    if (table, _IN_ROOM) not in constraints:
        yield f"{table}: nothing ties a row's compartment to its room."
    if wall.rests_on_sources:
        yield from _faults_of_sources(table, triggers)


def _faults_of_audit(table: str, triggers: set[tuple[str, str]]) -> Iterator[str]:
    for trigger in sorted(_AUDIT - {name for relation, name in triggers if relation == table}):
        yield f"{table}: the trigger {trigger} is missing."


def _faults_of_sources(table: str, triggers: set[tuple[str, str]]) -> Iterator[str]:
    for trigger in sorted(_SOURCES - {name for relation, name in triggers if relation == table}):
        yield f"{table}: the trigger {trigger} is missing, so its sources do not follow."


def _condition(wall: Wall) -> str:
    """Write the policy's condition in the words in which PostgreSQL gives it back."""
    tests = [
        f"({column} = ANY (( SELECT {_LOOKUP}() AS {_LOOKUP})::integer[]))"
        for column in sorted(wall.columns)
    ]
    return tests[0] if len(tests) == 1 else f"({' AND '.join(tests)})"
