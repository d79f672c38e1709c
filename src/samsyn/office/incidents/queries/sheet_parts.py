"""The people, the source and the log of one incident's page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.models import Incident, IncidentReview, Involvement
from samsyn.vocabulary.claims import (
    ClaimStatus,
    InformationAccuracy,
    SourceKind,
    SourceReliability,
)
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    Harm,
    IncidentStatus,
    InvolvementRole,
    MemberInvolved,
    SuspicionGrade,
)
from samsyn.vocabulary.people import ProtectedIdentity


class LogDeed(StrEnum):
    """What was done with the record."""

    RECORDED = "recorded"
    REVISED = "revised"
    REVIEWED = "reviewed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPart:
    """One person's part as every room of the incident may see it; no identity if unknown."""

    person_id: UUID | None
    code: str
    name: str  # '' unless names are revealed
    role: InvolvementRole
    harm: Harm
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicePart(PersonPart):
    """The same with what only the police's room holds."""

    suspicion: SuspicionGrade
    intended: bool | None
    at_home: bool | None
    is_protected: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """What the incident rests on, and how good that is."""

    id: UUID
    title: str
    kind: SourceKind
    dated_on: date | None
    reliability: SourceReliability
    accuracy: InformationAccuracy


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One thing done with the record: recorded, revised, reviewed or withdrawn."""

    deed: LogDeed
    at: datetime
    by: str
    member_involved: MemberInvolved | None = None
    group_motivated: GroupMotivated | None = None
    basis: str = ""


def person_part(part: Involvement, names: Mapping[UUID, str]) -> PersonPart:
    """Return a person's part for a shared room."""
    return PersonPart(
        person_id=part.person_id,
        code=access.code_for("P", part.person_id) if part.person_id else "",
        name=names.get(part.person_id, "") if part.person_id else "",
        role=InvolvementRole(part.role),
        harm=Harm(part.harm),
        is_disputed=part.status == ClaimStatus.DISPUTED.value,
    )


def police_part(part: Involvement, names: Mapping[UUID, str]) -> PolicePart:
    """Return a person's part for a police room."""
    shared = person_part(part, names)
    person = part.person
    return PolicePart(
        person_id=shared.person_id,
        code=shared.code,
        name=shared.name,
        role=shared.role,
        harm=shared.harm,
        is_disputed=shared.is_disputed,
        suspicion=SuspicionGrade(part.suspicion),
        intended=part.intended,
        at_home=part.at_home,
        is_protected=(
            person is not None and person.protected_identity != ProtectedIdentity.NONE.value
        ),
        note=part.note,
    )


def source_note(incident: Incident) -> SourceNote | None:
    """Return what the incident rests on, or None where no source is noted."""
    source = incident.source
    if source is None:
        return None
    return SourceNote(
        id=source.pk,
        title=source.title,
        kind=SourceKind(source.kind),
        dated_on=source.dated_on,
        reliability=SourceReliability(incident.source_reliability),
        accuracy=InformationAccuracy(incident.information_accuracy),
    )


def log_of(actor: Actor, incident: Incident) -> list[LogEntry]:
    """Return what was done with the record, newest first. Reviews keep what was judged then."""
    reviews = (
        access.visible_to(actor, IncidentReview.objects)
        .filter(incident=incident)
        .select_related("recorded_by")
        .order_by("-recorded_at", "-pk")
    )
    entries = [*_revision(incident), *(_reviewed(review) for review in reviews)]
    recorded = LogEntry(
        deed=LogDeed.RECORDED, at=incident.recorded_at, by=incident.recorded_by.name
    )
    return [*sorted(entries, key=lambda entry: entry.at, reverse=True), recorded]


def _revision(incident: Incident) -> Iterator[LogEntry]:
    if incident.revised_at and incident.revised_by:
        yield LogEntry(deed=LogDeed.REVISED, at=incident.revised_at, by=incident.revised_by.name)


def _reviewed(review: IncidentReview) -> LogEntry:
    withdrawn = review.status == IncidentStatus.OUT_OF_SCOPE.value
    return LogEntry(
        deed=LogDeed.WITHDRAWN if withdrawn else LogDeed.REVIEWED,
        at=review.recorded_at,
        by=review.recorded_by.name,
        member_involved=None if withdrawn else MemberInvolved(review.member_involved),
        group_motivated=None if withdrawn else GroupMotivated(review.group_motivated),
        basis=review.basis,
    )
