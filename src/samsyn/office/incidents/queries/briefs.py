"""An incident as lists show it: no person in it, and nothing that only the police may know."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.grounds import meets_criteria
from samsyn.office.incidents.models import Incident, IncidentGroup
from samsyn.office.incidents.queries.linked import copies_of
from samsyn.vocabulary.claims import Certainty, ClaimStatus
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    GroupSide,
    Harm,
    IncidentKind,
    IncidentStatus,
    MemberInvolved,
    PlacePrecision,
    worst_harm,
)
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision


@dataclass(frozen=True, slots=True)
class RoomLabel:
    """The name and kind of the room that a record lives in."""

    name: str
    kind: RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLabel:
    """A group on one side of an incident, as far as the reader sees the group."""

    group_id: UUID
    name: str
    side: GroupSide
    certainty: Certainty
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentBrief:
    """One incident in a list. Degrees are WGS84 and given to readers of a police room only."""

    id: UUID
    code: str
    room: RoomLabel
    kind: IncidentKind
    harm: Harm
    dead: int
    injured: int
    occurred: MomentInterval
    area: str
    status: IncidentStatus
    is_confirmed: bool
    member_involved: MemberInvolved
    group_motivated: GroupMotivated
    place_precision: PlacePrecision
    longitude: float | None
    latitude: float | None
    sides: tuple[SideLabel, ...]
    other_rooms: tuple[RoomLabel, ...] = ()  # of the reader's, which hold a copy


COUNTED_AS_CONFIRMED = (
    Q(kind=IncidentKind.SHOOTING.value)
    & (Q(has_traces=True) | Q(independent_witnesses=True))
    & (Q(lawful_or_accidental__isnull=True) | Q(lawful_or_accidental=False))
) | (
    ~Q(kind=IncidentKind.SHOOTING.value)
    & Q(status__in=[IncidentStatus.REVIEWED.value, IncidentStatus.CONFIRMED.value])
)
"""The SQL twin of `is_counted_as_confirmed`; a test holds them together."""

IN_SCOPE = ~Q(status=IncidentStatus.OUT_OF_SCOPE.value)
VIOLENCE = IN_SCOPE & ~Q(kind=IncidentKind.OTHER.value)
"""What counts: not withdrawn, and not held for comparison only."""


def is_counted_as_confirmed(incident: Incident) -> bool:
    """Whether a list shows it as confirmed: shootings by the criteria, others by review."""
    if incident.kind != IncidentKind.SHOOTING:
        return incident.status in (IncidentStatus.REVIEWED.value, IncidentStatus.CONFIRMED.value)
    return meets_criteria(
        has_traces=incident.has_traces,
        independent_witnesses=incident.independent_witnesses,
        lawful_or_accidental=incident.lawful_or_accidental,
    )


def room_labels(actor: Actor) -> dict[int, RoomLabel]:
    """Return the labels of the rooms that the actor works in, by room."""
    return {held.room_id: RoomLabel(held.room_name, held.room_kind) for held in actor.roles}


def harm_of(incident: Incident) -> Harm:
    """Return the worst harm."""
    return worst_harm(incident.dead, incident.injured, is_known=incident.harm_known)


def occurred_of(incident: Incident) -> MomentInterval:
    """Return when it happened, as exactly as it is known."""
    return MomentInterval(
        incident.earliest_at, incident.latest_at, Precision(incident.time_precision)
    )


def shows_place(incident: Incident, room: RoomLabel) -> bool:
    """Whether readers of the room may see the exact place of an incident."""
    return room.kind is RoomKind.POLICE and not incident.hides_place


def briefs(actor: Actor, rows: QuerySet[Incident] | Sequence[Incident]) -> list[IncidentBrief]:
    """Return the incidents as a list shows them, in two queries more for groups and copies."""
    found = list(rows)
    rooms = room_labels(actor)
    sides = sides_of(actor, [row.pk for row in found])
    copies = copies_of(actor, [row.pk for row in found])
    return [
        replace(
            _brief(row, rooms[row.room_id], sides.get(row.pk, ())),
            other_rooms=tuple(rooms[room] for room in copies.get(row.pk, {}).values()),
        )
        for row in found
    ]


def sides_of(actor: Actor, incident_ids: Iterable[UUID]) -> dict[UUID, tuple[SideLabel, ...]]:
    """Return the groups on the incidents, acting side first, as far as the actor sees them."""
    rows = (
        access.visible_to(actor, IncidentGroup.objects)
        .filter(incident__in=list(incident_ids))
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .order_by("side", "group__sort_key", "pk")
        .values_list(
            "incident_id", "group_id", "group__working_name", "side", "certainty", "status"
        )
    )
    found: dict[UUID, list[SideLabel]] = defaultdict(list)
    for incident_id, group_id, name, side, certainty, status in rows:
        found[incident_id].append(
            SideLabel(
                group_id=group_id,
                name=name,
                side=GroupSide(side),
                certainty=Certainty(certainty),
                is_disputed=status == ClaimStatus.DISPUTED.value,
            )
        )
    return {incident_id: tuple(sides) for incident_id, sides in found.items()}


def _brief(row: Incident, room: RoomLabel, sides: tuple[SideLabel, ...]) -> IncidentBrief:
    exact = shows_place(row, room)
    return IncidentBrief(
        id=row.pk,
        code=access.code_for("H", row.pk),
        room=room,
        kind=IncidentKind(row.kind),
        harm=harm_of(row),
        dead=row.dead,
        injured=row.injured,
        occurred=occurred_of(row),
        area=row.area,
        status=IncidentStatus(row.status),
        is_confirmed=is_counted_as_confirmed(row),
        member_involved=MemberInvolved(row.member_involved),
        group_motivated=GroupMotivated(row.group_motivated),
        place_precision=PlacePrecision(row.place_precision),
        longitude=row.longitude if exact else None,
        latitude=row.latitude if exact else None,
        sides=sides,
    )


def possibly_between(start: datetime, end: datetime) -> Q:
    """Incidents that may have happened from `start` to before `end`."""
    return Q(latest_at__gte=start, earliest_at__lt=end)
