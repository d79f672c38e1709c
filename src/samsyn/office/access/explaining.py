"""Why somebody sees a row, or does not, as a chain of reasons.

Says in steps what `visible_to` says in one statement; a test holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from samsyn.office.access.actors import Actor, Opened
from samsyn.office.access.deeds import GRANTS, Deed
from samsyn.office.access.records import RoomRecord
from samsyn.office.access.walls import wall_of
from samsyn.office.partners.models import Compartment, CompartmentStaff
from samsyn.office.partners.queries import held_at, open_emergencies
from samsyn.vocabulary.oversight import EmergencyGround
from samsyn.vocabulary.rooms import Role


class Ground(StrEnum):
    """One step of the chain; the row is seen if every step admits."""

    ROLE = "role"  # a role in the room reads records
    NO_ROLE = "no_role"
    ROOM_LEFT_OUT = "room_left_out"  # the actor looks at another of their rooms
    OPEN = "open"  # to everyone who reads in the room
    IN_TEAM = "in_team"
    NOT_IN_TEAM = "not_in_team"
    ASSIGNED = "assigned"  # named for it, in a role that reads nothing else
    NOT_ASSIGNED = "not_assigned"
    SHUT_OUT = "shut_out"
    ERASES = "erases"  # the service that erases reads every part
    EMERGENCY = "emergency"  # the room is opened for three hours


_ADMITTING = frozenset(
    {
        Ground.ROLE,
        Ground.OPEN,
        Ground.IN_TEAM,
        Ground.ASSIGNED,
        Ground.ERASES,
        Ground.EMERGENCY,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step; `role` and `since` belong to `Ground.ROLE`, the rest to `Ground.EMERGENCY`."""

    ground: Ground
    room_id: int
    role: Role | None = None
    since: datetime | None = None
    emergency: Opened | None = None

    @property
    def admits(self) -> bool:
        return self.ground in _ADMITTING


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role that somebody holds now in the room of a part."""

    staff_id: int
    role: Role
    since: datetime
    emergency: Opened | None = None  # by which it is held, if nobody gave it

    @property
    def reads_all(self) -> bool:
        return Deed.READ_RECORDS in GRANTS[self.role]

    @property
    def reads(self) -> bool:
        return self.reads_all or self.erases or Deed.READ_ASSIGNED in GRANTS[self.role]

    @property
    def erases(self) -> bool:
        return Deed.ERASE_RECORDS in GRANTS[self.role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A compartment with whoever is named for it, and the roles held in its room."""

    id: int
    room_id: int
    is_open: bool
    let_in: frozenset[int] = frozenset()
    shut_out: frozenset[int] = frozenset()
    held: tuple[Held, ...] = ()

    def admits(self, staff_id: int) -> bool:
        """Say whether somebody who reads in the room reads this part of it."""
        return (self.is_open or staff_id in self.let_in) and staff_id not in self.shut_out

    def admits_named(self, staff_id: int) -> bool:
        """Say whether somebody who reads only what they are named for reads this part."""
        return staff_id in self.let_in and staff_id not in self.shut_out

    def admits_in(self, held: Held) -> bool:
        """Say whether a role lets its holder read this part."""
        if held.erases:
            return True
        if held.reads_all:
            return self.admits(held.staff_id)
        return held.reads and self.admits_named(held.staff_id)


def reasons_for(actor: Actor, row: RoomRecord, parts: Mapping[int, Part]) -> tuple[Reason, ...]:
    """Return every step by which the actor sees the row or not; all must admit.

    `parts` holds the row's compartments by identifier, as `parts_of` finds them.
    """
    return tuple(
        reason
        for column in wall_of(type(row)).columns
        for reason in _steps(actor, row, parts[getattr(row, column)])
    )


def readers_of(parts: Iterable[Part]) -> Mapping[Role, frozenset[int]]:
    """Return the staff who read every one of the parts, by each role that lets them."""
    found = [_readers(part) for part in parts]
    everywhere = frozenset.intersection(*(frozenset(one) for one in found))
    by_role: dict[Role, set[int]] = defaultdict(set)
    for staff_id in everywhere:
        for role in found[0][staff_id]:
            by_role[role].add(staff_id)
    return {role: frozenset(by_role[role]) for role in Role if role in by_role}


def parts_of(row: RoomRecord, *, now: datetime) -> dict[int, Part]:
    """Return the row's compartments with what decides on them, in three queries."""
    wanted = {getattr(row, column) for column in wall_of(type(row)).columns}
    rows = list(Compartment.objects.filter(pk__in=wanted).order_by("pk"))
    named: dict[tuple[int, bool], set[int]] = defaultdict(set)
    for part, staff, is_out in CompartmentStaff.objects.filter(
        compartment_id__in=wanted
    ).values_list("compartment_id", "staff_id", "shut_out"):
        named[part, is_out].add(staff)
    held = _held_in({part.room_id for part in rows}, now=now)
    return {
        part.pk: Part(
            id=part.pk,
            room_id=part.room_id,
            is_open=part.is_open,
            let_in=frozenset(named[part.pk, False]),
            shut_out=frozenset(named[part.pk, True]),
            held=tuple(held[part.room_id]),
        )
        for part in rows
    }


def _steps(actor: Actor, row: RoomRecord, part: Part) -> Iterator[Reason]:
    mine = [one for one in part.held if one.staff_id == actor.staff_id and one.reads]
    for one in mine:
        yield Reason(
            ground=Ground.EMERGENCY if one.emergency else Ground.ROLE,
            room_id=part.room_id,
            role=one.role,
            since=one.since,
            emergency=one.emergency,
        )
    if not mine:
        yield Reason(ground=Ground.NO_ROLE, room_id=part.room_id)
    elif part.room_id not in actor.seen_rooms:
        yield Reason(ground=Ground.ROOM_LEFT_OUT, room_id=part.room_id)
    only_assigned = bool(mine) and not any(one.reads_all for one in mine)
    ground = _ground_of(part, actor.staff_id, only_assigned=only_assigned)
    if any(one.erases for one in mine):
        ground = Ground.ERASES
    yield Reason(ground=ground, room_id=part.room_id)


def _ground_of(part: Part, staff_id: int, *, only_assigned: bool) -> Ground:
    if staff_id in part.shut_out:
        return Ground.SHUT_OUT
    if only_assigned:
        return Ground.ASSIGNED if staff_id in part.let_in else Ground.NOT_ASSIGNED
    if part.is_open:
        return Ground.OPEN
    return Ground.IN_TEAM if staff_id in part.let_in else Ground.NOT_IN_TEAM


def _readers(part: Part) -> dict[int, list[Role]]:
    found: dict[int, list[Role]] = defaultdict(list)
    for one in part.held:
        if part.admits_in(one):
            found[one.staff_id].append(one.role)
    return found


def _held_in(rooms: set[int], *, now: datetime) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = defaultdict(list)
    given = held_at(now).filter(room_id__in=rooms, staff__is_active=True).order_by("pk")
    for row in given:
        held = Held(staff_id=row.staff_id, role=Role(row.role), since=row.starts_at)
        found[row.room_id].append(held)
    opened = open_emergencies(now).filter(room_id__in=rooms, staff__is_active=True)
    for one in opened.order_by("starts_at", "pk"):
        how = Opened(id=one.pk, ground=EmergencyGround(one.ground), until=one.ends_at)
        found[one.room_id].append(
            Held(staff_id=one.staff_id, role=Role.EMERGENCY, since=one.starts_at, emergency=how)
        )
    return found
