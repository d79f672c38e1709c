"""Takes a site into an empty installation: all of it in one transaction, or nothing.

Rows are written as they were, past the triggers that guard a change made today. Keys between
tables, checks and walls hold as ever; then rows, record and walls are held against the file.
"""

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from psycopg import Connection, Error
from psycopg.sql import SQL, Composed, Identifier

from samsyn.office.audit.changes import OperatorEvent, record_by_operator
from samsyn.office.moving.declared import KEPT_BACK, NUMBER, NUMBERS, SHIPPED, STAFF
from samsyn.office.moving.dictionary import columns_of
from samsyn.office.moving.exporting import NUMBER_FIELD, RECORD, Tell
from samsyn.office.moving.opening import Opened
from samsyn.office.moving.record import NotAsSealed, take_record
from samsyn.office.moving.tables import Table, tables
from samsyn.office.people.changes import remake_tokens
from samsyn.office.people.sealing import match_key, seal
from samsyn.sealing import arrival_fields

_ROWS_AT_ONCE: Final = 1000
_BYTES_AT_ONCE: Final = 1 << 22
_LOCAL: Final = ("public.partners_site", "public.partners_room", STAFF)
_TRIGGERED = """
SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'
"""
_STRICT = """
SELECT conrelid::regclass::text, conname FROM pg_constraint
WHERE contype = 'f' AND NOT condeferrable AND connamespace <> 'pg_catalog'::regnamespace
"""
_SERIALS = """
SELECT pg_get_serial_sequence(%s, a.attname) FROM pg_attribute a
WHERE a.attrelid = %s::regclass AND a.attname = 'id' AND NOT a.attisdropped
"""
_LOOSE: Final = SQL("ALTER TABLE {} ALTER CONSTRAINT {} DEFERRABLE INITIALLY DEFERRED")
_TIGHT: Final = SQL("ALTER TABLE {} ALTER CONSTRAINT {} NOT DEFERRABLE")
_SUPERUSER = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"


class CannotImport(RuntimeError):
    """Nothing was taken in; the message says why and what to do."""


def import_site(opened: Opened, *, tell: Tell = lambda _table, _rows: None) -> None:
    """Take the opened file in. Django speaks with the database as its superuser.

    Raises `CannotImport`, or `RecordBegun`, with the installation as empty as it was. The file of
    keys that cards need is for the caller, who knows the folder.
    """
    try:
        with transaction.atomic():
            raw = connection.connection
            found = _check(raw, opened)
            with _as_they_were(raw):
                for name in SHIPPED:
                    raw.execute(SQL("DELETE FROM {}").format(_named(name)))
                for table in found:
                    tell(table.short_name, _take(raw, opened, table))
                    _raise_sequence(raw, table)
                remake_tokens()
                take_record(raw, opened.lines(RECORD))
            _check_rows(raw, opened, found)
            _note(opened)
    except (IntegrityError, Error) as error:
        raise CannotImport(f"The rows of the file do not hold together: {error}") from error
    except NotAsSealed as error:
        raise CannotImport(str(error)) from error


def _check(raw: Connection, opened: Opened) -> list[Table]:
    """Return the tables to fill. Raises `CannotImport` if they are not empty, or are others."""
    is_superuser = raw.execute(_SUPERUSER).fetchone()
    if not (is_superuser and is_superuser[0]):
        raise CannotImport(
            "To take a site in, SAMSYN_DATABASE_URL must name a superuser of the server."
        )
    taken = [name for name in _LOCAL if _count(raw, _named(name))]
    if taken:
        here = raw.execute("SELECT key FROM public.partners_site ORDER BY key").fetchall()
        known = ", ".join(one for (one,) in here) or "staff without a site"
        raise CannotImport(
            f"This installation is not empty: it has {known}. A site keeps its numbers and its"
            " audit record, and takes a new installation: name a new data folder in"
            " SAMSYN_DATA_FOLDER."
        )
    found = tables(raw)
    _check_columns(opened, found)
    return found


def _check_columns(opened: Opened, found: Sequence[Table]) -> None:
    told = {one["name"]: one["columns"] for one in opened.schema()["tables"]}
    other = [
        table.short_name
        for table in found
        if [(one["name"], one["type"]) for one in told.get(table.short_name, [])]
        != [(one.name, one.type) for one in columns_of(table)]
    ]
    other += sorted(told.keys() - {table.short_name for table in found})
    if other:
        raise CannotImport(
            f"The file was written by Samsyn {opened.manifest.samsyn}, whose tables are others than"
            f" here: {', '.join(other[:5])}. Install that release, take the site in, then upgrade."
        )


