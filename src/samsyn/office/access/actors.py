"""The actor: a member of staff, in the rooms and roles they hold now, for a purpose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Exists, OuterRef, Q

from samsyn.office.access.deeds import GRANTS, Deed
from samsyn.office.partners.models import Compartment, CompartmentStaff, StaffRole
from samsyn.office.partners.queries import held_at, open_emergencies
from samsyn.vocabulary.oversight import EmergencyGround
from samsyn.vocabulary.rooms import Role, RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRole:
    """One role held in one room."""

    room_id: int
    room_name: str
    room_kind: RoomKind
    site_id: int | None
    role: Role
    site_brand: str = ""  # '' for a room of no site
    emergency: "Opened | None" = None  # by which it is held, if nobody gave it


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """That a room of another agency is open to somebody in an emergency, until when and why."""

    id: UUID
    ground: EmergencyGround
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts. Always a parameter: there is no current user to import."""

    staff_id: int
    name: str
    title: str
    roles: tuple[RoomRole, ...]
    parts: frozenset[tuple[int, int]]  # room and compartment of all that the roles could read
    request_id: UUID
    purpose: str = ""
    names_revealed: bool = False
    on_paper: bool = False  # what is read now is to be printed

    @property
    def compartments(self) -> frozenset[int]:
        """The compartments that this actor reads: a row that needs two lies in their rooms only."""
        rooms = self.seen_rooms
        return frozenset(part for room, part in self.parts if room in rooms)

    @property
    def reading_rooms(self) -> frozenset[int]:
        """Rooms whose records the actor's roles let them read."""
        return self.rooms_granting(Deed.READ_RECORDS)

    @property
    def seen_rooms(self) -> frozenset[int]:
        """Rooms of which the actor's roles let them read something: all of it, or their own."""
        return (
            self.reading_rooms
            | self.rooms_granting(Deed.READ_ASSIGNED)
            | self.rooms_granting(Deed.ERASE_RECORDS)
        )

    @property
    def opened(self) -> tuple[RoomRole, ...]:
        """The rooms that are open to the actor in an emergency, for a few hours."""
        return tuple(held for held in self.roles if held.emergency)

    def without_emergency(self) -> "Actor":
        """Leave out what is open in an emergency: for what goes out of the house, or is kept."""
        return replace(self, roles=tuple(held for held in self.roles if not held.emergency))

    @property
    def joint_rooms(self) -> frozenset[int]:
        """Joint rooms whose records the actor's roles let them read."""
        return frozenset(
            held.room_id
            for held in self.roles
            if held.room_kind is RoomKind.JOINT and held.room_id in self.reading_rooms
        )

    @property
    def works_in_support(self) -> bool:
        """Whether their day is the help line's: they run support in every room that they read."""
        return bool(self.reading_rooms) and self.reading_rooms <= self.rooms_granting(
            Deed.RUN_SUPPORT
        )

    def rooms_granting(self, deed: Deed) -> frozenset[int]:
        """Rooms in which one of the actor's roles grants the deed."""
        return frozenset(held.room_id for held in self.roles if deed in GRANTS[held.role])

    def may(self, deed: Deed, room_id: int) -> bool:
        """Whether one of the actor's roles in the room grants the deed."""
        return room_id in self.rooms_granting(deed)

    def narrowed_to(self, room_id: int) -> "Actor":
        """Look at one of the actor's rooms only; never widens what they see."""
        return replace(self, roles=tuple(held for held in self.roles if held.room_id == room_id))

    def revealing_names(self) -> "Actor":
        """Show names instead of codes, for a short while."""
        return replace(self, names_revealed=True)

    def printing(self) -> "Actor":
        """Read in order to print: what is shown is noted as printed."""
        return replace(self, on_paper=True)


def actor_for(staff_id: int, *, now: datetime, purpose: str = "") -> Actor:
    """Build the actor from what the tables say now. Somebody without roles sees nothing."""
    staff = StaffRole._meta.get_field("staff").related_model
    open_now = open_emergencies(now).filter(staff=OuterRef("pk"))
    rows = staff._default_manager.annotate(has_opened=Exists(open_now))
    name, title, has_opened = rows.values_list("name", "title", "has_opened").get(pk=staff_id)
    opened = tuple(_opened(staff_id, now=now)) if has_opened else ()
    held = (*_roles_held(staff_id, now=now), *opened)
    return Actor(
        staff_id=staff_id,
        name=name,
        title=title,
        roles=held,
        parts=frozenset(_parts(staff_id, held)),
        request_id=uuid4(),
        purpose=purpose,
    )


def _roles_held(staff_id: int, *, now: datetime) -> Iterator[RoomRole]:
    """Yield the roles that an active member of staff holds at a moment, oldest first."""
    rows = held_at(now).filter(staff_id=staff_id, staff__is_active=True).order_by("pk")
    told = ("room_id", "room__short_name", "room__kind", "room__site_id", "role")
    for room_id, room_name, kind, site_id, role, brand in rows.values_list(
        *told, "room__site__brand"
    ):
        yield RoomRole(
            room_id=room_id,
            room_name=room_name,
            room_kind=RoomKind(kind),
            site_id=site_id,
            role=Role(role),
            site_brand=brand or "",
        )


def _opened(staff_id: int, *, now: datetime) -> Iterator[RoomRole]:
    """Yield the role that an emergency lends, for each room that it opens; oldest first."""
    rows = open_emergencies(now).filter(staff_id=staff_id, staff__is_active=True)
    for one in rows.select_related("room__site").order_by("starts_at", "pk"):
        yield RoomRole(
            room_id=one.room_id,
            room_name=one.room.short_name,
            room_kind=RoomKind(one.room.kind),
            site_id=one.room.site_id,
            role=Role.EMERGENCY,
            site_brand=one.room.site.brand if one.room.site else "",
            emergency=Opened(id=one.pk, ground=EmergencyGround(one.ground), until=one.ends_at),
        )


def _parts(staff_id: int, held: Sequence[RoomRole]) -> Iterator[tuple[int, int]]:
    """Yield room and compartment of all that the roles could read.

    Shut out wins, but over the service that erases.
    """
    whole = {one.room_id for one in held if Deed.READ_RECORDS in GRANTS[one.role]}
    assigned = {one.room_id for one in held if Deed.READ_ASSIGNED in GRANTS[one.role]}
    erased = {one.room_id for one in held if Deed.ERASE_RECORDS in GRANTS[one.role]}
    rooms = whole | assigned | erased
    if not rooms:
        return
    named = dict(
        CompartmentStaff.objects.filter(staff_id=staff_id, compartment__room__in=rooms)
        .order_by("shut_out", "pk")
        .values_list("compartment_id", "shut_out")
    )
    parts = Compartment.objects.filter(
        Q(is_open=True) | Q(pk__in=named) | Q(room__in=erased), room__in=rooms
    )
    for room_id, part, is_open in parts.values_list("room_id", "pk", "is_open"):
        is_let_in = part in named or (is_open and room_id in whole)
        if room_id in erased or (is_let_in and not named.get(part, False)):
            yield room_id, part
