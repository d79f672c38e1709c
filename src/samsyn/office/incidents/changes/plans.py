"""What the changes take: incidents as they are to be recorded, revised, reviewed, withdrawn."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.vocabulary.claims import (
    Certainty,
    InformationAccuracy,
    SourceKind,
    SourceReliability,
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
from samsyn.vocabulary.uncertain_dates import MomentInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class InvolvementPlan:
    """One person's part; `person_id` is None for somebody not identified.

    `at_home` says whether it happened where this person lives; None if that is not known.
    """

    person_id: UUID | None
    role: InvolvementRole
    harm: Harm = Harm.UNKNOWN
    intended: bool | None = None
    suspicion: SuspicionGrade = SuspicionGrade.NOT_SUSPECTED
    note: str = ""
    at_home: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePlan:
    """On which side a group stood, and how certain that is."""

    group_id: UUID
    side: GroupSide
    certainty: Certainty = Certainty.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPlan:
    """One incident of one room, with the people and groups on it.

    Degrees are WGS84. The grading of the source is written on every claim of the incident.
    """

    room_id: int
    kind: IncidentKind
    occurred: MomentInterval
    area: str = ""
    place: str = ""
    place_precision: PlacePrecision = PlacePrecision.UNKNOWN
    longitude: float | None = None
    latitude: float | None = None
    has_traces: bool | None = None
    independent_witnesses: bool | None = None
    lawful_or_accidental: bool | None = None
    weapon: Weapon | None = None
    shots_fired: int | None = None
    indoors: bool | None = None
    dead: int = 0
    injured: int = 0
    harm_known: bool = True
    status: IncidentStatus = IncidentStatus.REPORTED
    member_involved: MemberInvolved = MemberInvolved.UNKNOWN
    group_motivated: GroupMotivated = GroupMotivated.UNKNOWN
    involvement_basis: str = ""
    summary: str = ""
    source_id: UUID | None = None
    source_reliability: SourceReliability = SourceReliability.NOT_ASSESSED
    information_accuracy: InformationAccuracy = InformationAccuracy.NOT_ASSESSED
    external_reference: str = ""
    people: tuple[InvolvementPlan, ...] = ()
    sides: tuple[SidePlan, ...] = ()

    @property
    def is_judged(self) -> bool:
        """Whether the plan holds what only a review may say."""
        return (
            self.status is not IncidentStatus.REPORTED
            or self.member_involved is not MemberInvolved.UNKNOWN
            or self.group_motivated is not GroupMotivated.UNKNOWN
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewcomerPlan:
    """Somebody to register in the same breath, and their part; the year of birth if known."""

    part: InvolvementPlan
    given: str
    family: str
    birth_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSourcePlan:
    """What the incident rests on, to be noted in the same breath."""

    kind: SourceKind
    title: str
    dated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlan:
    """An incident as somebody types it: with people and a source that are not recorded yet."""

    incident: IncidentPlan
    newcomers: tuple[NewcomerPlan, ...] = ()
    source: NewSourcePlan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionPlan:
    """The facts as they are to read. Room, status and judgement stay as they are.

    `version` is the one that the writer saw. `keeps_place` leaves place and coordinates alone,
    for a writer to whom they were not shown.
    """

    incident_id: UUID
    version: int
    report: ReportPlan
    keeps_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlan:
    """A named person's judgement. Involvement and motive are two questions, never one."""

    incident_id: UUID
    version: int
    member_involved: MemberInvolved
    group_motivated: GroupMotivated
    basis: str
    status: IncidentStatus = IncidentStatus.REVIEWED


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalPlan:
    """Why an incident turned out not to belong here."""

    incident_id: UUID
    version: int
    reason: str
