"""`samsyn peer` and `samsyn exchange`: other installations, and what crosses to them and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone, translation

from samsyn.office.commands.readiness import as_owner, make_ready
from samsyn.office.disclosures import changes as door
from samsyn.office.exchange import changes, queries
from samsyn.office.exchange.sealing import (
    LARGEST,
    Refused,
    is_receipt,
    is_safe,
    read_card,
    write_card,
)
from samsyn.office.exchange.wording import sentence
from samsyn.office.partners.models import Site

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, writable=True, path_type=Path)
_SITE = click.option("--site", "site_key", default="", help="The site's key; needed if several.")


@click.group(help="Other installations: key cards, fingerprints, confirmation.")
def peer() -> None:
    """Group the commands about other installations."""


@peer.command("card", help="Write this installation's key card to FILE, and print its fingerprint.")
@click.argument("file", type=_NEW_FILE)
@click.option("--name", required=True, help="What the other side shall call this installation.")
@click.option("--address", default=None, help="Where it is reached; else as SAMSYN_HOSTS says.")
@click.option("--by-file", is_flag=True, help="It takes packages as files only.")
@_SITE
def write_own_card(
    file: Path, *, name: str, address: str | None, by_file: bool, site_key: str
) -> None:
    """Hand this file to the other operator; read the fingerprint to them by telephone."""
    make_ready()
    reached = "" if by_file else address or settings.ENVIRONMENT.pages
    if reached and not is_safe(reached):
        raise click.ClickException(
            f"{reached} is not reached over HTTPS. Name an address from https://, or --by-file."
        )
    card = queries.card_of(name=name, address=reached, site_key=_site(site_key))
    if not card.rooms:
        raise click.ClickException("The site has no room to tell. Run: samsyn site list")
    file.write_text(write_card(card, queries.keys_here()) + "\n", encoding="ascii")
    click.echo(card.keys.fingerprint)


@peer.command("add", help="Take in another installation's key card, or a newer one of it.")
@click.argument("file", type=_FILE)
@click.option("--as", "key", required=True, help="Short key to call it by here, as orebro-kommun.")
@_SITE
def add(file: Path, *, key: str, site_key: str) -> None:
    """Nothing goes there, nor comes from there, before its fingerprint is confirmed."""
    with _refusing():
        card = read_card(file.read_bytes())
    with as_owner(changes.CannotConfirm):
        known = changes.introduce_peer(
            card,
            queries.keys_here().public,
            key=key,
            site_key=_site(site_key),
            now=timezone.now(),
        )
    click.echo(f"{known.name}: {', '.join(known.rooms)}")
    click.echo(f"Fingerprint: {known.fingerprint}")
    if not known.is_confirmed:
        click.echo(
            "Call the other operator, have the fingerprint read to you from their screen, and type"
            f" what you hear: samsyn peer confirm {key} --by NAME --fingerprint DIGITS"
        )


@peer.command("confirm", help="Confirm a peer by the fingerprint that its operator read to you.")
@click.argument("key")
@click.option("--fingerprint", required=True, help="The 40 digits, as you heard them.")
@click.option("--by", required=True, help="Name and title of who compared.")
def confirm(key: str, *, fingerprint: str, by: str) -> None:
    """From now on packages go there and come from there."""
    with as_owner(changes.CannotConfirm):
        confirmed = changes.confirm_peer(key, fingerprint=fingerprint, by=by, now=timezone.now())
        name = confirmed.name
    click.echo(f"{name} is confirmed.")


@peer.command("list", help="List peers, and this installation's own fingerprint.")
def list_peers() -> None:
    """Print each peer with its fingerprint and what waits for it."""
    make_ready()
    click.echo(f"here\t{queries.keys_here().public.fingerprint}")
    for one in queries.peer_lines():
        state = f"confirmed by {one.confirmed_by}" if one.confirmed_at else "not confirmed"
        way = one.address or "files"
        click.echo(
            f"{one.key}\t{one.fingerprint}\t{state}\t{way}\t"
            f"{one.waiting} waiting, {one.failed} not delivered"
        )


@click.group(help="Send, write and take in packages between installations.")
def exchange() -> None:
    """Group the commands about packages."""


@exchange.command("send", help="Send what waits and is due. `samsyn serve` does this by itself.")
def send() -> None:
    """Print what came of it."""
    make_ready()
    went = changes.deliver_due(changes.carrier(), clock=timezone.now)
    click.echo(f"{went.delivered} delivered, {went.put_off} put off, {went.refused} refused.")


@exchange.command("write", help="Write what waits as files into FOLDER, to be carried by hand.")
@click.argument("folder", type=_FOLDER)
@click.option("--peer", "key", default="", help="Only what is for this peer.")
def write(folder: Path, *, key: str) -> None:
    """Each waits until its receipt is taken in."""
    make_ready()
    waiting = queries.what_waits(key)
    for peer_key, package_id, content in waiting:
        (folder / f"{peer_key}-{package_id}.samsyn").write_bytes(content)
    click.echo(f"{len(waiting)} written to {folder}.")


@exchange.command("receive", help="Take in packages or receipts; write each package's receipt.")
@click.argument("files", type=_FILE, nargs=-1, required=True)
def receive(files: tuple[Path, ...]) -> None:
    """Exit 1 if one of them is refused; the others are taken in all the same."""
    make_ready()
    refused = 0
    for file in files:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        try:
            click.echo(f"{file.name}: {_take_in(file, content)}")
        except Refused as refusal:
            refused += 1
            click.echo(f"{file.name}: {_words(refusal)}", err=True)
    if refused:
        raise SystemExit(1)


def _take_in(file: Path, content: bytes) -> str:
    now = timezone.now()
    if is_receipt(content):
        changes.take_receipt(content, now=now)
        return "the receipt is taken in"
    taken = door.take_in(content, now=now)
    receipt = file.with_name(f"{taken.message_id}.receipt")
    receipt.write_text(taken.receipt + "\n", encoding="ascii")
    told = "taken in" if taken.is_new else "taken in before"
    return f"{told}; give the sender {receipt.name}"


def _site(key: str) -> str:
    if key:
        return key
    keys = list(Site.objects.order_by("key", "pk").values_list("key", flat=True))
    if len(keys) != 1:
        raise click.ClickException(f"Name the site: --site KEY. Known are: {', '.join(keys)}.")
    return str(keys[0])


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        raise click.ClickException(_words(refusal)) from refusal


def _words(refusal: Refused) -> str:
    with translation.override("en"):
        return sentence(refusal.fault.value)
