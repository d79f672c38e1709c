"""Helps tests write events in transactions of their own, seal them, and verify what comes out."""

import io
from datetime import UTC, datetime

import psycopg
from psycopg import Connection

from samsyn.office.audit.exporting import write_export
from samsyn.office.audit.sealing import Sealed, seal_events
from samsyn.office.config.databases import Logins
from samsyn.sealing import Verdict, signing_key, verify

KEY = signing_key(b"k" * 32)
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def opened(found: Logins) -> Connection:
    """A connection of the owner's own, as `samsyn audit seal` has."""
    return psycopg.connect(found.owner.dsn(), autocommit=True)


def append(writer: Connection, subject: str, record: str = "", purpose: str = "") -> None:
    writer.execute("SELECT set_config('samsyn.purpose', %s, false)", [purpose])
    writer.execute(
        "SELECT samsyn_log.append('note', %s, %s::text[], '{1}', '{}', 0)",
        [subject, [record] if record else []],
    )


def seal(found: Logins, *, now: datetime = NOW) -> Sealed:
    with opened(found) as owner:
        return seal_events(owner, KEY, now=now)


def exported(found: Logins) -> list[bytes]:
    with opened(found) as owner:
        file = io.StringIO()
        write_export(owner, file, KEY, now=NOW)
    return file.getvalue().encode().splitlines(keepends=True)


def verified(found: Logins) -> Verdict:
    return verify(exported(found), [KEY.public])
