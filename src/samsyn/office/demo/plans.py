"""From the simulation's records to the plans that the change functions take."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zlib import crc32

from django.utils import timezone

from samsyn.office.disclosures.changes import Answer, DisclosurePlan, Kind
from samsyn.office.groups.changes import BasisPlan, GroupPlan, MembershipPlan, RelationPlan
from samsyn.office.incidents.changes import IncidentPlan, InvolvementPlan, SidePlan
from samsyn.office.people.changes import NamePlan, PersonPlan, TiePlan
from samsyn.simulation.incident_records import SimulatedDisclosure, SimulatedIncident
from samsyn.simulation.records import (
    SimulatedGroup,
    SimulatedMembership,
    SimulatedPerson,
    SimulatedRelation,
    SimulatedTie,
)
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.groups import RelationState
from samsyn.vocabulary.people import NameKind

Recorded = Mapping[str, UUID]


# The simulation's names of what was told, and the door's.
_TOLD = {
    "name": "working_name",
    "kind": "kind",
    "status": "standing",
    "territory": "territory",
    "occurred": "occurred",
    "district": "area",
    "dead": "harm",
    "injured": "harm",
    "sides": "sides",
    "given_name": "names",
    "family_name": "names",
    "born_year": "born_year",
    "groups": "memberships",
}
_GROUND = "osl-10-27-vuxen"
_ANSWERS = (
    Answer(test="exempt", value="no"),
    Answer(
        test="obvious",
        value="yes",
        why="Budskapet når inte fram utan uppgiften, och den är liten.",
    ),
)


def person_plan(one: SimulatedPerson, room_id: int) -> PersonPlan:
    """Plan a person of the room."""
    legal = NamePlan(kind=NameKind.LEGAL, given=one.given_name, family=one.family_name)
    return PersonPlan(
        room_id=room_id,
        names=(
            *((legal,) if one.given_name or one.family_name else ()),
            *(NamePlan(kind=NameKind.ALIAS, given=alias) for alias in one.aliases),
        ),
        born=one.born,
        identity=one.identity,
        identity_number=one.identity_number,
        protected_identity=one.protected,
        standing=one.standing,
        died_on=one.died_on,
        external_reference=one.key,
    )


def group_plan(one: SimulatedGroup, room_id: int, *, today: date) -> GroupPlan:
    """Plan a group with the status it has today."""
    statuses = [dated for dated in one.statuses if dated.since <= today]
    return GroupPlan(
        room_id=room_id,
        working_name=one.name,
        kind=one.kind,
        external_reference=one.key,
        standing=statuses[-1].status,
        standing_since=statuses[-1].since,
        areas=", ".join(area.district for area in one.territory),
        outline=one.territory[0].polygon if one.territory else None,
        size_least=one.size_min,
        size_most=one.size_max,
        cohesion=one.cohesion,
        mapped_on=_mapped_on(one, statuses[-1].since, today=today),
    )


def _mapped_on(one: SimulatedGroup, since: date, *, today: date) -> date:
    """Return a day of the last four months, the same for the same group."""
    return max(since, today - timedelta(days=10 + crc32(one.key.encode()) % 110))


def membership_plan(one: SimulatedMembership, people: Recorded, groups: Recorded) -> MembershipPlan:
    """Plan a membership with its bases; a disputed one is disputed since its last confirmation."""
    disputed = one.status is ClaimStatus.DISPUTED
    second = sorted(basis.dated_on for basis in one.bases)[1:2]
    approved = one.status is ClaimStatus.ACCEPTED and second and one.confirmed_on
    return MembershipPlan(
        person_id=people[one.person],
        group_id=groups[one.group],
        role=one.role,
        since=one.since.earliest,
        until=one.until,
        bases=tuple(
            BasisPlan(kind=basis.kind, dated_on=basis.dated_on, note=basis.source)
            for basis in one.bases
        ),
        confirmed_on=one.confirmed_on,
        approved_on=max(second[0], one.confirmed_on[0]) if approved else None,
        disputed_on=one.confirmed_on[-1] if disputed and one.confirmed_on else None,
        dispute_reason=one.dispute,
    )


def relation_plan(one: SimulatedRelation, groups: Recorded, *, today: date) -> RelationPlan:
    """Plan a relation in the state it has today."""
    return RelationPlan(
        group_id=groups[one.groups[0]],
        other_id=groups[one.groups[1]],
        kind=one.kind,
        state=one.state_on(today) or RelationState.SUSPECTED,
        since=one.began_on,
        cause=one.reason,
    )


def tie_plan(one: SimulatedTie, people: Recorded) -> TiePlan:
    """Plan a documented tie between two people."""
    return TiePlan(
        person_id=people[one.people[0]],
        other_id=people[one.people[1]],
        kind=one.kind,
        since=one.since,
        note=one.source,
    )


def incident_plan(
    one: SimulatedIncident, room_id: int, people: Recorded, groups: Recorded
) -> IncidentPlan:
    """Plan an incident with the people and groups on it."""
    longitude, latitude = one.place
    return IncidentPlan(
        room_id=room_id,
        kind=one.kind,
        occurred=one.occurred,
        area=one.district,
        place_precision=one.place_precision,
        longitude=longitude,
        latitude=latitude,
        has_traces=one.criteria.traces if one.criteria else None,
        independent_witnesses=(one.criteria.independent_eyewitnesses > 1 if one.criteria else None),
        weapon=one.weapon,
        dead=one.dead,
        injured=one.injured,
        status=one.status,
        member_involved=one.member_involved,
        group_motivated=one.group_motivated,
        summary=one.text,
        external_reference=one.key,
        people=tuple(
            InvolvementPlan(
                person_id=people[part.person],
                role=part.role,
                harm=part.outcome,
                suspicion=part.grade,
            )
            for part in one.involvements
        ),
        sides=tuple(
            SidePlan(group_id=groups[side.group], side=side.side, certainty=side.certainty)
            for side in one.sides
        ),
    )


def disclosure_plan(
    one: SimulatedDisclosure, kind: Kind, record_id: UUID, room_id: int, *, now: datetime
) -> DisclosurePlan:
    """Plan what a room tells the joint room, decided at noon of its day, or now."""
    return DisclosurePlan(
        kind=kind,
        record_id=record_id,
        to_room_id=room_id,
        fields=tuple(dict.fromkeys(_TOLD[field] for field in one.fields if field in _TOLD)),
        purpose=one.purpose,
        ground_key=_GROUND,
        answers=_ANSWERS,
        decided_at=min(now, timezone.make_aware(datetime.combine(one.decided_on, time(12)))),
    )
