"""`samsyn site` and `samsyn staff`: who works where, and a site's rules. Written as the owner."""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
from django.db import IntegrityError, transaction
from django.utils import timezone

from samsyn.office.accounts.models import Staff
from samsyn.office.commands.readiness import as_owner, make_ready
from samsyn.office.notifications import changes as talks
from samsyn.office.notifications.queries import USUAL
from samsyn.office.partners import changes, limits
from samsyn.office.partners.logos import NoLogo
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.partners.rules import LIMITS, Limit, option
from samsyn.office.partners.rules import USUAL as USUAL_LIMITS
from samsyn.office.sign_in import changes as sign_in
from samsyn.office.sign_in.passwords import temporary_password
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, Role, RoomKind

FIRST_PASSWORD_FOR = timedelta(days=3)
_NEVER_GIVEN = {
    Role.DOOR,
    Role.EMERGENCY,
    Role.SYSTEM,
    Role.REGISTERING_SYSTEM,
    Role.ANSWERING_SYSTEM,
}
ROLES = click.Choice([role.value for role in Role if role not in _NEVER_GIVEN])


@click.group(help="Open sites and rooms from a file, and list them.")
def site() -> None:
    """Group the commands about sites."""


@site.command("open", help="Write the site, agencies and rooms that a TOML file describes.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def open_from_file(file: Path) -> None:
    """Write what the file describes; all of it or nothing."""
    with as_owner(changes.NotThere), _refusing(file):
        described = tomllib.loads(file.read_text(encoding="utf-8"))
        with transaction.atomic():
            _open(described)
    click.echo(f"{described['site']['name']} is open.")


@site.command("list", help="List rooms by key.")
def list_rooms() -> None:
    """Print each room with its controller."""
    make_ready()
    own = Room.objects.filter(peer__isnull=True).select_related("controller")
    for room in own.order_by("site_id", "pk"):
        click.echo(f"{room.key}\t{room.kind}\t{room.name}\t{room.controller.name}")


@site.command("logo", help="Let the site's prints bear a PNG or SVG mark; without a file, none.")
@click.argument("key")
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False
)
def put_logo(key: str, file: Path | None) -> None:
    """Check the picture and keep it; or take it away."""
    with as_owner():
        try:
            changes.put_logo(key, file.read_bytes() if file else None)
        except NoLogo as refusal:
            raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{key} has {'a' if file else 'no'} mark on its prints.")


@site.command("talks", help="Show a site's limits for talks with one person, or set some of them.")
@click.argument("key")
@click.option("--least-partners", type=int, help="Partners in a team, at least. Usually 2.")
@click.option(
    "--needs-civilian/--police-alone",
    default=None,
    help="Whether one of the team is not police. Usually so.",
)
@click.option("--urgent-hours", type=int, help="To the first attempt when urgent. Usually 72.")
@click.option("--planned-days", type=int, help="To the first attempt else. Usually 14.")
@click.option("--most-attempts", type=int, help="Before another way is asked for. Usually 3.")
@click.option("--recontact-days", type=int, help="To getting in touch again. Usually 30.")
@click.option("--usual", is_flag=True, help="Take the usual limits again, before any other option.")
def set_talk_limits(key: str, *, usual: bool, **limits: int | bool | None) -> None:
    """Print every limit, changed or not."""
    changed = {name: value for name, value in limits.items() if value is not None}
    with as_owner(talks.CannotSet):
        if usual:
            talks.take_usual_limits(key)
        rules = talks.set_limits(key, changed) if changed else talks.limits_of(key)
    for name, value in asdict(rules).items():
        note = "" if value == getattr(USUAL, name) else f"\tusually {_told(getattr(USUAL, name))}"
        click.echo(f"{name.replace('_', '-')}\t{_told(value)}{note}")


def _clock_options(command: Callable[..., None]) -> Callable[..., None]:
    for limit, bounds in reversed(list(LIMITS.items())):
        said = f"{bounds.meaning} Usually {bounds.usual}."
        command = click.option(option(limit), limit.value, type=int, help=said)(command)
    return command


@site.command("clocks", help="Show a site's clocks for answers and rounds, or set some of them.")
@click.argument("key")
@_clock_options
@click.option("--usual", is_flag=True, help="Take the usual lengths again, but for other options.")
@click.option("--by", default="", help="Name and title of who decided a change.")
@click.option("--from", "day", type=click.DateTime(["%Y-%m-%d"]), help="First day; else today.")
def set_clocks(
    key: str, *, usual: bool, by: str, day: datetime | None, **lengths: int | None
) -> None:
    """Print every length as it holds on the first day, and what is set from later days on.

    What began before a change keeps the lengths that it began with.
    """
    today = timezone.localdate()
    since = day.date() if day else today
    changed = dict(USUAL_LIMITS) if usual else {}
    changed |= {Limit(name): value for name, value in lengths.items() if value is not None}
    with as_owner(limits.CannotLimit):
        if changed:
            limits.set_limits(key, changed, by=by, applies_from=since, today=today)
        held = limits.limits_on(key, since)
        coming = limits.coming_changes(key, after=since)
    for limit, bounds in LIMITS.items():
        note = "" if held[limit] == bounds.usual else f"\tusually {bounds.usual}"
        click.echo(f"{option(limit)[2:]}\t{held[limit]}{note}")
    for first, limit, value, who in coming:
        click.echo(f"from {first}\t{option(limit)[2:]}\t{value}\tdecided by {who}")


