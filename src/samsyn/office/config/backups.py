"""Backups: the database from one snapshot and the keys, encrypted to somebody else's key (age).

`age --decrypt` gives a ZIP file with a manifest, the keys and a dump that `pg_restore` takes, so
that nobody depends on Samsyn to get at them.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pyrage
from psycopg import Connection
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Identifier

from samsyn import __version__
from samsyn.office.config.encrypted_files import NoRecipient, encrypted_zip, recipients_of
from samsyn.office.config.environment import Environment
from samsyn.office.config.seals import seal_key
from samsyn.postgres import Login, dumped
from samsyn.postgres.roles import open_connection

FORMAT = "samsyn-backup"
MANIFEST, DUMP, KEYS = "manifest.json", "database.dump", "keys/"
JOURNAL_COPY = "erasures.jsonl"  # beside the backups: newer than any of them
SEAL_KEY = "audit-seals"  # stays out: whoever opens a backup cannot sign the record
_STAMP = "%Y%m%dT%H%M%S"
_TABLES = """
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'samsyn_log') ORDER BY 1, 2
"""


class CannotBackUp(RuntimeError):
    """No backup was made; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup must hold when it has been restored."""

    format: str
    at: str
    samsyn: str
    postgres: int  # major version
    public_key: str  # of the seals
    rows: dict[str, int]


def make_backup(environment: Environment, admin: Login, *, now: datetime) -> Path:
    """Write one backup, drop what is older than is kept, and return the file.

    Raises `CannotBackUp`, or a `PostgresError`; nothing half-written stays.
    """
    recipients = _recipients(environment)
    folder = Path(environment.backup_folder).absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"samsyn-{now.astimezone(UTC).strftime(_STAMP)}Z.age"
    draft = path.with_suffix(".part")
    try:
        with encrypted_zip(draft, recipients) as archive:
            _fill(archive, environment, admin, now)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    copy_journal(environment.journal_of_erasures, folder / JOURNAL_COPY)
    for old in backups_in(folder)[: -max(int(environment.backups_kept), 1)]:
        old.unlink()
    return path


def backups_in(folder: Path) -> list[Path]:
    """Return the backups there, the oldest first."""
    return sorted(folder.glob("samsyn-*.age"))


def copy_journal(journal: Path, to: Path) -> None:
    """Copy the journal of erasures, whole or not at all."""
    if journal.exists():
        draft = to.with_suffix(".part")
        shutil.copyfile(journal, draft)
        draft.chmod(0o600)
        draft.rename(to)


def rows_in(connection: Connection) -> dict[str, int]:
    """Count the rows of every table, past every wall.

    Raises `CannotBackUp` for a login that may not read them all.
    """
    counted: dict[str, int] = {}
    for schema, table in connection.execute(_TABLES).fetchall():
        counting = SQL("SELECT count(*) FROM {}").format(Identifier(schema, table))
        try:
            found = connection.execute(counting).fetchone()
        except InsufficientPrivilege as refusal:
            raise CannotBackUp(
                f"The login {connection.info.user} may not read {schema}.{table}. Name a superuser"
                " of the server in SAMSYN_DATABASE_URL."
            ) from refusal
        counted[f"{schema}.{table}"] = found[0] if found else 0
    return counted


def state_of_backups(environment: Environment, *, now: datetime) -> tuple[str, str]:
    """Return when the newest backup was made, in words, and what is to be done if it is old."""
    if not environment.backup_folder:
        return "none here: SAMSYN_BACKUP_FOLDER names no folder", ""
    found = backups_in(Path(environment.backup_folder))
    advice = "Run: samsyn backup, and see what it says."
    if not found:
        return f"none yet in {environment.backup_folder}", advice
    made = datetime.strptime(found[-1].stem, f"samsyn-{_STAMP}%z")
    is_late = now - made > 2 * timedelta(hours=int(environment.backup_hours))
    return f"{len(found)}, the newest of {made:%Y-%m-%d %H:%M} UTC", advice if is_late else ""


def _recipients(environment: Environment) -> list[pyrage.x25519.Recipient]:
    if not environment.backup_folder or not environment.backup_recipients.strip(" ,"):
        raise CannotBackUp(
            "Set SAMSYN_BACKUP_FOLDER and SAMSYN_BACKUP_RECIPIENTS first. A key is made by:"
            " samsyn backup-key FILE"
        )
    try:
        return recipients_of(environment.backup_recipients.split(","))
    except NoRecipient as error:
        raise CannotBackUp(f"SAMSYN_BACKUP_RECIPIENTS: {error}") from error


def _fill(archive: ZipFile, environment: Environment, admin: Login, now: datetime) -> None:
    with open_connection(admin) as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
        major = connection.info.server_version // 10_000
        manifest = Manifest(
            format=FORMAT,
            at=now.astimezone(UTC).isoformat(timespec="seconds"),
            samsyn=__version__,
            postgres=major,
            public_key=seal_key(environment).public.pem(),
            rows=rows_in(connection),
        )
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
        for key in _keys(environment):
            archive.writestr(KEYS + key.name, key.read_bytes())
        with (
            dumped(admin, snapshot=snapshot[0] if snapshot else "", server_major=major) as dump,
            archive.open(DUMP, "w", force_zip64=True) as entry,
        ):
            shutil.copyfileobj(dump, entry)


def _keys(environment: Environment) -> Iterator[Path]:
    for path in sorted((environment.folder / "keys").glob("*")):
        if path.name != SEAL_KEY:
            yield path
