"""`samsyn audit seal|export|public-key`: what the operator does with the audit record."""

import os
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from samsyn.office.audit.exporting import CopyDiffers, write_export
from samsyn.office.audit.sealing import seal_events
from samsyn.office.commands.readiness import make_ready
from samsyn.office.config.keys import LooseKey
from samsyn.office.config.seals import seal_and_copy, seal_key
from samsyn.postgres.roles import open_connection
from samsyn.sealing import BadKey, SigningKey

_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("seal")
@click.option("--copy-anew", is_flag=True, help="Begin a new folder of copies with the first seal.")
def seal(*, copy_anew: bool) -> None:
    """Seal what has been recorded, and copy it to the folder that is named in the settings.

    `samsyn serve` does this by itself, every ten minutes.
    """
    _key()  # a key that cannot be used is said before anything is done
    found = make_ready()
    try:
        done = seal_and_copy(settings.ENVIRONMENT, found.owner, now=timezone.now(), anew=copy_anew)
    except (CopyDiffers, OSError) as refusal:
        raise click.ClickException(f"The copy could not be written. {refusal}") from refusal
    click.echo(f"{done.sealed.events:,} events sealed in {done.sealed.seals:,} seals.")
    if done.copied is None:
        click.echo("Not copied: SAMSYN_AUDIT_COPY_FOLDER names no folder.")
    else:
        click.echo(f"{done.copied:,} seals copied to {settings.ENVIRONMENT.audit_copies}.")


@click.command("export")
@click.argument("file", type=_NEW_FILE)
def export(*, file: Path) -> None:
    """Write all seals, their events and texts to FILE, which only you can read."""
    if file.exists():
        raise click.ClickException(f"{file} exists. Name a new file.")
    key = _key()
    found = make_ready()
    now = timezone.now()
    draft = file.with_name(f"{file.name}.part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out, open_connection(found.owner) as owner:
        seal_events(owner, key, now=now)
        end = write_export(owner, out, key, now=now)
    draft.rename(file)
    click.echo(f"{end.events:,} events in {end.seals:,} seals written to {file}.")
    if end.waiting:
        click.echo(f"{end.waiting:,} are not sealed yet, and not in the file.")


@click.command("public-key")
def public_key() -> None:
    """Print the public key in PEM form. Give it to whoever verifies, by a way of its own."""
    public = _key().public
    click.echo(public.pem(), nl=False)
    click.echo(f"Fingerprint: {public.fingerprint}", err=True)


def _key() -> SigningKey:
    try:
        return seal_key(settings.ENVIRONMENT)
    except (LooseKey, BadKey, OSError, UnicodeDecodeError) as refusal:
        raise click.ClickException(f"The key for seals cannot be used. {refusal}") from refusal