def _told(value: object) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


@click.group(help="Take in staff, give and end roles, reset lost passwords.")
def staff() -> None:
    """Group the commands about staff."""


@staff.command("add", help="Take somebody in, and print a first password, good for three days.")
@click.argument("email")
@click.option("--name", required=True)
@click.option("--title", default="")
def add(email: str, name: str, title: str) -> None:
    """Write the account, which sees nothing until it is given a role.

    The password is drawn: nobody chooses another's, and it opens nothing but its own change.
    """
    password = temporary_password()
    with as_owner(changes.NotThere):
        someone = Staff(email=email, name=name, title=title)
        someone.set_password(password)
        someone.temporary_until = timezone.now() + FIRST_PASSWORD_FOR
        try:
            someone.save()
        except IntegrityError as error:
            raise click.ClickException(f"{email} is taken in already.") from error
    click.echo(
        f"{password}\n{name} is taken in. Hand the password over in person: it works for three days"
        f" and is changed at the first sign-in. Next: samsyn staff give {email} ROLE ROOM"
    )


@staff.command("reset", help="Give a password for one day to somebody who lost theirs.")
@click.argument("email")
@click.option("--second-factor", is_flag=True, help="Take away a lost app or passkey too.")
@click.option("--reason", default="", help="Stands in the log; demanded for a second factor.")
def reset(email: str, reason: str, *, second_factor: bool) -> None:
    """Print a password to be handed over; it must be changed at the first sign-in."""
    if second_factor and not reason.strip():
        raise click.UsageError("Say why the second factor is taken away: --reason TEXT.")
    give_back = sign_in.reset_second_factor if second_factor else sign_in.reset_password
    with as_owner(changes.NotThere):
        password = give_back(_someone(email).pk, now=timezone.now(), reason=reason.strip())
    click.echo(
        f"{password}\nHand it over in person. It works for 24 hours and is changed at the first"
        " sign-in. All sessions have been ended."
    )


@staff.command("give", help="Give a role in a room.")
@click.argument("email")
@click.argument("role", type=ROLES)
@click.argument("room")
def give(email: str, role: str, room: str) -> None:
    """Let somebody hold a role from now on."""
    with as_owner(changes.NotThere):
        changes.give_role(_someone(email), room, Role(role), now=timezone.now())
    click.echo(f"{email} is {role} in {room}.")


@staff.command("end", help="End a role in a room, and the sessions opened with it.")
@click.argument("email")
@click.argument("role", type=ROLES)
@click.argument("room")
def end(email: str, role: str, room: str) -> None:
    """End a role from now on."""
    with as_owner(changes.NotThere):
        changes.end_role(_someone(email), room, Role(role), now=timezone.now())
    click.echo(f"{email} is no longer {role} in {room}.")


@staff.command("list", help="List who holds which role where.")
def list_staff() -> None:
    """Print each role that is held."""
    make_ready()
    held = StaffRole.objects.filter(ends_at__isnull=True, staff__is_service=False)
    for one in held.select_related("staff", "room").order_by("staff__email", "pk"):
        click.echo(f"{one.staff.email}\t{one.role}\t{one.room.key}")


@contextmanager
def _refusing(file: Path) -> Iterator[None]:
    try:
        yield
    except tomllib.TOMLDecodeError as error:
        raise click.ClickException(f"{file} is not TOML: {error}.") from error
    except KeyError as error:
        raise click.ClickException(f"{file} lacks {error}. See the how-to.") from error
    except (TypeError, ValueError) as error:
        raise click.ClickException(f"{file}: {error}.") from error


def _someone(email: str) -> Staff:
    found = Staff.objects.filter(email__iexact=email, is_service=False).first()
    if found is None:
        raise changes.NotThere(f"Nobody has the address {email}. Run: samsyn staff add {email}")
    return found


def _open(described: dict[str, Any]) -> None:
    opened = changes.open_site(changes.SitePlan(**described["site"]))
    for agency in described.get("agencies", []):
        part = changes.AgencyPlan(kind=AgencyKind(agency.pop("kind")), **agency)
        is_national = part.kind is AgencyKind.NATIONAL_SUPPORT
        changes.take_in_agency(part, None if is_national else opened)
    for room in described.get("rooms", []):
        kind, regime = RoomKind(room.pop("kind")), LegalRegime(room.pop("regime"))
        plan = changes.RoomPlan(kind=kind, regime=regime, **room)
        is_national = kind is RoomKind.NATIONAL  # it lies at no site
        changes.open_room(plan, None if is_national else opened, now=timezone.now())
