"""Writes a whole site to a file that nobody needs us to read: JSON lines, a dictionary, a manifest.

One snapshot, row by row: no table is held in memory. docs/reference/site-export.md says what is
in it.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID
from zipfile import ZipFile

from psycopg import Connection
from psycopg.sql import SQL, Composed, Identifier

from samsyn import __version__
from samsyn.office.audit.exporting import write_record
from samsyn.office.moving.declared import NUMBER, NUMBERS
from samsyn.office.moving.dictionary import described
from samsyn.office.moving.packing import Filed, Packing
from samsyn.office.moving.scope import Scope, check_references, others, scope_of
from samsyn.office.moving.tables import Table, tables
from samsyn.office.people.sealing import unseal
from samsyn.sealing import End, PublicKey, SigningKey

FORMAT, VERSION = "samsyn-site", 1
MANIFEST, SIGNATURE, SCHEMA = "manifest.json", "manifest.sig", "schema.json"
README, RECORD, RECORD_KEYS, CARD_KEY = "LASMIG.txt", "audit.jsonl", "audit-keys.pem", "keys/cards"
NUMBER_FIELD = "identity_number"
ROWS_AT_ONCE: Final = 500
_READ_ME: Final = """En hel plats ur Samsyn.

manifest.json säger vilken plats, när, hur många rader varje tabell har, och SHA-256 för varje fil.
manifest.sig är en underskrift (Ed25519, base64) av manifest.json.
schema.json säger vad varje tabell och kolumn betyder.
tables/ har en fil per tabell: en rad JSON (UTF-8) per post. Personnummer står i klartext.
audit.jsonl är loggen med sina sigill; samsyn audit verify prövar den med audit-keys.pem.

A whole site out of Samsyn. Read schema.json first: it says what every table and column means.
"""

Tell = Callable[[str, int], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which site is taken out, when, and who approved it: names and titles."""

    site: str
    approved_by: Sequence[str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Keys of the installation that the file is written with. `cards` is None to leave it out."""

    signing: SigningKey
    fields: bytes
    cards: bytes | None
    seals: Sequence[PublicKey]  # every key that has signed seals here


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the file holds, and of when. Its bytes are what is signed."""

    format: str
    version: int
    samsyn: str
    made_at: str
    site: str
    name: str
    approved_by: list[str]
    key: str  # fingerprint of who signed
    rows: dict[str, int]  # of each table
    record: dict[str, Any]  # the end of the audit record
    files: list[Filed]

    def content(self) -> bytes:
        return (
            f"{json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()
        )


def export_site(
    connection: Connection,
    archive: ZipFile,
    order: Order,
    secrets: Secrets,
    *,
    tell: Tell = lambda _table, _rows: None,
) -> Manifest:
    """Fill the archive with everything of the site, as one snapshot sees it; return what is there.

    The login must see past every wall. Raises `NoSuchSite`, `PointsElsewhere`, `Undeclared`.
    `tell` is given each table's name and rows when it has been written.
    """
    packing = Packing(archive)
    packing.write(README, _READ_ME)
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.execute("SET LOCAL TIME ZONE 'UTC'")
        found = tables(connection)
        name, scope = scope_of(connection, order.site, found)
        check_references(connection, found, scope)
        packing.write(SCHEMA, described(found))
        rows = {}
        for table in found:
            lines = _lines(connection, table, scope.values(), secrets.fields)
            rows[table.short_name] = packing.write_lines(table.file, lines)
            tell(table.short_name, rows[table.short_name])
        end = _write_record(connection, packing, order, scope, secrets.signing)
    packing.write(RECORD_KEYS, "".join(one.pem() for one in secrets.seals))
    if secrets.cards is not None:
        packing.write(CARD_KEY, secrets.cards.hex())
    manifest = Manifest(
        format=FORMAT,
        version=VERSION,
        samsyn=__version__,
        made_at=order.at.astimezone(UTC).isoformat(timespec="seconds"),
        site=order.site,
        name=name,
        approved_by=list(order.approved_by),
        key=secrets.signing.public.fingerprint,
        rows=rows,
        record=end.told(),
        files=packing.files,
    )
    packing.seal(MANIFEST, SIGNATURE, manifest.content(), secrets.signing)
    return manifest


def _write_record(
    connection: Connection, packing: Packing, order: Order, scope: Scope, key: SigningKey
) -> End:
    rooms, staff = others(connection, scope)
    with packing.entry(RECORD) as write:
        return write_record(
            connection,
            lambda line: write(f"{line}\n"),
            key,
            now=order.at,
            site=order.site,
            is_told=lambda line: is_theirs(line, rooms, staff),
        )


def is_theirs(line: str, rooms: frozenset[int], staff: frozenset[int]) -> bool:
    """Say whether an event is not only about others' `rooms`, nor by others' `staff` about none."""
    if not line.startswith('{"action":'):
        return True
    event = json.loads(line)
    if event["rooms"]:
        return not rooms.issuperset(event["rooms"])
    return event["staff"] not in staff


def _lines(
    connection: Connection, table: Table, scope: Mapping[str, Any], field_key: bytes
) -> Iterator[str]:
    with connection.cursor(name="site_rows") as rows:
        rows.itersize = ROWS_AT_ONCE
        rows.execute(_asked(table), scope)
        for (row,) in rows:
            yield _in_clear(row, field_key) if table.name == NUMBERS else row


def _asked(table: Table) -> Composed:
    names = [column.name for column in table.told]
    if table.name == NUMBERS:
        names.append("sealed")
    return SQL(
        "SELECT row_to_json(one)::text FROM (SELECT {columns} FROM {table} WHERE {rows}"
        " ORDER BY {key}) AS one"
    ).format(
        columns=SQL(", ").join(map(Identifier, names)),
        table=table.quoted(),
        rows=SQL(table.rows),
        key=table.key(),
    )


def _in_clear(row: str, field_key: bytes) -> str:
    """Put the identity number in place of what is encrypted with the installation's key."""
    held = json.loads(row)
    held[NUMBER] = unseal(
        bytes.fromhex(held.pop("sealed").removeprefix("\\x")),
        person_id=UUID(held["person_id"]),
        field=NUMBER_FIELD,
        key=field_key,
    )
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))
