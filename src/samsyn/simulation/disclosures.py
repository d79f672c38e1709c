"""What police and probation have placed in the joint room: groups, incidents, and some people.

Nobody under 18, with protected identity, unknown or held only as a victim is placed there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_LATELY_DAYS = 170
_PURPOSES = {
    "group": "Gemensam bild av grupperna inför arbetsgruppens möte",
    "incident": "Händelsegenomgång i arbetsgruppen",
    "person": "Planera vem som ska få budskapet och erbjudande om hjälp",
    "client": "Samordna enskilt samtal med frivårdens möte",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What the rooms of a site hold, and the coordinators who decide for police and probation."""

    groups: Sequence[SimulatedGroup]
    people: Sequence[SimulatedPerson]
    memberships: Sequence[SimulatedMembership]
    incidents: Sequence[SimulatedIncident]
    wanted_on: Mapping[str, Sequence[date]]  # person -> when they are told for a message
    answered: Mapping[str, date]  # incident -> when the joint room needs it for a decision
    police_coordinator: str
    probation_coordinator: str


@dataclass(frozen=True, slots=True, order=True)
class _Choice:
    """One record to place in the joint room, and when; ordered by day."""

    day: date
    key: str
    kind: str
    fields: tuple[str, ...]


def disclose(
    profile: SiteProfile, holdings: Holdings, dice: Dice, *, today: date
) -> tuple[SimulatedDisclosure, ...]:
    """Return the disclosures in order of day, numbered in that order."""
    chosen = sorted(_choices(profile, holdings, dice, today))
    police, probation = profile.room(RoomKind.POLICE).key, profile.room(RoomKind.PROBATION).key
    return tuple(
        SimulatedDisclosure(
            key=f"{profile.key}-d{number:03d}",
            from_room=probation if choice.kind == "client" else police,
            to_room=profile.room(RoomKind.JOINT).key,
            subject=choice.key,
            fields=choice.fields,
            purpose=_PURPOSES[choice.kind],
            decided_by=(
                holdings.probation_coordinator
                if choice.kind == "client"
                else holdings.police_coordinator
            ),
            decided_on=choice.day,
        )
        for number, choice in enumerate(chosen, 1)
    )


def _choices(
    profile: SiteProfile, holdings: Holdings, dice: Dice, today: date
) -> Iterator[_Choice]:
    def lately() -> date:
        return today - timedelta(days=dice.whole(1, _LATELY_DAYS))

    allowed = [person for person in holdings.people if _may_be_placed(person, today)]
    for key in _groups(holdings.groups, today):
        yield _Choice(lately(), key, "group", GROUP_FIELDS)
    yield from _incident_choices(holdings, dice, today)
    wanted_on = holdings.wanted_on
    for key, days in wanted_on.items():
        for day in days:
            yield _Choice(min(day, today), key, "person", PERSON_FIELDS)
    placed = [one for one in allowed if one.key not in wanted_on]
    for key in _members(placed, holdings.memberships, dice, today):
        yield _Choice(lately(), key, "person", PERSON_FIELDS)
    for person in allowed:
        if person.room == profile.room(RoomKind.PROBATION).key and dice.chance(0.5):
            yield _Choice(lately(), person.key, "client", PROBATION_FIELDS)


def _incident_choices(holdings: Holdings, dice: Dice, today: date) -> Iterator[_Choice]:
    for incident in _incidents(holdings.incidents, today):
        soon = min(today, incident.reported_on + timedelta(days=dice.whole(0, 7)))
        yield _Choice(soon, incident.key, "incident", INCIDENT_FIELDS)
    lately_placed = {incident.key for incident in _incidents(holdings.incidents, today)}
    for key, day in holdings.answered.items():
        if key not in lately_placed:
            yield _Choice(day, key, "incident", INCIDENT_FIELDS)


def _may_be_placed(person: SimulatedPerson, today: date) -> bool:
    return (
        person.identity is IdentityKind.KNOWN
        and person.standing is Standing.IN_SCOPE
        and person.protected is ProtectedIdentity.NONE
        and person.died_on is None
        and not person.ages_on(today - timedelta(days=_LATELY_DAYS)).may_be_minor
    )


def _groups(groups: Sequence[SimulatedGroup], today: date) -> Iterator[str]:
    for group in groups:
        if group.status_on(today) is GroupStatus.ACTIVE:
            yield group.key


def _incidents(incidents: Sequence[SimulatedIncident], today: date) -> Iterator[SimulatedIncident]:
    for incident in incidents:
        recent = incident.reported_on >= today - timedelta(days=365)
        if recent and incident.status is not IncidentStatus.OUT_OF_SCOPE:
            yield incident


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
