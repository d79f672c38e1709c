"""Writes sites, agencies, rooms and roles. Operators' commands and the demo call these.

They run as the owner of the database: the office itself may only read what they write. Each
can be repeated; what is there stays as it is.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samsyn.office.accounts.models import Staff
from samsyn.office.partners.logos import kind_of_logo
from samsyn.office.partners.models import (
    Agency,
    Compartment,
    Municipality,
    Partner,
    Room,
    Site,
    SiteLogo,
    StaffRole,
)
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, Role, RoomKind

DOOR_ADDRESS = "door@{}.invalid"  # reserved ending: a service, not somebody to write to
RETENTION_ADDRESS = "retention@samsyn.invalid"


class NotThere(LookupError):
    """A site, room or member of staff of that key is not there; the sentence names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """A site; `municipalities` maps SCB's four-digit codes to names."""

    key: str
    name: str
    brand: str
    municipalities: dict[str, str]
    longitude: float
    latitude: float
    started_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPlan:
    """An agency of a site's agreement."""

    key: str
    name: str
    kind: AgencyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPlan:
    """A room; `prefix` begins the numbers of its disclosures and is unique."""

    key: str
    kind: RoomKind
    regime: LegalRegime
    controller: str  # key of an agency
    name: str
    short_name: str
    prefix: str


@transaction.atomic
def open_site(plan: SitePlan) -> Site:
    """Write a site with its municipalities."""
    site, _ = Site.objects.get_or_create(
        key=plan.key,
        defaults={
            "name": plan.name,
            "brand": plan.brand,
            "started_on": plan.started_on,
            "map_longitude": plan.longitude,
            "map_latitude": plan.latitude,
        },
    )
    for code, name in plan.municipalities.items():
        Municipality.objects.get_or_create(site=site, code=code, defaults={"name": name})
    return site


@transaction.atomic
def put_logo(site_key: str, content: bytes | None) -> None:
    """Let a site's prints bear a mark, or none. Raises `NotThere`, or `NoLogo` saying why."""
    site = Site.objects.filter(key=site_key).first()
    if site is None:
        raise NotThere(f"There is no site {site_key}. Run: samsyn site list")
    if content is None:
        SiteLogo.objects.filter(site=site).delete()
        return
    SiteLogo.objects.update_or_create(
        site=site, defaults={"kind": kind_of_logo(content), "content": content}
    )


@transaction.atomic
def take_in_agency(plan: AgencyPlan, site: Site | None) -> Agency:
    """Write an agency, and its part in the site's agreement."""
    agency, _ = Agency.objects.get_or_create(
        key=plan.key, defaults={"name": plan.name, "kind": plan.kind.value}
    )
    if site is not None:
        Partner.objects.get_or_create(site=site, agency=agency)
    return agency


@transaction.atomic
def open_room(plan: RoomPlan, site: Site | None, *, now: datetime) -> Room:
    """Write a room with its default compartment and its door; a door that is gone is hung again.

    Raises `NotThere` for a controller that is not an agency.
    """
    controller = Agency.objects.filter(key=plan.controller).first()
    if controller is None:
        raise NotThere(f"There is no agency {plan.controller} to answer for the room {plan.key}.")
    room, made = Room.objects.get_or_create(
        key=plan.key,
        defaults={
            "site": site,
            "controller": controller,
            "kind": plan.kind.value,
            "regime": plan.regime.value,
            "name": plan.name,
            "short_name": plan.short_name,
            "number_prefix": plan.prefix,
        },
    )
    if made:
        Compartment.objects.create(room=room, is_default=True)
    _hang_door(room, now=now)
    let_retention_in(room, now=now)
    return room


def _hang_door(room: Room, *, now: datetime) -> None:
    """Give a room its door, new or again; one that hangs stays as it is."""
    door, _made = Staff.objects.update_or_create(
        email=DOOR_ADDRESS.format(room.key),
        defaults={"is_service": True, "is_active": True},
        create_defaults={"name": "Dörren", "title": room.name, "is_service": True},
    )
    give_role(door, room.key, Role.DOOR, now=now)


@transaction.atomic
def let_retention_in(room: Room, *, now: datetime) -> None:
    """Let the one service of retention reach a room, new or again."""
    service, _made = Staff.objects.update_or_create(
        email=RETENTION_ADDRESS,
        defaults={"is_service": True, "is_active": True},
        create_defaults={"name": "Gallringen", "title": "", "is_service": True},
    )
    give_role(service, room.key, Role.RETENTION, now=now)


@transaction.atomic
def give_role(staff: Staff, room_key: str, role: Role, *, now: datetime) -> None:
    """Let somebody hold a role in a room from now on; sessions opened before it end.

    Raises `NotThere` for an unknown room.
    """
    room = Room.objects.filter(key=room_key).first()
    if room is None:
        raise NotThere(f"There is no room {room_key}. Run: samsyn site list")
    StaffRole.objects.get_or_create(
        staff=staff, room=room, role=role.value, ends_at=None, defaults={"starts_at": now}
    )


@transaction.atomic
def end_role(staff: Staff, room_key: str, role: Role, *, now: datetime) -> None:
    """End a role that is held; its sessions end with it. Raises `NotThere` if it is not held."""
    held = StaffRole.objects.filter(
        staff=staff, room__key=room_key, role=role.value, ends_at__isnull=True
    )
    if not held.update(ends_at=now):
        raise NotThere(f"{staff.email} holds no role {role.value} in the room {room_key}.")
