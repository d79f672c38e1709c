"""What `samsyn doctor` looks at: each check is a finding with what to do about it."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.utils import timezone

from samsyn.office.access.catalogue import faults_in_catalogue
from samsyn.office.access.deeds import GRANTS
from samsyn.office.audit.soundness import attempts_at_nobody_since, faults_in_audit
from samsyn.office.config.backups import state_of_backups
from samsyn.office.config.environment import Environment
from samsyn.office.config.seals import faults_in_sealing
from samsyn.office.partners.models import Grant, Room
from samsyn.office.partners.queries import rooms_without_door
from samsyn.vocabulary.rooms import RoomKind

_LEAST_FREE = 1_000_000_000  # bytes
_CLOCK_MAY_DIFFER = timedelta(seconds=5)
_DAY = timedelta(hours=24)
_MANY_ATTEMPTS = 100
_NOTHING = "none yet"
_SAID = 3  # faults of one kind that are told one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at. `advice` is empty where all is well."""

    about: str
    state: str
    advice: str = ""

    @property
    def is_sound(self) -> bool:
        return not self.advice


def findings(environment: Environment) -> Iterator[Finding]:
    """Yield every finding on an installation whose database runs."""
    yield Finding(about="installation", state=environment.mode)
    yield _folder(environment.folder)
    yield from _keys(environment.folder)
    yield _disk(environment.folder)
    yield _guarded("clock", _clock)
    tables = _guarded("tables", _tables)
    yield tables
    yield _guarded("roles", _roles)
    if tables.state == _NOTHING:
        return
    yield _guarded("walls", _walls)
    yield _guarded("grants", _grants)
    yield _guarded("doors", _doors)
    yield _guarded("audit", _audit)
    yield _guarded("seals", partial(_seals, environment))
    yield _backups(environment)
    yield _guarded("sign-ins", _sign_ins)


def _folder(folder: Path) -> Finding:
    loose = folder.stat().st_mode & 0o022
    return Finding(
        about="data folder",
        state=str(folder),
        advice=f"Others may write in it. Run: chmod go-w {folder}" if loose else "",
    )


def _keys(folder: Path) -> Iterator[Finding]:
    for path in sorted((folder / "keys").glob("*")):
        loose = path.stat().st_mode & 0o077
        yield Finding(
            about=f"key {path.name}",
            state="private" if not loose else "readable by others",
            advice=f"Run: chmod 600 {path}" if loose else "",
        )


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    return Finding(
        about="disk",
        state=f"{free / 1e9:.1f} GB free",
        advice="" if free > _LEAST_FREE else "Make room: less than 1 GB is free.",
    )


def _clock() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        differs = abs(cursor.fetchone()[0] - timezone.now())
    return Finding(
        about="clock",
        state=f"{differs.total_seconds():.1f} s from the database's",
        advice="" if differs < _CLOCK_MAY_DIFFER else "Set both clocks by a time server.",
    )


def _tables() -> Finding:
    if "django_migrations" not in connection.introspection.table_names():
        return Finding(about="tables", state=_NOTHING, advice="Run: samsyn prepare")
    try:
        call_command("migrate", check=True, plan=False, verbosity=0)
    except (SystemExit, CommandError, InconsistentMigrationHistory):
        return Finding(about="tables", state="out of date", advice="Run: samsyn prepare")
    return Finding(about="tables", state="up to date")


def _roles() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb,"
            " pg_has_role(current_user, 'samsyn_owner', 'member'),"
            " pg_has_role(current_user, 'samsyn_audit', 'member')"
            " FROM pg_roles WHERE rolname = current_user"
        )
        name, powerful, owner, audit = cursor.fetchone()
    sound = not (powerful or owner or audit)
    return Finding(
        about="roles",
        state=f"the office signs in as {name}",
        advice="" if sound else f"Take every attribute and membership from the role {name}.",
    )


def _walls() -> Finding:
    faults = faults_in_catalogue()
    return Finding(
        about="walls",
        state="as declared" if not faults else f"{len(faults)} faults",
        advice=_first(faults),
    )


def _grants() -> Finding:
    declared = {(role.value, deed.value) for role, deeds in GRANTS.items() for deed in deeds}
    same = set(Grant.objects.values_list("role", "deed")) == declared
    return Finding(
        about="grants",
        state="as in the code" if same else "differ from the code",
        advice="" if same else "Run: samsyn prepare",
    )


def _doors() -> Finding:
    """Look for rooms that nothing can be told: hand-overs to support go in by the room's door."""
    shut = list(rooms_without_door(now=timezone.now()))
    return Finding(
        about="doors",
        state="every room has one" if not shut else f"{len(shut)} rooms have none",
        advice=_first([_shut(room) for room in shut]),
    )


def _shut(room: Room) -> str:
    lost = "disclosure"
    if room.kind == RoomKind.SOCIAL_SERVICES.value:
        lost = "hand-over to support"
    return (
        f"No {lost} can reach {room.key}: open its site's file again, samsyn site open FILE,"
        " and the door is hung."
    )


def _audit() -> Finding:
    faults = faults_in_audit()
    return Finding(
        about="audit",
        state="append-only, out of the owner's reach" if not faults else f"{len(faults)} faults",
        advice=_first(faults),
    )


def _seals(environment: Environment) -> Finding:
    state, faults = faults_in_sealing(environment, now=timezone.now())
    return Finding(about="seals", state=state, advice=_first(faults))


def _backups(environment: Environment) -> Finding:
    state, advice = state_of_backups(environment, now=timezone.now())
    return Finding(about="backups", state=state, advice=advice)


def _sign_ins() -> Finding:
    tried = attempts_at_nobody_since(timezone.now() - _DAY)
    return Finding(
        about="sign-ins",
        state=f"{tried} attempts at addresses that are nobody's, in 24 hours",
        advice=""
        if tried < _MANY_ATTEMPTS
        else "Somebody may be guessing. Look at the web proxy's log for where from.",
    )


def _first(faults: Sequence[str]) -> str:
    more = [f"And {len(faults) - _SAID} more."] if len(faults) > _SAID else []
    return " ".join([*faults[:_SAID], *more])


def _guarded(about: str, check: Callable[[], Finding]) -> Finding:
    """Turn a database that does not answer into a finding, so that the others are still made."""
    try:
        return check()
    except DatabaseError as error:
        return Finding(
            about=about,
            state="could not be asked",
            advice=f"The database said: {str(error).strip().splitlines()[0]}",
        )
