"""`samsyn ground`: what a site's lawyers approve. Written as the owner of the database."""

from collections.abc import Callable
from datetime import date, datetime

import click
from django.utils import timezone

from samsyn.office.commands.readiness import as_owner, make_ready
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import CannotApprove, GroundChoice
from samsyn.office.disclosures.models import Ground
from samsyn.vocabulary.rooms import RoomKind

_KINDS = click.Choice([kind.value for kind in RoomKind if kind is not RoomKind.NATIONAL])
_SITE = click.option("--site", "site_key", required=True, help="The site's key, as orebro.")
_BY = click.option("--by", required=True, help="Name and title of who decided.")
_ON = click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Day; else today.")
_FROM = click.option("--from", "from_kind", type=_KINDS, default=None, help="Only from this kind.")
_TO = click.option("--to", "to_kind", type=_KINDS, default=None, help="Only to this kind.")


@click.group(help="Approve legal grounds for telling another room, per site.")
def ground() -> None:
    """Group the commands about grounds."""


@ground.command("list", help="List the grounds between a site's rooms, and who approved them.")
@_SITE
def list_grounds(site_key: str) -> None:
    """Print each ground in each direction."""
    make_ready()
    lines = queries.rule_lines(site_key)
    if not lines:
        raise click.ClickException(f"There is no site {site_key} with rooms. Run: samsyn site list")
    for line in lines:
        until = f" to {line.valid_to}" if line.valid_to else ""
        click.echo(
            f"{line.key}\t{line.provision}\t{line.from_kind} -> {line.to_kind}"
            f"\tfrom {line.valid_from}{until}\t{_state(line)}"
        )


@ground.command("approve", help="Let a site's rooms use a ground from a day on.")
@click.argument("key")
@_SITE
@_BY
@_ON
@_FROM
@_TO
def approve(
    key: str,
    *,
    site_key: str,
    by: str,
    on: datetime | None,
    from_kind: str | None,
    to_kind: str | None,
) -> None:
    """Write the approval that lawyers have given."""
    _change(changes.approve_grounds, _choice(site_key, key, from_kind, to_kind), by, on, "approved")


@ground.command("withdraw", help="Close a site's use of a ground from a day on.")
@click.argument("key")
@_SITE
@_BY
@_ON
@_FROM
@_TO
def withdraw(
    key: str,
    *,
    site_key: str,
    by: str,
    on: datetime | None,
    from_kind: str | None,
    to_kind: str | None,
) -> None:
    """Write that lawyers have taken their approval back."""
    chosen = _choice(site_key, key, from_kind, to_kind)
    _change(changes.withdraw_approval, chosen, by, on, "withdrawn")


def _choice(site_key: str, key: str, from_kind: str | None, to_kind: str | None) -> GroundChoice:
    return GroundChoice(
        site_key=site_key, ground_key=key, from_kind=from_kind or "", to_kind=to_kind or ""
    )


# The two changes take the same keywords.
def _change(
    change: Callable[..., list[Ground]],
    chosen: GroundChoice,
    by: str,
    on: datetime | None,
    done: str,
) -> None:
    today = timezone.localdate()
    day: date = on.date() if on else today
    with as_owner(CannotApprove):
        grounds = change(chosen, by=by, on=day, today=today)
    for one in grounds:
        click.echo(f"{one.key}, {one.from_kind} -> {one.to_kind}: {done} from {day}.")


def _state(line: queries.RuleLine) -> str:
    if not line.approved_on:
        return "an example, not approved"
    return f"approved by {line.approved_by} on {line.approved_on}"
