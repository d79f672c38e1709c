"""Records of the simulated world, written by its staff through the change functions of the forms.

Each site is one transaction: a load that is cut off leaves whole sites and nothing half done, and
goes on with the others the next time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.demo.answers import load_answers
from samsyn.office.demo.call_ins import load_call_ins
from samsyn.office.demo.cards import load_cards
from samsyn.office.demo.consequences import load_consequences
from samsyn.office.demo.door import AT, Doors, load_door
from samsyn.office.demo.joint_rooms import joint_room
from samsyn.office.demo.log_reviews import load_log_reviews
from samsyn.office.demo.outcomes import load_outcomes
from samsyn.office.demo.oversight import load_oversight
from samsyn.office.demo.plans import (
    disclosure_plan,
    group_plan,
    incident_plan,
    membership_plan,
    person_plan,
    relation_plan,
    tie_plan,
)
from samsyn.office.demo.problem_analyses import load_problem_analyses
from samsyn.office.demo.progress import load_progress
from samsyn.office.demo.promises import load_promise_answers
from samsyn.office.demo.removals import load_removals
from samsyn.office.demo.returns import load_returns
from samsyn.office.demo.reviews import load_reviews
from samsyn.office.demo.rights import load_rights
from samsyn.office.demo.steering import load_steering
from samsyn.office.demo.steering_reports import load_steering_reports
from samsyn.office.demo.support import load_support
from samsyn.office.demo.talks import load_talks
from samsyn.office.demo.texts import load_texts
from samsyn.office.demo.tokens import load_tokens
from samsyn.office.disclosures import changes as disclosures
from samsyn.office.disclosures.changes import DisclosurePlan, Kind
from samsyn.office.groups import changes as groups
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.models import Incident
from samsyn.office.partners.models import Room
from samsyn.office.people import changes as people
from samsyn.simulation.records import SimulatedPerson
from samsyn.simulation.world import SimulatedSite
from samsyn.vocabulary.people import IdentityKind, ProtectedIdentity
from samsyn.vocabulary.rooms import Role, RoomKind

_TURN: Final = 5_301_848  # advisory lock: any number that nothing else here uses


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of one site: identifiers by the simulation's keys."""

    people: Mapping[str, UUID]
    groups: Mapping[str, UUID]
    incidents: Mapping[str, UUID]

    def record_of(self, key: str) -> tuple[Kind, UUID]:
        """Return the kind and the identifier of a simulated record."""
        for kind, found in (
            (Kind.PERSON, self.people),
            (Kind.GROUP, self.groups),
            (Kind.INCIDENT, self.incidents),
        ):
            if key in found:
                return kind, found[key]
        raise LookupError(f"No record was made of {key}.")


def is_loaded(site: SimulatedSite) -> bool:
    """Say whether the site's records are there, as its police coordinator sees it."""
    actor = _writer(site, site.profile.room(RoomKind.POLICE).key, now=timezone.now())
    with access.acting_as(actor):
        return access.visible_to(actor, Incident.objects).exists()


@transaction.atomic
def load_site(site: SimulatedSite, *, now: datetime) -> str:
    """Write the site's records, once however many ask, and return a line about them."""
    with connection.cursor() as cursor:
        key = site.profile.key
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_TURN, key])
    if is_loaded(site):
        return f"{site.profile.name}: loaded before"
    return _describe(site, _write(site, now=now))


def _describe(site: SimulatedSite, loaded: Loaded) -> str:
    people, groups, incidents = (
        len(some) for some in (loaded.people, loaded.groups, loaded.incidents)
    )
    return (
        f"{site.profile.name}: {people} {'person' if people == 1 else 'people'}, "
        f"{groups} {'group' if groups == 1 else 'groups'}, "
        f"{incidents} {'incident' if incidents == 1 else 'incidents'}"
    )


def _write(site: SimulatedSite, *, now: datetime) -> Loaded:
    rooms = dict(Room.objects.values_list("key", "pk"))
    recorded: dict[str, UUID] = {}
    for room, held in _by_room(site.people):
        actor = _writer(site, room, now=now)
        with access.acting_as(actor):
            plans = [person_plan(one, rooms[room]) for one in held]
            made = people.record_people(actor, plans, now=now)
        recorded.update(zip((one.key for one in held), made, strict=True))
    police = site.profile.room(RoomKind.POLICE).key
    actor = _writer(site, police, now=now)
    with access.acting_as(actor):
        loaded = _load_mapping(site, actor, recorded, rooms[police], now=now)
    _disclose(site, loaded, rooms, now=now)
    load_texts(site, rooms, now=now)
    load_cards(site, now=now)
    _load_outreach(site, loaded, now=now)
    if site.groups:  # where none is mapped yet, nothing is old enough to be on its way out
        load_removals(actor, rooms[police], now=now)
    if site.profile.key == "orebro":
        load_rights(actor, rooms[police], now=now)
    mapped = [recorded[one.key] for one in site.people if one.room == police]
    load_log_reviews(mapped, rooms[police], now=now)
    if site.profile.key == AT:
        _load_oversight(site, rooms, now=now)
        load_tokens(actor, rooms[police], now=now)
    return loaded


