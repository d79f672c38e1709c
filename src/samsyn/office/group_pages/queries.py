"""The incidents that a group stood on a side of, for those who may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.groups.queries import RoomMark
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.incidents import IncidentStatus, worst_harm

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupIncident:
    """One incident as seen from a group; kind, harm, side and certainty are vocabulary values."""

    id: UUID
    code: str
    day: date
    kind: str
    harm: str
    area: str
    side: str
    certainty: str
    is_reviewed: bool
    rooms: tuple[RoomMark, ...]


def incidents_of(actor: Actor, group_ids: Iterable[UUID]) -> tuple[GroupIncident, ...]:
    """Return the latest incidents of a group, newest first, each once."""
    sides = (
        access.visible_to(actor, IncidentGroup.objects)
        .filter(group__in=list(group_ids))
        .filter(incident__in=access.visible_to(actor, Incident.objects))
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .exclude(incident__status=IncidentStatus.OUT_OF_SCOPE.value)
        .select_related("incident__room")
        .order_by("-incident__latest_at", "pk")
    )[:MOST]
    one = access.linked(actor, IncidentLink, {side.incident_id for side in sides})
    seen: dict[tuple[UUID, str], list[IncidentGroup]] = {}
    for side in sides:
        seen.setdefault((one.standing_for(side.incident_id), side.side), []).append(side)
    return tuple(_incident(several, one) for several in seen.values())


def _incident(sides: Sequence[IncidentGroup], one: Linked) -> GroupIncident:
    """Return what the oldest record says, and others where it says nothing of the group."""
    side, *copies = sorted(
        sides, key=lambda side: side.incident_id != one.standing_for(side.incident_id)
    )
    row = side.incident
    held = [row.room, *(copy.incident.room for copy in copies)]
    return GroupIncident(
        id=row.pk,
        code=access.code_for("H", row.pk),
        day=timezone.localdate(row.latest_at),
        kind=row.kind,
        harm=worst_harm(row.dead, row.injured, is_known=row.harm_known).value,
        area=row.area,
        side=side.side,
        certainty=side.certainty,
        is_reviewed=row.status != IncidentStatus.REPORTED.value,
        rooms=tuple(dict.fromkeys(RoomMark(room.short_name, room.kind) for room in held)),
    )
