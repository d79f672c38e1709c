"""What the simulated register holds on people, groups and violence: plain frozen records.

Keys are readable text, unique in the world and stable for a seed; every record names the key of
the one room that it lives in. Words come from `samsyn.vocabulary`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.vocabulary.claims import (
    Certainty,
    ClaimStatus,
    InformationAccuracy,
    SourceKind,
    SourceReliability,
)
from samsyn.vocabulary.groups import (
    BasisKind,
    Cohesion,
    GroupKind,
    GroupStatus,
    MembershipRole,
    RelationKind,
    RelationState,
)
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    GroupSide,
    Harm,
    IncidentKind,
    IncidentStatus,
    InvolvementRole,
    MemberInvolved,
    PlacePrecision,
    SuspicionGrade,
    Weapon,
)
from samsyn.vocabulary.people import (
    IdentityKind,
    IdentityNumberKind,
    ProtectedIdentity,
    Standing,
    TieKind,
)
from samsyn.vocabulary.uncertain_dates import AgeRange, DateInterval, MomentInterval, age_on

STAYS_CURRENT = timedelta(days=183)  # a membership without new grounds for six months has expired
BASES_NEEDED = 2
Point = tuple[float, float]  # longitude, latitude in degrees (WGS 84)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedPerson:
    """A person as one room knows them; names are empty while the identity is unknown."""

    key: str
    room: str
    identity: IdentityKind
    given_name: str
    family_name: str
    aliases: tuple[str, ...]
    born: DateInterval
    identity_number: str | None  # as 19900101-9802
    identity_number_kind: IdentityNumberKind | None
    protected: ProtectedIdentity
    standing: Standing
    municipality_code: str
    died_on: date | None = None

    def ages_on(self, day: date) -> AgeRange:
        """Return the possible ages in whole years."""
        return age_on(day, self.born)


@dataclass(frozen=True, slots=True)
class DatedGroupStatus:
    """A status from a day on."""

    status: GroupStatus
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedTerritory:
    """An area where the group is often seen: closed ring, first point repeated last."""

    district: str
    polygon: tuple[Point, ...]
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedGroup:
    """A group under its working name, a tree."""

    key: str
    room: str
    name: str
    kind: GroupKind
    cohesion: Cohesion
    size_min: int
    size_max: int
    territory: tuple[SimulatedTerritory, ...]
    statuses: tuple[DatedGroupStatus, ...]

    def status_on(self, day: date) -> GroupStatus | None:
        """Return the status that held on `day`; none before the first."""
        held = [dated.status for dated in self.statuses if dated.since <= day]
        return held[-1] if held else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipBasis:
    """One ground for a membership, dated, sourced and graded."""

    kind: BasisKind
    dated_on: date
    source: str
    source_kind: SourceKind
    reliability: SourceReliability
    accuracy: InformationAccuracy


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedMembership:
    """A dated claim that a person belongs to a group."""

    key: str
    room: str
    person: str
    group: str
    role: MembershipRole
    since: DateInterval
    until: date | None  # the first day on which it no longer holds
    bases: tuple[MembershipBasis, ...]
    confirmed_on: tuple[date, ...]
    status: ClaimStatus
    dispute: str = ""  # why it is disputed

    @property
    def has_independent_bases(self) -> bool:
        """Whether two bases differ both in kind and in source."""
        return any(
            one.kind != other.kind and one.source != other.source
            for place, one in enumerate(self.bases)
            for other in self.bases[place + 1 :]
        )

    def counts_on(self, day: date) -> bool:
        """Whether the claim holds on `day`: accepted, based, not ended, grounds not too old."""
        if self.status is not ClaimStatus.ACCEPTED or not self.has_independent_bases:
            return False
        if day < self.since.earliest or (self.until is not None and day >= self.until):
            return False
        return any(day - STAYS_CURRENT <= seen <= day for seen in self.confirmed_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedTie:
    """A documented tie between two people, in no order."""

    key: str
    room: str
    people: tuple[str, str]
    kind: TieKind
    since: date
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class DatedRelationState:
    """A state from a day on."""

    state: RelationState
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedRelation:
    """A dated relation between two groups, with the incidents it is thought to explain."""

    key: str
    room: str
    groups: tuple[str, str]
    kind: RelationKind
    states: tuple[DatedRelationState, ...]
    reason: str
    incidents: tuple[str, ...] = ()

    @property
    def began_on(self) -> date:
        """The day the relation was first noted."""
        return self.states[0].since

    def state_on(self, day: date) -> RelationState | None:
        """Return the state that held on `day`; none before the first."""
        held = [dated.state for dated in self.states if dated.since <= day]
        return held[-1] if held else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShootingCriteria:
    """The police's published criteria for a confirmed shooting."""

    traces: bool  # bullet, casing, damage or injury
    independent_eyewitnesses: int
    illegal: bool
    plainly_accidental: bool

    @property
    def confirmed(self) -> bool:
        """Traces or more than one independent eyewitness; illegal and not plainly accidental."""
        seen = self.traces or self.independent_eyewitnesses > 1
        return seen and self.illegal and not self.plainly_accidental


@dataclass(frozen=True, slots=True)
class DatedGrade:
    """A grade of suspicion from a day on."""

    grade: SuspicionGrade
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedInvolvement:
    """A person's part in an incident. Who is not a suspect carries the mark not suspected."""

    person: str
    role: InvolvementRole
    outcome: Harm
    grades: tuple[DatedGrade, ...]

    @property
    def grade(self) -> SuspicionGrade:
        """The latest grade."""
        return self.grades[-1].grade


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedSide:
    """On which side a group is believed to have stood."""

    group: str
    side: GroupSide
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedIncident:
    """A violent incident as recorded; what really happened stands in `SiteTruth`."""

    key: str
    room: str
    kind: IncidentKind
    occurred: MomentInterval
    reported_on: date
    reviewed_on: date | None
    district: str
    municipality_code: str
    place: Point
    place_precision: PlacePrecision
    criteria: ShootingCriteria | None  # for shootings only
    weapon: Weapon
    dead: int
    injured: int
    involvements: tuple[SimulatedInvolvement, ...]
    sides: tuple[SimulatedSide, ...]
    member_involved: MemberInvolved
    group_motivated: GroupMotivated
    status: IncidentStatus
    text: str
    retaliation_for: str | None  # an earlier incident, as the review believes

    @property
    def harm(self) -> Harm:
        """The worst harm."""
        if self.dead:
            return Harm.DEAD
        return Harm.INJURED if self.injured else Harm.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedDisclosure:
    """What a room has placed in the joint room: one record, chosen fields, purpose, who, when."""

    key: str
    from_room: str
    to_room: str
    subject: str  # key of a person, group or incident of `from_room`
    fields: tuple[str, ...]
    purpose: str
    decided_by: str  # key of a member of staff
    decided_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTruth:
    """What really is the case; no room knows all of it."""

    acting_group: Mapping[str, str | None]  # by incident
    targeted_group: Mapping[str, str | None]  # by incident
    retaliation_for: Mapping[str, str]  # incident → the incident it answers
    near_repeat_of: Mapping[str, str]  # incident → the incident it follows in space and time
    group_of: Mapping[str, str]  # person → group, for people who really belong
    ties: tuple[tuple[str, str], ...]
    same_person: tuple[tuple[str, str], ...]  # records of one person in two rooms
    programme_factor: float  # incidents after the start as a share of those before
    programme_started_on: date
