"""`samsyn export-site`, `samsyn import-site`: the way out, and in again elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import click
from django.conf import settings
from django.utils import timezone

from samsyn.office.access.catalogue import faults_in_catalogue
from samsyn.office.audit.changes import OperatorEvent, record_by_operator
from samsyn.office.audit.sealing import seal_events
from samsyn.office.audit.soundness import faults_in_audit
from samsyn.office.commands.readiness import make_ready
from samsyn.office.config import installation
from samsyn.office.config.databases import administrator
from samsyn.office.config.encrypted_files import NoRecipient, encrypted_zip, recipients_of
from samsyn.office.config.keys import LooseKey
from samsyn.office.config.seals import keep_seal_keys, seal_key, seal_keys
from samsyn.office.moving.exporting import CARD_KEY, Manifest, Order, Secrets, Tell, export_site
from samsyn.office.moving.importing import CannotImport, import_site
from samsyn.office.moving.opening import CannotOpen, opened
from samsyn.office.moving.record import RecordBegun
from samsyn.office.moving.scope import NoSuchSite, PointsElsewhere
from samsyn.office.moving.tables import Undeclared
from samsyn.office.partners.models import Room
from samsyn.postgres import PostgresError
from samsyn.postgres.folder import write_private
from samsyn.postgres.roles import open_connection
from samsyn.sealing import BadKey, read_public_key

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)
_TWO = 2
_CARDS = "contact-cards"  # an installation that takes a site in has no cards of its own
_ASK_PLAIN = (
    "Everybody who gets hold of this file reads every name, identity number and note in it,"
    " also of who gets help. Write it without encryption?"
)


@click.command("export-site")
@click.argument("site")
@click.option("--to", "file", type=_NEW_FILE, required=True, help="The new file.")
@click.option("--recipient", multiple=True, help="Public key (age1…) that opens it; may repeat.")
@click.option("--plain", is_flag=True, help="Without encryption. You are asked once more.")
@click.option(
    "--approved-by", multiple=True, help="Name and title of who approved it; two at least."
)
def export_command(
    *, site: str, file: Path, recipient: tuple[str, ...], plain: bool, approved_by: tuple[str, ...]
) -> None:
    """Write everything of SITE to one file in an open format, encrypted.

    The file holds what lies behind every wall of the site. Two people, one of them from the
    agency that answers for the joint room, approve that it is made; their names stand in the log.
    """
    approving = _two_of(approved_by)
    keys = _recipients(recipient, plain=plain)
    if file.exists():
        raise click.ClickException(f"{file} exists. Name a new file.")
    draft = file.with_name(f"{file.name}.part")
    try:
        manifest = _export(site, draft, keys, approving)
        draft.rename(file)
    except (NoSuchSite, PointsElsewhere, Undeclared, LooseKey, BadKey, PostgresError) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    except OSError as error:
        raise click.ClickException(f"{file} could not be written: {error}") from error
    finally:
        draft.unlink(missing_ok=True)
    _say(file, manifest)
    if not keys:
        click.echo("The key of contact cards is not in it: codes of printed cards will not work.")


@click.command("import-site")
@click.argument("file", type=_FILE)
@click.option(
    "--public-key",
    type=_FILE,
    required=True,
    help="Of `samsyn audit public-key` where it was written, got by a way of its own.",
)
@click.option("--identity", type=_FILE, help="The private key that opens it.")
def import_command(*, file: Path, public_key: Path, identity: Path | None) -> None:
    """Take the site in FILE into this installation, which must be empty; all of it or nothing.

    Staff come with names and roles, and without passwords: `samsyn staff reset` lets them in.
    """
    environment = settings.ENVIRONMENT
    found = make_ready()
    try:
        key = read_public_key(public_key.read_text(encoding="ascii"))
        secret = identity.read_text(encoding="ascii") if identity else ""
        with opened(file, folder=environment.folder, identity=secret, key=key) as site:
            installation.connect(administrator(environment))
            with _progress("Reading", sum(site.manifest.rows.values())) as tell:
                import_site(site, tell=tell)
            if site.has(CARD_KEY):
                write_private(environment.folder / "keys" / _CARDS, site.text(CARD_KEY), None)
            keep_seal_keys(environment, site.seal_keys())
            manifest = site.manifest
    except (CannotOpen, CannotImport, RecordBegun, BadKey, LooseKey, UnicodeDecodeError) as refusal:
        raise click.ClickException(f"Nothing was taken in. {refusal}") from refusal
    finally:
        installation.connect(found.application)
    with open_connection(found.owner) as owner:
        seal_events(owner, seal_key(environment), now=timezone.now())
    rows = sum(manifest.rows.values())
    click.echo(f"{manifest.name}: {rows:,} rows in {len(manifest.rows)} tables were taken in.")
    for fault in (faults := [*faults_in_catalogue(), *faults_in_audit()]):
        click.echo(f"FAULT {fault}")
    if faults:
        raise SystemExit(1)
    click.echo("Rows, walls and audit record are as they must be. Next: samsyn staff reset ADDRESS")


def _export(site: str, draft: Path, keys: list[object], approving: list[str]) -> Manifest:
    environment = settings.ENVIRONMENT
    found = make_ready()
    secrets = Secrets(
        signing=seal_key(environment),
        fields=settings.FIELD_KEY,
        cards=settings.CARD_KEY if keys else None,
        seals=seal_keys(environment),
    )
    with installation.as_owner(found):
        _note(site, approving)
    order = Order(site=site, approved_by=approving, at=timezone.now())
    with open_connection(found.owner) as owner:
        seal_events(owner, secrets.signing, now=order.at)
    with (
        open_connection(administrator(environment)) as connection,
        _telling() as tell,
        encrypted_zip(draft, keys) if keys else _plain_zip(draft) as archive,
    ):
        return export_site(connection, archive, order, secrets, tell=tell)


def _note(site: str, approving: list[str]) -> None:
    rooms = list(Room.objects.filter(site__key=site).values_list("pk", flat=True))
    if rooms:
        record_by_operator(
            OperatorEvent.SITE_EXPORTED,
            subject="partners_site",
            record_id=site,
            room_ids=rooms,
            reason=f"Approved by {' and '.join(approving)}"[:200],
        )


def _two_of(names: tuple[str, ...]) -> list[str]:
    found = list(dict.fromkeys(" ".join(one.split()) for one in names if one.strip()))
    if len({one.casefold() for one in found}) < _TWO:
        raise click.UsageError(
            "Two people approve that a whole site is taken out: --approved-by NAME, twice."
        )
    return found


def _recipients(given: tuple[str, ...], *, plain: bool) -> list[object]:
    if plain and given:
        raise click.UsageError("Either --recipient or --plain.")
    if plain:
        click.confirm(_ASK_PLAIN, abort=True)
        return []
    try:
        found = recipients_of(given)
    except NoRecipient as error:
        raise click.UsageError(f"--recipient: {error}") from error
    if not found:
        raise click.UsageError(
            "Name who may open the file: --recipient age1…. A key is made by: samsyn backup-key"
            " FILE"
        )
    return list(found)


@contextmanager
def _plain_zip(path: Path) -> Iterator[ZipFile]:
    path.touch(mode=0o600, exist_ok=False)
    with ZipFile(path, "w") as archive:
        yield archive


@contextmanager
def _progress(label: str, rows: int) -> Iterator[Tell]:
    """Show on a terminal how far it has come; `rows` are all that are to come."""
    if not sys.stderr.isatty():
        yield lambda _table, _rows: None
        return
    with click.progressbar(length=rows, label=label, file=sys.stderr) as bar:
        yield lambda _table, count: bar.update(count)


@contextmanager
def _telling() -> Iterator[Tell]:
    """Show on a terminal which table has been written; how many rows there are is not known."""

    def tell(table: str, rows: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"{table}: {rows:,} rows", err=True)

    yield tell


def _say(file: Path, manifest: Manifest) -> None:
    size = file.stat().st_size / 1e6
    rows = sum(manifest.rows.values())
    click.echo(f"{file} ({size:.1f} MB): {rows:,} rows in {len(manifest.rows)} tables.")
    record = manifest.record
    click.echo(
        f"The audit record: {record['events']:,} events in {record['seals']:,} seals, of which"
        f" {record.get('elsewhere', 0):,} events are of other sites and only hashes; the last seal"
        f" is {record['last']}."
    )
    click.echo("Give with it, by another way: samsyn audit public-key")
