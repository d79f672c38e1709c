"""One person with all that the reader's rooms claim: identity, groups, incidents, sources.

The parts in incidents are always shown together: who has been a victim and a suspect is both.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.children.queries import Assessment, newest_assessments
from samsyn.office.coverage.queries import SaidTo, messages_to
from samsyn.office.groups.models import (
    GroupLink,
    Membership,
    MembershipBasis,
    MembershipConfirmation,
    MembershipDispute,
)
from samsyn.office.groups.rosters import COUNTING, MembershipState, dates_of, state_on
from samsyn.office.incidents.models import IncidentLink, Involvement
from samsyn.office.people import queries as people
from samsyn.office.people.models import Person, PersonName, PersonTie, Source
from samsyn.office.people.queries import PersonSheet, RoomMark
from samsyn.vocabulary.rooms import RoomKind

_SUSPICION_IS_SHOWN = (RoomKind.POLICE, RoomKind.PROBATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisLine:
    """One basis of a membership."""

    kind: str
    dated_on: date
    independent: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipClaim:
    """One room's claim that the person belongs to a group, and whether it counts today."""

    role: str
    since: date | None
    until: date | None
    state: MembershipState
    review_on: date
    bases: tuple[BasisLine, ...]
    dispute: str  # the reason of an open dispute
    room: RoomMark

    @property
    def counts(self) -> bool:
        return self.state in COUNTING


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipLine:
    """A group that the person is said to belong to, with every claim of it."""

    group_id: UUID
    group_name: str
    claims: tuple[MembershipClaim, ...]

    @property
    def counts(self) -> bool:
        return any(claim.counts for claim in self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part that the person had; the grade of suspicion only where its room may show it."""

    role: str
    harm: str
    suspicion: str
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """One incident, whatever rooms hold it, with every part that the person had in it."""

    incident_id: UUID
    code: str
    kind: str
    harm: str  # the worst of the incident
    occurred_at: datetime
    area: str  # empty for somebody with protected data
    parts: tuple[Part, ...]
    rooms: tuple[RoomMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """What some of the claims rest on."""

    title: str
    kind: str
    reliability: str
    dated_on: date | None
    room: RoomMark


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    """Whether the shared message has reached the person, as the joint room knows it."""

    said: SaidTo  # of the joint room's record
    may_propose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The whole page of one person."""

    sheet: PersonSheet
    memberships: tuple[MembershipLine, ...]
    incidents: tuple[IncidentLine, ...]
    sources: tuple[SourceLine, ...]
    message: MessageLine | None  # none for who does not read the joint room's record
    child: Assessment | None  # the newest, of somebody who may be under 18
    is_set_aside: bool  # contested as a whole, or over: in no list
    may_answer_request: bool
    may_assess: bool

    @property
    def is_suspected(self) -> bool:
        """Whether an incident says so, whatever the record itself says; cleared is not."""
        parts = [part for line in self.incidents for part in line.parts if not part.is_disputed]
        return any(part.suspicion not in ("", "not_suspected", "cleared") for part in parts)


def dossier_of(actor: Actor, person_id: UUID, *, today: date) -> Dossier:
    """Return the person's page; the reading is noted. Raises `NotVisible`."""
    sheet = people.person_sheet(actor, person_id, today=today)
    marks = people.room_marks(actor)
    own = next(one for one in sheet.records if one.person_id == sheet.person_id)
    room = own.room.room_id
    return Dossier(
        sheet=sheet,
        memberships=tuple(_memberships(actor, sheet.person_ids, marks, today=today)),
        incidents=tuple(_incidents(actor, sheet, marks)),
        sources=tuple(_sources(actor, sheet.person_ids, marks)),
        message=_message(actor, sheet, today=today),
        child=_assessed(actor, sheet),
        is_set_aside=not access.in_use(
            actor, access.visible_to(actor, Person.objects).filter(pk=sheet.person_id), on=today
        ).exists(),
        may_answer_request=actor.may(Deed.ANSWER_REQUEST, room),
        may_assess=sheet.may_be_minor and actor.may(Deed.ASSESS_CHILD, room),
    )


def _assessed(actor: Actor, sheet: PersonSheet) -> Assessment | None:
    if not sheet.may_be_minor:
        return None
    return newest_assessments(actor, [sheet.person_id]).get(sheet.person_id)


def _message(actor: Actor, sheet: PersonSheet, *, today: date) -> MessageLine | None:
    joint = next((one for one in sheet.records if one.room.kind is RoomKind.JOINT), None)
    if joint is None:
        return None
    return MessageLine(
        said=messages_to(actor, joint.person_id, sheet.person_ids, today=today),
        may_propose=actor.may(Deed.PLAN_TALK, joint.room.room_id),
    )


def _memberships(
    actor: Actor, ids: Sequence[UUID], marks: dict[int, RoomMark], *, today: date
) -> Iterator[MembershipLine]:
    bases = access.visible_to(actor, MembershipBasis.objects).select_related("source")
    rows = (
        access.visible_to(actor, Membership.objects)
        .filter(person__in=ids)
        .select_related("group", "person")
        .prefetch_related(
            Prefetch("bases", bases.order_by("dated_on", "pk")),
            Prefetch("confirmations", access.visible_to(actor, MembershipConfirmation.objects)),
            Prefetch("disputes", access.visible_to(actor, MembershipDispute.objects)),
        )
        .order_by("group__sort_key", "pk")
    )
    groups = access.linked(actor, GroupLink)
    together: dict[UUID, list[Membership]] = defaultdict(list)
    for row in rows:
        together[groups.standing_for(row.group_id)].append(row)
    for same in together.values():
        yield MembershipLine(
            group_id=same[0].group_id,
            group_name=same[0].group.working_name,
            claims=tuple(_membership(row, marks[row.room_id], today=today) for row in same),
        )


def _membership(row: Membership, room: RoomMark, *, today: date) -> MembershipClaim:
    dates = dates_of(row)
    open_disputes = [one.reason for one in row.disputes.all() if one.settled_on is None]
    return MembershipClaim(
        role=row.role,
        since=row.since,
        until=row.until,
        state=state_on(dates, today),
        review_on=dates.holds_until(today) or row.review_on,
        bases=tuple(
            BasisLine(
                kind=basis.kind,
                dated_on=basis.dated_on,
                independent=basis.independent,
                source=basis.source.title if basis.source else "",
            )
            for basis in row.bases.all()
        ),
        dispute=open_disputes[0] if open_disputes else "",
        room=room,
    )


def _incidents(
    actor: Actor, sheet: PersonSheet, marks: dict[int, RoomMark]
) -> Iterator[IncidentLine]:
    rows = (
        access.visible_to(actor, Involvement.objects)
        .filter(person__in=sheet.person_ids)
        .exclude(status="withdrawn")
        .select_related("incident")
        .order_by("-incident__latest_at", "incident", "role", "pk")
    )
    incidents = access.linked(actor, IncidentLink)
    together: dict[UUID, list[Involvement]] = defaultdict(list)
    for row in rows:
        together[incidents.standing_for(row.incident_id)].append(row)
    for standing, several in together.items():
        several.sort(key=lambda row: row.incident_id != standing)
        yield _incident(several, marks, is_protected=sheet.is_protected)


def _incident(
    rows: Sequence[Involvement], marks: dict[int, RoomMark], *, is_protected: bool
) -> IncidentLine:
    """Return what the oldest record says of the incident, and each part once."""
    incident = rows[0].incident
    injured = "injured" if incident.injured else "none" if incident.harm_known else "unknown"
    return IncidentLine(
        incident_id=incident.pk,
        code=access.code_for("H", incident.pk),
        kind=incident.kind,
        harm="dead" if incident.dead else injured,
        occurred_at=incident.latest_at,
        area="" if is_protected else incident.area,
        parts=_parts(rows, marks),
        rooms=tuple(dict.fromkeys(marks[row.room_id] for row in rows)),
    )


def _parts(rows: Sequence[Involvement], marks: dict[int, RoomMark]) -> tuple[Part, ...]:
    """Return each part once: what a later record says worse or not at all adds nothing new."""
    found: dict[str, Part] = {}
    for row in rows:
        shows = marks[row.room_id].kind in _SUSPICION_IS_SHOWN
        part = Part(
            role=row.role,
            harm=row.harm if row.role == "victim" else "",
            suspicion=row.suspicion if shows else "",
            is_disputed=row.status == "disputed",
        )
        before = found.get(row.role)
        if before is None or (part.suspicion and not before.suspicion) or before.is_disputed:
            found[row.role] = part
    return tuple(found[role] for role in sorted(found))


def _sources(actor: Actor, ids: Sequence[UUID], marks: dict[int, RoomMark]) -> Iterator[SourceLine]:
    names = access.visible_to(actor, PersonName.objects).filter(person__in=ids)
    ties = access.visible_to(actor, PersonTie.objects).filter(Q(person__in=ids) | Q(other__in=ids))
    bases = access.visible_to(actor, MembershipBasis.objects).filter(membership__person__in=ids)
    rows = access.visible_to(actor, Source.objects).filter(
        Q(pk__in=names.values("source"))
        | Q(pk__in=ties.values("source"))
        | Q(pk__in=bases.values("source"))
    )
    for row in rows.order_by("-dated_on", "title", "pk"):
        yield SourceLine(
            title=row.title,
            kind=row.kind,
            reliability=row.reliability,
            dated_on=row.dated_on,
            room=marks[row.room_id],
        )
