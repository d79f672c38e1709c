"""An incident as it is read, and as it is sent."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from samsyn.office.api.shapes.envelopes import Count, Moment, Page, Shape, Short, text
from samsyn.vocabulary.claims import (
    Certainty,
    ClaimStatus,
    InformationAccuracy,
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
from samsyn.vocabulary.uncertain_dates import Precision


class PersonPart(Shape):
    """One person's part in an incident. Victim and suspect are kept apart."""

    person_id: UUID | None
    """Null for somebody who is not identified."""
    role: InvolvementRole
    harm: Harm
    suspicion: SuspicionGrade | None
    """Told in a police room only."""
    status: ClaimStatus


class GroupPart(Shape):
    """A group on one side of an incident, with how certain that is."""

    group_id: UUID
    side: GroupSide
    certainty: Certainty
    status: ClaimStatus


class Incident(Shape):
    """One room's record of a violent event."""

    id: UUID
    code: str
    """The code that pages show, such as H-7KQ2M."""
    kind: IncidentKind
    status: IncidentStatus
    is_confirmed: bool
    """Counted as confirmed: shootings by the police's criteria, others by review."""
    earliest_at: Moment
    latest_at: Moment
    time_precision: Precision
    area: str
    place: str | None
    """Told in a police room only, and never where it may be a protected person's home."""
    place_precision: PlacePrecision
    longitude: float | None
    """Degrees, WGS84; as the place."""
    latitude: float | None
    dead: int
    injured: int
    harm: Harm
    """The worst harm."""
    weapon: Weapon | None
    """Told in a police room only, as are shots and summary."""
    shots_fired: int | None
    summary: str | None
    member_involved: MemberInvolved
    group_motivated: GroupMotivated
    external_reference: str | None
    """The number in the agency's own system; told in a police room only."""
    people: list[PersonPart]
    groups: list[GroupPart]
    version: int
    recorded_at: Moment
    changed_at: Moment
    """When the record was last changed, or recorded if it never was."""


class IncidentPage(Page[Incident]):
    """A page of incidents."""


class NewPersonPart(Shape):
    """One person's part in an incident that is registered."""

    person_id: UUID | None = None
    """A person of the same room; null for somebody who is not identified."""
    role: InvolvementRole
    harm: Harm = Harm.UNKNOWN
    suspicion: SuspicionGrade = SuspicionGrade.NOT_SUSPECTED
    """Only a suspect has one."""
    at_home: bool | None = None
    """Whether it happened where this person lives; null if that is not known."""
    note: Annotated[str, text(400)] = ""


class NewGroupPart(Shape):
    """A group on one side of an incident that is registered."""

    group_id: UUID
    """A group of the same room."""
    side: GroupSide
    certainty: Certainty = Certainty.UNKNOWN


class NewIncident(Shape):
    """An incident to register. It is reported; people in the office review it."""

    kind: IncidentKind
    earliest_at: Moment
    latest_at: Moment
    time_precision: Precision
    area: Short = ""
    place: Annotated[str, text(200)] = ""
    place_precision: PlacePrecision = PlacePrecision.UNKNOWN
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    has_traces: bool | None = None
    """Of a shooting: whether the scene has traces of it."""
    independent_witnesses: bool | None = None
    """Of a shooting: whether two eyewitnesses who are independent of each other saw it."""
    lawful_or_accidental: bool | None = None
    weapon: Weapon | None = None
    shots_fired: Annotated[int, Field(ge=0, le=9999)] | None = None
    indoors: bool | None = None
    dead: Count = 0
    injured: Count = 0
    harm_known: bool = True
    summary: Annotated[str, text(20_000)] = ""
    external_reference: Annotated[str, text(80)] = ""
    source_reliability: SourceReliability = SourceReliability.NOT_ASSESSED
    information_accuracy: InformationAccuracy = InformationAccuracy.NOT_ASSESSED
    people: Annotated[list[NewPersonPart], Field(max_length=50)] = []
    groups: Annotated[list[NewGroupPart], Field(max_length=20)] = []


class Registered(Shape):
    """Which incident a delivery came to."""

    id: UUID
    code: str
    is_new: bool
    """False where the same was delivered under the same key before."""
