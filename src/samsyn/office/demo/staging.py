"""Sites, agencies, rooms and staff of the simulated world. Runs as the owner; repeatable."""

from datetime import UTC, datetime, time

from django.db import transaction

from samsyn.office.accounts.models import Staff
from samsyn.office.partners.models import (
    Agency,
    Compartment,
    Municipality,
    Partner,
    Room,
    Site,
    StaffRole,
)
from samsyn.simulation.profile import SimulatedAgency, SimulatedRoom, SimulatedStaff
from samsyn.simulation.world import SimulatedSite, World
from samsyn.vocabulary.rooms import Role

DOOR = "door@{}.example"
_SHORT = {
    "police": "Polisen",
    "probation": "Frivården",
    "social_services": "Socialtjänsten",
    "municipality": "Kommunen",
    "county_board": "Länsstyrelsen",
    "joint": "Gemensamt",
    "national": "Nationellt",
}


@transaction.atomic
def stage(world: World) -> None:
    """Write what is missing of the world's sites, rooms and staff."""
    for simulated in world.sites:
        site = _site(simulated)
        agencies = {one.key: _agency(one, site) for one in simulated.profile.agencies}
        rooms = {one.key: _room(one, site, agencies) for one in simulated.profile.rooms}
        for member in simulated.staff:
            _staff(member, rooms, simulated)
    agencies = {one.key: _agency(one, None) for one in world.national.agencies}
    rooms = {world.national.room.key: _room(world.national.room, None, agencies)}
    for member in world.national.staff:
        _staff(member, rooms, world.sites[0])


def _site(simulated: SimulatedSite) -> Site:
    profile = simulated.profile
    longitude, latitude = profile.centre
    site, _ = Site.objects.get_or_create(
        key=profile.key,
        defaults={
            "name": profile.name,
            "brand": profile.brand,
            "started_on": profile.programme_started_on,
            "map_longitude": longitude,
            "map_latitude": latitude,
        },
    )
    for one in profile.municipalities:
        Municipality.objects.get_or_create(site=site, code=one.code, defaults={"name": one.name})
    return site


def _agency(one: SimulatedAgency, site: Site | None) -> Agency:
    agency, _ = Agency.objects.get_or_create(
        key=one.key, defaults={"name": one.name, "kind": one.kind.value}
    )
    if site is not None:
        Partner.objects.get_or_create(site=site, agency=agency)
    return agency


def _room(one: SimulatedRoom, site: Site | None, agencies: dict[str, Agency]) -> Room:
    municipality = site and site.municipalities.filter(code=one.municipality_code).first()
    short = _SHORT[one.kind.value]
    if municipality and site and site.municipalities.count() > 1:
        short = f"{short} {municipality.name}"
    room, made = Room.objects.get_or_create(
        key=one.key,
        defaults={
            "site": site,
            "controller": agencies[one.agency],
            "kind": one.kind.value,
            "regime": one.regime.value,
            "name": one.name,
            "short_name": short,
            "number_prefix": _prefix(one),
        },
    )
    if made:
        Compartment.objects.create(room=room, is_default=True)
        door = Staff.objects.create(
            email=DOOR.format(one.key), name="Dörren", title=one.name, is_service=True
        )
        _hold(door, room, Role.DOOR)
    return room


def _prefix(room: SimulatedRoom) -> str:
    """Numbers of disclosures begin with letters of the room's key, which is unique."""
    return "".join(part[0] for part in room.key.split("-")).upper() + str(Room.objects.count() + 1)


def _staff(member: SimulatedStaff, rooms: dict[str, Room], simulated: SimulatedSite) -> None:
    staff, made = Staff.objects.get_or_create(
        email=member.email,
        defaults={
            "name": f"{member.given_name} {member.family_name}",
            "title": member.title,
        },
    )
    if made:
        staff.set_unusable_password()
        staff.save(update_fields=["password"])
        for held in member.roles:
            _hold(staff, rooms[held.room], held.role)


def _hold(staff: Staff, room: Room, role: Role) -> None:
    long_ago = datetime.combine(datetime(2018, 1, 1, tzinfo=UTC), time(), tzinfo=UTC)
    StaffRole.objects.get_or_create(
        staff=staff, room=room, role=role.value, defaults={"starts_at": long_ago}
    )
