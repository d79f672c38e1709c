"""A site's joint room as the loaders of its outreach need it: who acts there, and on whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.disclosures.models import Disclosure, Receipt
from samsyn.office.partners.models import Agency, Room
from samsyn.simulation.world import SimulatedSite
from samsyn.vocabulary.rooms import AgencyKind, Role, RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class JointRoom:
    """The room, its coordinators by agency, its visiting staff, and its records by key."""

    site: SimulatedSite
    room_id: int
    records: Mapping[str, UUID]
    agencies: Mapping[AgencyKind, int]
    coordinators: Mapping[AgencyKind, Actor]
    partners: Mapping[AgencyKind, Actor]  # who answers for other agencies' measures
    visitors: Mapping[AgencyKind, tuple[int, ...]]
    actors: Mapping[int, Actor]  # the visitors
    given_names: Mapping[str, str]

    @property
    def lead(self) -> Actor:
        """The coordinator of the police, who sees the police's own room too."""
        return self.coordinators[AgencyKind.POLICE]

    def with_parts(self, actor: Actor, parts: Iterable[int]) -> Actor:
        """Return the actor as they are once talks have been given out, each with a part opened."""
        return replace(actor, parts=actor.parts | {(self.room_id, part) for part in parts})


def joint_room(site: SimulatedSite, made: Mapping[str, UUID], *, now: datetime) -> JointRoom:
    """Return the site's joint room; `made` holds the sending rooms' records by their keys."""
    room = site.profile.room(RoomKind.JOINT).key
    kinds = {agency.key: agency.kind for agency in site.profile.agencies}
    staff = dict(Staff.objects.values_list("email", "pk"))
    coordinators: dict[AgencyKind, Actor] = {}
    partners: dict[AgencyKind, Actor] = {}
    visitors: dict[AgencyKind, tuple[int, ...]] = {}
    actors: dict[int, Actor] = {}
    for member in site.staff:
        kind, who = kinds[member.agency], staff[member.email]
        roles = {held.role for held in member.roles if held.room == room}
        if Role.COORDINATOR in roles and kind not in coordinators:
            coordinators[kind] = access.actor_for(who, now=now, purpose="Demo")
        if Role.PARTNER_OFFICER in roles:
            partners[kind] = access.actor_for(who, now=now, purpose="Demo")
        if Role.TEAM_MEMBER in roles:
            visitors[kind] = (*visitors.get(kind, ()), who)
            actors[who] = access.actor_for(who, now=now, purpose="Demo")
    pks = dict(Agency.objects.filter(key__in=kinds).values_list("key", "pk"))
    agencies: dict[AgencyKind, int] = {}
    for key, kind in kinds.items():
        agencies.setdefault(kind, pks[key])  # of two municipalities, the first
    return JointRoom(
        site=site,
        room_id=Room.objects.values_list("pk", flat=True).get(key=room),
        records=_copies(coordinators[AgencyKind.POLICE], made),
        agencies=agencies,
        coordinators=coordinators,
        partners=partners,
        visitors=visitors,
        actors=actors,
        given_names={one.key: one.given_name for one in site.people},
    )


def _copies(lead: Actor, made: Mapping[str, UUID]) -> dict[str, UUID]:
    """Return the simulation's keys -> the copies that the door made in the joint room."""
    with access.acting_as(lead):
        told = {row.number: row.record_id for row in access.visible_to(lead, Disclosure.objects)}
        copies = {
            told[row.number]: row.record_id
            for row in access.visible_to(lead, Receipt.objects)
            if row.number in told
        }
    return {key: copies[record] for key, record in made.items() if record in copies}


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a time of a day in the sites' own zone."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
