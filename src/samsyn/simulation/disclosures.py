"""What police and probation have placed in the joint room: groups, incidents, and some people.

Nobody under 18, with protected identity, unknown or held only as a victim is placed there.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from samsyn.simulation.dice import Dice
from samsyn.simulation.incident_records import (
    SimulatedDisclosure,
    SimulatedIncident,
)
from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.records import (
    SimulatedGroup,
    SimulatedMembership,
    SimulatedPerson,
)
from samsyn.vocabulary.groups import GroupStatus, MembershipRole
from samsyn.vocabulary.incidents import IncidentStatus
from samsyn.vocabulary.people import IdentityKind, ProtectedIdentity, Standing
from samsyn.vocabulary.rooms import RoomKind

GROUP_FIELDS = ("name", "kind", "status", "territory")
INCIDENT_FIELDS = ("kind", "occurred", "district", "dead", "injured", "sides")
PERSON_FIELDS = ("given_name", "family_name", "born_year", "groups")
PROBATION_FIELDS = ("given_name", "family_name", "supervision_status")
_PURPOSES = {
    "group": "Gemensam bild av grupperna inför arbetsgruppens möte",
    "incident": "Händelsegenomgång i arbetsgruppen",
    "person": "Planera vem som ska få budskapet och erbjudande om hjälp",
    "client": "Samordna enskilt samtal med frivårdens möte",
}


def disclose(  # noqa: PLR0913 (the records of the rooms, all named)
    profile: SiteProfile,
    *,
    groups: Sequence[SimulatedGroup],
    people: Sequence[SimulatedPerson],
    memberships: Sequence[SimulatedMembership],
    incidents: Sequence[SimulatedIncident],
    police_coordinator: str,
    probation_coordinator: str,
    dice: Dice,
    today: date,
) -> tuple[SimulatedDisclosure, ...]:
    """Return the disclosures in order of day, numbered in that order."""
    police = profile.room(RoomKind.POLICE).key
    probation = profile.room(RoomKind.PROBATION).key
    allowed = [person for person in people if _may_be_placed(person, today)]
    chosen = [
        *((police, "group", key, GROUP_FIELDS) for key in _groups(groups, today)),
        *((police, "incident", key, INCIDENT_FIELDS) for key in _incidents(incidents, today)),
        *(
            (police, "person", key, PERSON_FIELDS)
            for key in _members(allowed, memberships, dice, today)
        ),
        *(
            (probation, "client", person.key, PROBATION_FIELDS)
            for person in allowed
            if person.room == probation and dice.chance(0.5)
        ),
    ]
    earliest = _first_days(incidents)
    dated = sorted(
        (
            dice.day(max(earliest.get(key, today), today - timedelta(days=170)), today),
            room,
            key,
            kind,
            fields,
        )
        if key in earliest
        else (today - timedelta(days=dice.whole(1, 170)), room, key, kind, fields)
        for room, kind, key, fields in chosen
    )
    return tuple(
        SimulatedDisclosure(
            key=f"{profile.key}-d{number:03d}",
            from_room=room,
            to_room=profile.room(RoomKind.JOINT).key,
            subject=key,
            fields=fields,
            purpose=_PURPOSES[kind],
            decided_by=police_coordinator if room == police else probation_coordinator,
            decided_on=day,
        )
        for number, (day, room, key, kind, fields) in enumerate(dated, 1)
    )


def _may_be_placed(person: SimulatedPerson, today: date) -> bool:
    return (
        person.identity is IdentityKind.KNOWN
        and person.standing is Standing.IN_SCOPE
        and person.protected is ProtectedIdentity.NONE
        and person.died_on is None
        and not person.ages_on(today - timedelta(days=170)).may_be_minor
    )


def _groups(groups: Sequence[SimulatedGroup], today: date) -> Iterator[str]:
    for group in groups:
        if group.status_on(today) is GroupStatus.ACTIVE:
            yield group.key


def _incidents(incidents: Sequence[SimulatedIncident], today: date) -> Iterator[str]:
    for incident in incidents:
        recent = incident.reported_on >= today - timedelta(days=365)
        if recent and incident.status is not IncidentStatus.OUT_OF_SCOPE:
            yield incident.key


def _first_days(incidents: Sequence[SimulatedIncident]) -> dict[str, date]:
    return {incident.key: incident.reported_on for incident in incidents}


def _members(
    allowed: Sequence[SimulatedPerson],
    memberships: Sequence[SimulatedMembership],
    dice: Dice,
    today: date,
) -> Iterator[str]:
    roles = {claim.person: claim.role for claim in memberships if claim.counts_on(today)}
    for person in allowed:
        role = roles.get(person.key)
        if role is MembershipRole.KEY_PERSON or (role is MembershipRole.CORE and dice.chance(0.5)):
            yield person.key
