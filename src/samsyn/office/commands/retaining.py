"""`samsyn retention`: the nightly run, the rules, and what a restored copy brought back."""

from datetime import datetime

import click
from django.conf import settings
from django.utils import timezone

from samsyn.office.commands.readiness import as_owner, make_ready
from samsyn.office.partners.models import Room
from samsyn.office.retention import changes, journal, queries
from samsyn.office.retention.changes import CannotApproveRule, CannotClose, Proof
from samsyn.vocabulary.rooms import RoomKind

_KINDS = click.Choice([kind.value for kind in RoomKind if kind is not RoomKind.NATIONAL])
_SITE = click.option("--site", "site_key", required=True, help="The site's key, as orebro.")


@click.group(help="Hide what is due, list and approve rules, erase again after a restore.")
def retention() -> None:
    """Group the commands about retention."""


@retention.command("run", help="Hide everything that is due, in every room. For a nightly timer.")
def run() -> None:
    """Say how many records were hidden."""
    environment = settings.ENVIRONMENT
    make_ready()
    now = timezone.now()
    hidden = changes.hide_due(now=now, is_demo=environment.is_demo)
    changes.empty_texts(now=now, is_demo=environment.is_demo)
    changes.write_journal(now=now, kept_in=environment.journal_of_erasures)
    click.echo(f"{hidden} {'record' if hidden == 1 else 'records'} hidden.")


@retention.command("rules", help="List a site's rules, and who approved them.")
@_SITE
def rules(site_key: str) -> None:
    """Print each rule of each room."""
    make_ready()
    rooms = list(Room.objects.filter(site__key=site_key).order_by("key", "pk"))
    if not rooms:
        raise click.ClickException(f"There is no site {site_key} with rooms. Run: samsyn site list")
    for room in rooms:
        for line in queries.rule_lines(room, today=timezone.localdate()):
            state = (
                f"approved by {line.approved_by} on {line.approved_on}"
                if line.approved_on
                else "an example, not approved"
            )
            click.echo(
                f"{room.key}\t{line.key}\t{line.kind} ({line.applies_to})"
                f"\t{line.months} months from {line.event}\t{line.action}\t{state}"
            )


@retention.command("approve", help="Let a site's rooms use a rule from a day on.")
@click.argument("key")
@_SITE
@click.option("--by", required=True, help="Name and title of who decided.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Day; else today.")
@click.option("--in", "room_kind", type=_KINDS, default=None, help="Only in this kind of room.")
def approve(
    key: str, *, site_key: str, by: str, on: datetime | None, room_kind: str | None
) -> None:
    """Write the approval that lawyers and archive have given."""
    day = on.date() if on else timezone.localdate()
    kind = RoomKind(room_kind) if room_kind else None
    with as_owner(CannotApproveRule):
        found = changes.approve_rule(site_key, key, by=by, on=day, kind=kind)
    for one in found:
        click.echo(f"{one.key}, {one.room_kind}: approved from {day}.")


@retention.command("erase-again", help="Erase what a restored copy of the database brought back.")
def erase_again() -> None:
    """Go through the journal of erasures and say how many records were erased again."""
    make_ready()
    kept_in = settings.ENVIRONMENT.journal_of_erasures
    now = timezone.now()
    erased = changes.erase_again(journal.erased(kept_in), now=now)
    changes.empty_texts(now=now, is_demo=settings.ENVIRONMENT.is_demo)
    click.echo(f"{erased} {'record' if erased == 1 else 'records'} erased again.")


@retention.command("close-room", help="Hide every record of a room that is to end.")
@click.argument("room_key")
@click.confirmation_option(prompt="Everybody in the room stops seeing all of it. Go on?")
def close_room(room_key: str) -> None:
    """Say how many records of each kind were hidden."""
    make_ready()
    try:
        hidden = changes.begin_closing(room_key, now=timezone.now())
    except CannotClose as refusal:
        raise click.ClickException(str(refusal)) from refusal
    for kind, count in hidden.items():
        click.echo(f"{kind}: {count} hidden")
    click.echo(
        "They wait 30 days. Staff then prepare and approve their erasure on the page Gallring."
    )


@retention.command("closed", help="Prove that nothing is left of a room, and end its roles.")
@click.argument("room_key")
def closed(room_key: str) -> None:
    """Print the proof; refuse while something is left."""
    make_ready()
    try:
        proof = changes.proof_of_closing(room_key, now=timezone.now())
        _say(proof)
        with as_owner(CannotClose):
            changes.end_closing(room_key, now=timezone.now())
    except CannotClose as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo("Nothing is left that is about anybody. The room is closed.")


def _say(proof: Proof) -> None:
    for kind, count in proof.receipts.items():
        click.echo(f"{kind}\t{count} erased, with a receipt each")
    for table, count in proof.others.items():
        click.echo(f"{table}\t{count} rows about nobody")
