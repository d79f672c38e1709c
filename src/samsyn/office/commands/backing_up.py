"""`samsyn backup`, `samsyn backup-key`, `samsyn restore`."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pyrage
from django.apps import apps
from django.conf import settings
from django.utils import timezone

from samsyn.office.audit.changes import OperatorEvent, record_by_operator
from samsyn.office.commands.readiness import make_ready
from samsyn.office.config import installation, restoring
from samsyn.office.config.backups import JOURNAL_COPY, CannotBackUp, copy_journal, make_backup
from samsyn.office.config.databases import administrator
from samsyn.office.config.keys import LooseKey
from samsyn.office.partners.models import Room
from samsyn.postgres import PostgresError

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("backup")
def backup() -> None:
    """Write an encrypted backup of database and keys to SAMSYN_BACKUP_FOLDER.

    `samsyn serve` does this by itself, once in SAMSYN_BACKUP_HOURS.
    """
    make_ready()
    environment = settings.ENVIRONMENT
    try:
        made = make_backup(environment, administrator(environment), now=timezone.now())
    except (CannotBackUp, LooseKey, PostgresError, OSError) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{made} ({made.stat().st_size / 1e6:.1f} MB)")


@click.command("backup-key")
@click.argument("file", type=_NEW_FILE)
def backup_key(*, file: Path) -> None:
    """Write a private key to FILE, and print the public one that backups are encrypted to.

    Keep FILE away from this machine: whoever has it opens every backup, and without it nobody does.
    """
    identity = pyrage.x25519.Identity.generate()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise click.ClickException(f"{file} exists. Name a new file.") from error
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(f"# public key: {identity.to_public()}\n{identity}\n")
    click.echo(str(identity.to_public()))


@click.command("restore")
@click.argument("file", type=_FILE)
@click.option("--identity", type=_FILE, required=True, help="The file of `samsyn backup-key`.")
@click.option("--journal", type=_FILE, help="Journal of erasures; else erasures.jsonl beside FILE.")
def restore(*, file: Path, identity: Path, journal: Path | None) -> None:
    """Read the backup FILE into an empty installation, check it, and erase again what was erased.

    Exit 1 if it holds less than it must: nothing should be served from it then.
    """
    environment = settings.ENVIRONMENT
    now = timezone.now()
    try:
        admin = installation.start_database(environment)
        manifest = restoring.read_backup(environment, admin, file, identity.read_text())
        counted = restoring.check_rows(admin, manifest)
        found = make_ready()
        restoring.forget_sessions(admin)
        faults = [
            *counted.faults,
            *restoring.check_walls_and_seals(environment, found.owner, manifest, now=now),
        ]
    except (restoring.CannotRestore, LooseKey, PostgresError, OSError) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    with installation.as_owner(found):
        record_by_operator(
            OperatorEvent.RESTORED,
            subject="backup",
            record_id=manifest.at,
            room_ids=Room.objects.values_list("pk", flat=True),
            reason=f"Backup of {manifest.at}",
        )
    click.echo(f"Restored {counted.rows:,} rows in {counted.tables} tables, of {manifest.at}.")
    faults += _erase_again(journal or file.with_name(JOURNAL_COPY))
    for fault in faults:
        click.echo(f"FAULT {fault}")
    if faults:
        raise SystemExit(1)
    click.echo("Rows, walls and seals are as they must be.")


def _erase_again(journal: Path) -> list[str]:
    """Erase what the backup brought back; say what of that could not be done."""
    kept = settings.ENVIRONMENT.journal_of_erasures
    if journal.exists():
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy_journal(journal, kept)
    if not kept.exists():
        click.echo("There is no journal of erasures, so nothing was erased again.")
        return []
    if not apps.is_installed("samsyn.office.retention"):
        return ["There is a journal of erasures, and nothing here that erases again."]
    done = subprocess.run(
        [sys.executable, "-m", "samsyn.cli", "retention", "erase-again"],
        capture_output=True,
        text=True,
        check=False,
    )
    click.echo(done.stdout, nl=False)
    return [f"Not erased again: {done.stderr.strip()}"] if done.returncode else []
