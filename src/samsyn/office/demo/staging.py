"""Sites, agencies, rooms and staff of the simulated world. Runs as the owner; repeatable."""

from datetime import UTC, datetime

from django.db import transaction

from samsyn.office.accounts.models import Staff
from samsyn.office.demo.elsewhere import stage_peers
from samsyn.office.partners.changes import (
    AgencyPlan,
    RoomPlan,
    SitePlan,
    give_role,
    open_room,
    open_site,
    take_in_agency,
)
from samsyn.office.partners.models import Site
from samsyn.simulation.profile import SimulatedAgency, SimulatedRoom, SimulatedStaff, SiteProfile
from samsyn.simulation.world import World
from samsyn.vocabulary.rooms import RoomKind

OPENED_AT = datetime(2018, 1, 1, tzinfo=UTC)  # before any of the sites' history
_SHORT = {
    RoomKind.POLICE: "Polisen",
    RoomKind.PROBATION: "Frivården",
    RoomKind.SOCIAL_SERVICES: "Socialtjänsten",
    RoomKind.MUNICIPALITY: "Kommunen",
    RoomKind.COUNTY_BOARD: "Länsstyrelsen",
    RoomKind.AGENCY: "Myndigheten",  # by its own name, where that is known
    RoomKind.JOINT: "Gemensamt",
    RoomKind.NATIONAL: "Nationellt",
}
_LETTERS = {
    RoomKind.POLICE: "POL",
    RoomKind.PROBATION: "FRI",
    RoomKind.SOCIAL_SERVICES: "SOC",
    RoomKind.MUNICIPALITY: "KOM",
    RoomKind.COUNTY_BOARD: "LST",
    RoomKind.AGENCY: "MYN",
    RoomKind.JOINT: "GEM",
    RoomKind.NATIONAL: "NAT",
}


@transaction.atomic
def stage(world: World) -> None:
    """Write what is missing of the world's sites, rooms and staff."""
    for simulated in world.sites:
        profile = simulated.profile
        site = open_site(_site_plan(profile))
        for agency in profile.agencies:
            take_in_agency(_agency_plan(agency), site)
        for number, room in enumerate(profile.rooms, 1):
            open_room(_room_plan(room, profile, number), site, now=OPENED_AT)
        for member in simulated.staff:
            _hire(member)
    stage_peers(now=OPENED_AT)
    _stage_national(world)


def _stage_national(world: World) -> None:
    nowhere: Site | None = None
    for agency in world.national.agencies:
        take_in_agency(_agency_plan(agency), nowhere)
    open_room(_room_plan(world.national.room, None, 1), nowhere, now=OPENED_AT)
    for member in world.national.staff:
        _hire(member)


def _site_plan(profile: SiteProfile) -> SitePlan:
    longitude, latitude = profile.centre
    return SitePlan(
        key=profile.key,
        name=profile.name,
        brand=profile.brand,
        municipalities={one.code: one.name for one in profile.municipalities},
        longitude=longitude,
        latitude=latitude,
        started_on=profile.programme_started_on,
    )


def _agency_plan(agency: SimulatedAgency) -> AgencyPlan:
    return AgencyPlan(key=agency.key, name=agency.name, kind=agency.kind)


def _room_plan(room: SimulatedRoom, profile: SiteProfile | None, number: int) -> RoomPlan:
    short, site_letters = _SHORT[room.kind], "SE"
    if profile is not None:
        if room.kind is RoomKind.AGENCY:
            short = next(one.controller for one in profile.agencies if one.key == room.agency)
        site_letters = "".join(part[0] for part in profile.key.split("-")).upper()
        if len(profile.municipalities) > 1:
            named = [one for one in profile.municipalities if one.code == room.municipality_code]
            short = " ".join([short, *(one.name for one in named)])
    return RoomPlan(
        key=room.key,
        kind=room.kind,
        regime=room.regime,
        controller=room.agency,
        name=room.name,
        short_name=short,
        prefix=f"{_LETTERS[room.kind]}-{site_letters}{number}",
    )


def _hire(member: SimulatedStaff) -> None:
    staff, made = Staff.objects.get_or_create(
        email=member.email,
        defaults={
            "name": f"{member.given_name} {member.family_name}",
            "title": member.title,
            "password": "!",  # nothing hashes to this: the demo signs in by card
        },
    )
    if made:
        for held in member.roles:
            give_role(staff, held.room, held.role, now=OPENED_AT)