@contextmanager
def _as_they_were(raw: Connection) -> Iterator[None]:
    """Let rows be written in any order, past triggers; what the tables demand holds at the end."""
    triggered = [name for (name,) in raw.execute(_TRIGGERED).fetchall()]
    strict = raw.execute(_STRICT).fetchall()
    for name in triggered:
        raw.execute(SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(_named(name)))
    for name, rule in strict:
        raw.execute(_LOOSE.format(_named(name), Identifier(rule)))
    yield
    raw.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for name, rule in strict:
        raw.execute(_TIGHT.format(_named(name), Identifier(rule)))
    for name in triggered:
        raw.execute(SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(_named(name)))


def _named(table: str) -> Identifier:
    return Identifier(*table.split("."))


def _take(raw: Connection, opened: Opened, table: Table) -> int:
    columns = [one.name for one in table.columns if not one.is_computed]
    statement = _inserted(table, columns)
    count = 0
    for rows in _batches(opened.lines(table.file)):
        raw.execute(statement, [f"[{','.join(_completed(table, row) for row in rows)}]"])
        count += len(rows)
    return count


def _completed(table: Table, row: bytes) -> str:
    complete = _COMPLETED.get(table.name)
    return json.dumps(complete(json.loads(row))) if complete else row.decode()


def _inserted(table: Table, columns: Sequence[str]) -> Composed:
    names = SQL(", ").join(map(Identifier, columns))
    return SQL(
        "INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {names}"
        " FROM json_populate_recordset(NULL::{table}, %s::json)"
    ).format(table=table.quoted(), names=names)


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    held: list[bytes] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if len(held) == _ROWS_AT_ONCE or size > _BYTES_AT_ONCE:
            yield held
            held, size = [], 0
    if held:
        yield held


def _account(row: dict[str, Any]) -> dict[str, Any]:
    """Complete an account: it keeps name and roles, and nobody can sign in to it yet."""
    anew = {column: kept.anew for (table, column), kept in KEPT_BACK.items() if table == STAFF}
    return row | anew | {"password": f"!{secrets.token_urlsafe(30)}"}


def _number(row: dict[str, Any]) -> dict[str, Any]:
    """Encrypt an identity number with the keys of this installation."""
    digits, person = row.pop(NUMBER), UUID(row["person_id"])
    sealed = seal(digits, person_id=person, field=NUMBER_FIELD, key=settings.FIELD_KEY)
    marked = match_key(digits, key=settings.MATCH_KEY)
    return row | {"sealed": f"\\x{sealed.hex()}", "match_key": f"\\x{marked.hex()}"}


_COMPLETED: Final = {STAFF: _account, NUMBERS: _number}


def _raise_sequence(raw: Connection, table: Table) -> None:
    """Let the next row get a number after those that came."""
    found = raw.execute(_SERIALS, [table.name, table.name]).fetchone()
    if found and found[0]:
        raw.execute(
            SQL("SELECT setval(%s, greatest(max(id), 1), max(id) IS NOT NULL) FROM {}").format(
                table.quoted()
            ),
            [found[0]],
        )


def _check_rows(raw: Connection, opened: Opened, found: Sequence[Table]) -> None:
    for table in found:
        count, told = _count(raw, table.quoted()), opened.manifest.rows.get(table.short_name)
        if count != told:
            raise CannotImport(f"{table.short_name} has {count} rows, and the file says {told}.")


def _count(raw: Connection, table: Identifier) -> int:
    found = raw.execute(SQL("SELECT count(*) FROM {}").format(table)).fetchone()
    return found[0] if found else 0


def _note(opened: Opened) -> None:
    manifest, record = opened.manifest, opened.manifest.record
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM public.partners_room WHERE site_id IS NOT NULL")
        rooms = [room for (room,) in cursor.fetchall()]
    record_by_operator(
        OperatorEvent.SITE_IMPORTED,
        subject="partners_site",
        record_id=manifest.site,
        room_ids=rooms,
        reason=f"Of {manifest.made_at}, signed by {manifest.key}",
        fields=arrival_fields(record["seals"], record.get("elsewhere", 0)),
    )