def _load_oversight(site: SimulatedSite, rooms: Mapping[str, int], *, now: datetime) -> None:
    keys = {
        kind.value: site.profile.room(kind).key
        for kind in (RoomKind.POLICE, RoomKind.PROBATION, RoomKind.MUNICIPALITY)
    }
    load_oversight(
        {name: _writer(site, key, now=now) for name, key in keys.items()},
        {name: rooms[key] for name, key in keys.items()},
        now=now,
    )


def _load_outreach(site: SimulatedSite, loaded: Loaded, *, now: datetime) -> None:
    every = {**loaded.people, **loaded.groups, **loaded.incidents}
    joint = joint_room(site, every, now=now)
    call_ins = load_call_ins(joint, now=now)
    load_talks(joint, call_ins, now=now)
    for room in site.profile.rooms:
        if room.kind is RoomKind.SOCIAL_SERVICES:
            room_id = Room.objects.values_list("pk", flat=True).get(key=room.key)
            load_support(site.key, room_id, _writer(site, room.key, now=now), now=now)
    load_answers(joint, now=now)
    load_consequences(joint, now=now)
    load_promise_answers(joint, now=now)
    load_steering(joint, now=now)
    load_outcomes(joint, now=now)
    load_progress(joint, now=now)  # before what was told later of the same months
    load_problem_analyses(joint, now=now)
    load_reviews(joint, now=now)
    load_steering_reports(joint, now=now)
    load_returns(joint, now=now)
    if site.profile.key == AT:
        load_door(_doors(site, loaded, now=now), now=now)


def _doors(site: SimulatedSite, loaded: Loaded, *, now: datetime) -> Doors:
    kinds = {
        "police": RoomKind.POLICE,
        "probation": RoomKind.PROBATION,
        "social": RoomKind.SOCIAL_SERVICES,
    }
    keys = {name: site.profile.room(kind).key for name, kind in kinds.items()}
    rooms = dict(Room.objects.values_list("key", "pk"))
    actors = {name: _writer(site, key, now=now) for name, key in keys.items()}
    return Doors(
        **actors,
        lawyer=_writer(site, keys["police"], now=now, roles=(Role.LAWYER,)),
        rooms={name: rooms[key] for name, key in keys.items()},
        client=next(
            loaded.people[one.key]
            for one in site.people
            if one.room == keys["social"]
            and one.identity is IdentityKind.KNOWN
            and one.protected is ProtectedIdentity.NONE
        ),
    )


def _disclose(
    site: SimulatedSite, loaded: Loaded, rooms: Mapping[str, int], *, now: datetime
) -> None:
    """Fill the joint room the only way there is: through the door, room by room."""
    for sender in dict.fromkeys(one.from_room for one in site.disclosures):
        plans = [
            disclosure_plan(one, *loaded.record_of(one.subject), rooms[one.to_room], now=now)
            for one in site.disclosures
            if one.from_room == sender
        ]
        actor = _writer(site, sender, now=now)
        with access.acting_as(actor):
            for wave in _waves(plans):
                disclosures.disclose_many(actor, wave, now=now)


def _waves(plans: Sequence[DisclosurePlan]) -> Iterator[list[DisclosurePlan]]:
    """Yield the plans in as few parts as tell no record twice."""
    waves: list[list[DisclosurePlan]] = []
    times: dict[UUID, int] = {}
    for plan in plans:
        turn = times.get(plan.record_id, 0)
        times[plan.record_id] = turn + 1
        if turn == len(waves):
            waves.append([])
        waves[turn].append(plan)
    yield from waves


def _load_mapping(
    site: SimulatedSite, actor: Actor, recorded: dict[str, UUID], room: int, *, now: datetime
) -> Loaded:
    today = timezone.localdate(now)
    known = groups.record_groups(
        actor, [group_plan(one, room, today=today) for one in site.groups], now=now
    )
    by_group = dict(zip((one.key for one in site.groups), known, strict=True))
    groups.record_memberships(
        actor, [membership_plan(one, recorded, by_group) for one in site.memberships], now=now
    )
    relations = [relation_plan(one, by_group, today=today) for one in site.relations]
    groups.record_relations(actor, relations, now=now)
    people.record_ties(actor, [tie_plan(one, recorded) for one in site.ties], now=now)
    happened = incidents.record_incidents(
        actor, [incident_plan(one, room, recorded, by_group) for one in site.incidents], now=now
    )
    by_incident = dict(zip((one.key for one in site.incidents), happened, strict=True))
    return Loaded(recorded, by_group, by_incident)


def _by_room(everybody: Sequence[SimulatedPerson]) -> Iterator[tuple[str, list[SimulatedPerson]]]:
    for room in dict.fromkeys(one.room for one in everybody):
        yield room, [one for one in everybody if one.room == room]


def _writer(
    site: SimulatedSite,
    room: str,
    *,
    now: datetime,
    roles: Sequence[Role] = (Role.COORDINATOR, Role.SOCIAL_WORKER),
) -> Actor:
    """Return the actor of whoever records in the room: its coordinator, or its social worker."""
    for role in roles:
        for member in site.staff:
            if any(held.room == room and held.role is role for held in member.roles):
                staff = Staff.objects.get(email=member.email)
                return access.actor_for(staff.pk, now=now, purpose="Demo")
    raise LookupError(f"Nobody works in the room {room} of {site.profile.name}.")
