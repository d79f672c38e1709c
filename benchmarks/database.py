"""The benchmarks' own databases: made anew for every run from one empty template.

The one at full size is named as the office expects it, since a real web server serves it.
"""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import psycopg
from django.conf import settings
from psycopg import sql

from benchmarks.copying import loading
from benchmarks.environment import FOLDER
from benchmarks.world import Filling, Place, make_world
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.config.databases import DATABASE, Logins, cluster_folder
from samsyn.office.partners.changes import (
    AgencyPlan,
    RoomPlan,
    SitePlan,
    give_role,
    open_room,
    open_site,
    take_in_agency,
)
from samsyn.office.partners.models import Compartment, StaffRole
from samsyn.postgres import Cluster, Login, prepare_roles
from samsyn.simulation.load import LoadWorld
from samsyn.simulation.load_rooms import rooms_of
from samsyn.vocabulary.rooms import AgencyKind, Role, RoomKind

EMPTY, TENTH, FULL = "bench_empty", "bench_tenth", DATABASE
LEAST, BROADEST = "least@load.example", "broadest@load.example"
OPENED_AT = datetime(2018, 1, 1, tzinfo=UTC)
_SMALL_ROOM = next(room.key for room in rooms_of(0) if room.kind is RoomKind.JOINT)


class AlreadyMeasuring(RuntimeError):
    """Somebody measures in the same folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Whom and what the pages are about: records of the small room, which both readers see."""

    person_id: UUID
    group_id: UUID
    family_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A filled database, how many rows of each kind it holds, and what to look at in it."""

    logins: Logins
    sizes: dict[str, int]
    subjects: Subjects


@contextmanager
def server() -> Iterator[Login]:
    """Start the folder's PostgreSQL server unless it runs, and stop it if it was started here."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "bench.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise AlreadyMeasuring(f"Another run measures in {FOLDER}: wait for it.") from held
        cluster = Cluster(cluster_folder(settings.ENVIRONMENT))
        ran_before = cluster.status().pid is not None
        try:
            yield cluster.start()
        finally:
            installation.disconnect()
            if not ran_before:
                cluster.stop()


def prepare_empty(admin: Login) -> Logins:
    """Make a database with tables and grants, and nothing in them."""
    cluster = Cluster(cluster_folder(settings.ENVIRONMENT))
    for name in (EMPTY, TENTH, FULL):
        _execute(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    roles = prepare_roles(admin, cluster.secrets, database=EMPTY)
    found = Logins(roles.owner, roles.app)
    installation.prepare_tables(found, admin.to(EMPTY))
    installation.disconnect()
    return found


def fill(admin: Login, empty: Logins, name: str, scale: float, *, now: datetime) -> Database:
    """Make a database of the scale's size and connect Django to it as the application."""
    installation.disconnect()
    _execute(admin, "CREATE DATABASE {} TEMPLATE {}", name, EMPTY)
    found = Logins(empty.owner.to(name), empty.application.to(name))
    world = make_world(scale, now=now)
    with installation.as_owner(found):
        writer = _stage(world)
        places = {
            key: Place(room, part)
            for key, room, part in Compartment.objects.values_list("room__key", "room", "pk")
        }
    with loading(admin.to(name)) as past_the_wall:
        Filling(past_the_wall, world, places, writer_id=writer.pk, now=now).fill()
    with psycopg.connect(admin.to(name).dsn()) as past_the_wall:
        subjects = _choose(past_the_wall, places[_SMALL_ROOM].room_id)
    return Database(logins=found, sizes=_sizes(world), subjects=subjects)


def _execute(admin: Login, statement: str, *names: str) -> None:
    with psycopg.connect(admin.dsn(), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _stage(world: LoadWorld) -> Staff:
    """Write sites, rooms and staff, and the two readers; return the broadest."""
    sites: dict[str, list[int]] = {}
    for number, room in enumerate(world.rooms):
        sites.setdefault(room.agency, []).append(number)
    for key, numbers in sites.items():
        site = open_site(
            SitePlan(key=key, name=key, brand=key, municipalities={}, longitude=15.0, latitude=60.0)
        )
        take_in_agency(AgencyPlan(key=key, name=key, kind=AgencyKind.POLICE), site)
        for number in numbers:
            room = world.rooms[number]
            plan = RoomPlan(
                key=room.key,
                kind=room.kind,
                regime=room.regime,
                controller=key,
                name=room.name,
                short_name=room.name,
                prefix=f"L{number}",
            )
            open_room(plan, site, now=OPENED_AT)
    _hire(world)
    # Of the roles that read records, an officer's may do least; a coordinator's most.
    _hire_reader(LEAST, Role.OFFICER, [_SMALL_ROOM])
    return _hire_reader(BROADEST, Role.COORDINATOR, [room.key for room in world.rooms])


def _hire(world: LoadWorld) -> None:
    Staff.objects.bulk_create(
        Staff(email=one.email, name=f"{one.given_name} {one.family_name}") for one in world.staff
    )
    staff = dict(Staff.objects.values_list("email", "pk"))
    rooms = dict(Compartment.objects.values_list("room__key", "room"))
    StaffRole.objects.bulk_create(
        StaffRole(
            staff_id=staff[one.email],
            room_id=rooms[held.room],
            role=held.role.value,
            starts_at=OPENED_AT,
        )
        for one in world.staff
        for held in one.roles
    )


def _hire_reader(email: str, role: Role, rooms: Sequence[str]) -> Staff:
    reader = Staff.objects.create(email=email, name=email)
    for room in rooms:
        give_role(reader, room, role, now=OPENED_AT)
    return reader


def _choose(server: psycopg.Connection, room_id: int) -> Subjects:
    """Choose the person with the most parts in incidents, and the group with the most members."""
    person = server.execute(
        "SELECT person_id, min(family) FROM incidents_involvement part"
        " JOIN people_personname name USING (person_id)"
        " WHERE part.room_id = %s AND family <> '' AND name.kind = 'legal'"
        " GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT 1",
        [room_id],
    ).fetchone()
    group = server.execute(
        "SELECT group_id FROM groups_membership WHERE room_id = %s"
        " GROUP BY group_id ORDER BY count(*) DESC, group_id LIMIT 1",
        [room_id],
    ).fetchone()
    if person is None or group is None:
        raise LookupError("The small room has no person with a part in an incident: scale up.")
    return Subjects(person_id=person[0], family_name=person[1], group_id=group[0])


def _sizes(world: LoadWorld) -> dict[str, int]:
    return {
        "people": world.people_count,
        "claims": world.claim_count,
        "incidents": world.incident_count,
        "groups": len(world.groups),
        "staff": len(world.staff),
        "rooms": len(world.rooms),
    }
