"""Restores a backup into an empty installation, and checks what came of it."""

import json
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from samsyn.office.access.catalogue import faults_in_catalogue
from samsyn.office.audit.exporting import write_export
from samsyn.office.audit.soundness import faults_in_audit
from samsyn.office.config.backups import DUMP, FORMAT, KEYS, MANIFEST, Manifest, rows_in
from samsyn.office.config.encrypted_files import CannotDecrypt, decrypt
from samsyn.office.config.environment import Environment
from samsyn.office.config.seals import seal_key, seal_keys
from samsyn.postgres import Login, restore
from samsyn.postgres.folder import make_private_directory, write_private
from samsyn.postgres.roles import open_connection
from samsyn.sealing import read_public_key, verify

_IS_EMPTY = """
SELECT NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'samsyn_log'))
"""


class CannotRestore(RuntimeError):
    """Nothing was restored; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was read in. `faults` are what it lacks of what it must hold."""

    at: str
    tables: int
    rows: int
    faults: list[str]


def read_backup(environment: Environment, admin: Login, backup: Path, identity: str) -> Manifest:
    """Read a backup into the empty database that `admin` leads to, and the keys into their place.

    Raises `CannotRestore`, or a `PostgresError`, with the database empty still.
    """
    with open_connection(admin) as connection:
        empty = connection.execute(_IS_EMPTY).fetchone()
        major = connection.info.server_version // 10_000
    if not (empty and empty[0]):
        raise CannotRestore(
            "This installation holds tables. Restore into an empty one: name a new data folder in"
            " SAMSYN_DATA_FOLDER, or an empty database in SAMSYN_DATABASE_URL."
        )
    with tempfile.TemporaryFile(dir=environment.folder) as plain:  # without a name on the disk
        try:
            decrypt(backup, identity, plain)
        except CannotDecrypt as refusal:
            raise CannotRestore(str(refusal)) from refusal
        try:
            with ZipFile(plain) as archive:
                manifest = _manifest(archive)
                with archive.open(DUMP) as dump:
                    restore(admin, dump, server_major=major)
                _write_keys(archive, environment.folder / "keys")
        except (BadZipFile, KeyError) as error:
            raise CannotRestore(f"{backup} is not a backup of Samsyn.") from error
    return manifest


def check_rows(admin: Login, manifest: Manifest) -> Restored:
    """Count what was read in, before anything else is done to it."""
    with open_connection(admin) as connection:
        found = rows_in(connection)
    faults = [
        f"{table} has {found.get(table, 0)} rows, and had {rows} when it was backed up."
        for table, rows in manifest.rows.items()
        if found.get(table) != rows
    ]
    return Restored(at=manifest.at, tables=len(found), rows=sum(found.values()), faults=faults)


def check_walls_and_seals(
    environment: Environment, owner: Login, manifest: Manifest, *, now: datetime
) -> list[str]:
    """Return what is amiss with the walls, the audit record, and its seals; none if all holds."""
    faults = [*faults_in_catalogue(), *faults_in_audit()]
    key = seal_key(environment)
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", dir=environment.folder) as text,
        open_connection(owner) as connection,
    ):
        write_export(connection, text, key, now=now)
        text.seek(0)
        keys = [read_public_key(manifest.public_key), *seal_keys(environment)]
        verdict = verify((line.encode() for line in text), keys)
    return [*faults, *verdict.faults]


def forget_sessions(admin: Login) -> None:
    """End every session that was open when the backup was made."""
    with open_connection(admin) as connection:
        connection.execute("DELETE FROM django_session")


def _manifest(archive: ZipFile) -> Manifest:
    given = json.loads(archive.read(MANIFEST))
    if given.get("format") != FORMAT:
        raise CannotRestore("The backup is of another kind, or of a later version.")
    return Manifest(**given)


def _write_keys(archive: ZipFile, folder: Path) -> None:
    make_private_directory(folder, None)
    for name in archive.namelist():
        if name.startswith(KEYS):
            write_private(folder / Path(name).name, archive.read(name).decode("ascii"), None)
