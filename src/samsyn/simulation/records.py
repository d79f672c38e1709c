"""What the simulated register holds on people, groups and violence: plain frozen records.

Keys are readable text, unique in the world and stable for a seed; every record names the key of
the one room that it lives in. Words come from `samsyn.vocabulary`.
"""

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
from samsyn.vocabulary.people import (
    IdentityKind,
    IdentityNumberKind,
    ProtectedIdentity,
    Standing,
    TieKind,
)
from samsyn.vocabulary.uncertain_dates import AgeRange, DateInterval, age_on

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
    identity_number: str | None  # as 19900101-2385
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
