"""An incident as lists show it: no person in it, and nothing that only the police may know."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.groups.models import GroupLink
from samsyn.office.incidents.grounds import meets_criteria
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink
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
    rooms: tuple[RoomLabel, ...] = ()  # whose records say so


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
    record_ids: tuple[UUID, ...]  # shown as this one, itself first
    other_rooms: tuple[RoomLabel, ...]  # of the reader's, which hold a record too

    @property
    def rooms(self) -> tuple[RoomLabel, ...]:
        """Every room of the reader's that holds a record, its own first."""
        return (self.room, *self.other_rooms)


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


def briefs(
    actor: Actor, rows: QuerySet[Incident] | Sequence[Incident], one: Linked | None = None
) -> list[IncidentBrief]:
    """Return the incidents as a list shows them, with the sides that their other records name.

    Two queries more for groups and other records, and those for the links unless `one` has them.
    """
    found = list(rows)
    shown = [row.pk for row in found]
    one = one or access.linked(actor, IncidentLink, shown)
    rooms = room_labels(actor)
    others = _others(actor, one.all_of(shown) - set(shown))
    sides = sides_of(actor, [*shown, *others])
    groups = access.linked(actor, GroupLink) if sides else Linked()
    together = {
        row.pk: [row, *(others[pk] for pk in one.others_than(row.pk) if pk in others)]
        for row in found
    }
    return [
        _brief(
            together[row.pk], rooms, sides=_sides_together(together[row.pk], rooms, sides, groups)
        )
        for row in found
    ]


def _others(actor: Actor, incident_ids: Set[UUID]) -> dict[UUID, Incident]:
    if not incident_ids:
        return {}
    rows = access.visible_to(actor, Incident.objects).filter(IN_SCOPE, pk__in=incident_ids)
    return rows.in_bulk()


def _sides_together(
    records: Sequence[Incident],
    rooms: Mapping[int, RoomLabel],
    sides: Mapping[UUID, tuple[SideLabel, ...]],
    groups: Linked,
) -> tuple[SideLabel, ...]:
    """Return what the first record says of each group on each side, and which rooms say so."""
    found: dict[tuple[UUID, GroupSide], SideLabel] = {}
    for record in records:
        for side in sides.get(record.pk, ()):
            about = groups.standing_for(side.group_id), side.side
            said = found.get(about, side)
            saying = dict.fromkeys((*said.rooms, rooms[record.room_id]))
            found[about] = replace(said, rooms=tuple(saying))
    return tuple(found.values())


def sides_of(actor: Actor, incident_ids: Iterable[UUID]) -> dict[UUID, tuple[SideLabel, ...]]:
    """Return the groups that each record names, acting side first, as far as the actor sees."""
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


def _brief(
    records: Sequence[Incident], rooms: Mapping[int, RoomLabel], *, sides: tuple[SideLabel, ...]
) -> IncidentBrief:
    row = records[0]
    room = rooms[row.room_id]
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
        record_ids=tuple(record.pk for record in records),
        other_rooms=tuple(
            dict.fromkeys(
                rooms[record.room_id] for record in records if record.room_id != row.room_id
            )
        ),
    )


def possibly_between(start: datetime, end: datetime) -> Q:
    """Incidents that may have happened from `start` to before `end`."""
    return Q(latest_at__gte=start, earliest_at__lt=end)
