"""The people, the source and the log of one incident's page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.models import Incident, IncidentReview, Involvement
from samsyn.office.incidents.queries.briefs import RoomLabel, room_labels
from samsyn.office.people.models import PersonLink
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
from samsyn.vocabulary.rooms import RoomKind


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
    rooms: tuple[RoomLabel, ...]  # whose records say so


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


def parts_together(
    actor: Actor,
    records: Sequence[UUID],
    parts: Iterable[Involvement],
    names: Mapping[UUID, str],
) -> tuple[PersonPart, ...]:
    """Return the parts that the first record names, then those that only other records name.

    A person in the same role is one line, marked with every room that says so. How it is told
    is the first room's; what only the police may hold comes from a police room's record.
    """
    rooms = room_labels(actor)
    people = access.linked(actor, PersonLink, (one.person_id for one in parts if one.person_id))
    found: dict[object, PersonPart] = {}
    for part in sorted(parts, key=lambda part: records.index(part.incident_id)):
        room = rooms[part.room_id]
        one = people.standing_for(part.person_id) if part.person_id else part.pk
        said = found.get((one, part.role)) or _part(part, names, room)
        found[one, part.role] = replace(said, rooms=tuple(dict.fromkeys((*said.rooms, room))))
    return tuple(found.values())


def _part(part: Involvement, names: Mapping[UUID, str], room: RoomLabel) -> PersonPart:
    shared: dict[str, Any] = {
        "person_id": part.person_id,
        "code": access.code_for("P", part.person_id) if part.person_id else "",
        "name": names.get(part.person_id, "") if part.person_id else "",
        "role": InvolvementRole(part.role),
        "harm": Harm(part.harm),
        "is_disputed": part.status == ClaimStatus.DISPUTED.value,
        "rooms": (room,),
    }
    if room.kind is not RoomKind.POLICE:
        return PersonPart(**shared)
    person = part.person
    return PolicePart(
        **shared,
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
    if incident.changed_at and incident.changed_by:
        yield LogEntry(deed=LogDeed.REVISED, at=incident.changed_at, by=incident.changed_by.name)


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
