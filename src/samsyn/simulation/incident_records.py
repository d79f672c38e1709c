"""What the simulated register holds on violence and on what crossed to the joint room.

`SiteTruth` is what really is the case; no room knows all of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from samsyn.simulation.records import Point
from samsyn.vocabulary.claims import Certainty
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
from samsyn.vocabulary.uncertain_dates import MomentInterval


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
