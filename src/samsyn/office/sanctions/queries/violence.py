"""What the trigger tests count: incidents of the joint room and the groups believed to have acted.

Only the joint room's own records count, so that all who read there see the same result. Parts
that people had, arrests and reports are never asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from samsyn.analysis.triggers import Side, ViolentEvent, severity_of
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import Group, GroupLink
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink
from samsyn.office.incidents.queries.briefs import VIOLENCE
from samsyn.vocabulary.claims import Certainty, ClaimStatus
from samsyn.vocabulary.incidents import GroupSide, Harm, IncidentKind, worst_harm

COUNTED = frozenset({Certainty.CONFIRMED.value, Certainty.LIKELY.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShown:
    """An incident beside a test: what and when, no person in it."""

    id: UUID
    code: str
    kind: IncidentKind
    harm: Harm
    day: date
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomViolence:
    """Events that can score, and the groups of the room; linked records stand as one group."""

    rows: Mapping[UUID, Incident]  # the newest first
    events: tuple[ViolentEvent[UUID], ...]
    stands: Mapping[UUID, UUID]  # a group's record -> the one that stands for it
    names: Mapping[UUID, str]


def acting_sides(actor: Actor, room_ids: Iterable[int]) -> list[tuple[UUID, UUID, str, date]]:
    """Return group, incident, certainty and last day of what each group is believed to have done.

    Disputed and withdrawn claims count for nothing, nor do incidents out of scope.
    """
    rows = (
        access.visible_to(actor, IncidentGroup.objects)
        .filter(
            room__in=list(room_ids),
            side=GroupSide.ACTING.value,
            status=ClaimStatus.ACCEPTED.value,
            certainty__in=COUNTED,
        )
        .exclude(incident__status="out_of_scope")
        .exclude(incident__kind=IncidentKind.OTHER.value)
        .values_list("group_id", "incident_id", "certainty", "incident__latest_at")
    )
    return [
        (group, incident, certainty, timezone.localdate(at))
        for group, incident, certainty, at in rows
    ]


def violence_of(actor: Actor, room_id: int, *, since: datetime, now: datetime) -> RoomViolence:
    """Return what one joint room's or police room's own records say of violence since a moment."""
    rows = _incidents(actor, room_id, since, now)
    sides = _sides(actor, rows)
    names = dict(
        access.visible_to(actor, Group.objects)
        .filter(room=room_id)
        .values_list("pk", "working_name")
    )
    same = access.linked(
        actor, GroupLink, {group for found in sides.values() for group, _ in found}
    )
    stands = {group: same.oldest_among(group, names.keys()) for group in names}
    events = (_event(row, sides.get(row.pk, []), stands) for row in rows.values())
    scoring = tuple(event for event in events if event is not None)
    return RoomViolence(rows=rows, events=scoring, names=names, stands=stands)


def shown(row: Incident) -> EventShown:
    """Return an incident as it stands beside a test."""
    return EventShown(
        id=row.pk,
        code=access.code_for("H", row.pk),
        kind=IncidentKind(row.kind),
        harm=worst_harm(row.dead, row.injured, is_known=row.harm_known),
        day=timezone.localdate(row.latest_at),
        area=row.area,
    )


def _incidents(actor: Actor, room_id: int, since: datetime, now: datetime) -> dict[UUID, Incident]:
    rows = access.visible_to(actor, Incident.objects).filter(
        VIOLENCE, room=room_id, earliest_at__gt=since, earliest_at__lte=now
    )
    one = access.linked(actor, IncidentLink)
    own = rows.filter(~Q(pk__in=one.younger_among(set(rows.values_list("pk", flat=True)))))
    return {row.pk: row for row in own.order_by("-latest_at", "pk")}


def _sides(actor: Actor, rows: Mapping[UUID, Incident]) -> dict[UUID, list[tuple[UUID, Certainty]]]:
    found: dict[UUID, list[tuple[UUID, Certainty]]] = {}
    claims = access.visible_to(actor, IncidentGroup.objects).filter(
        access.is_any_of("incident_id", rows),
        side=GroupSide.ACTING.value,
        status=ClaimStatus.ACCEPTED.value,
    )
    for incident, group, certainty in claims.values_list("incident_id", "group_id", "certainty"):
        found.setdefault(incident, []).append((group, Certainty(certainty)))
    return found


def _event(
    row: Incident, sides: list[tuple[UUID, Certainty]], stands: Mapping[UUID, UUID]
) -> ViolentEvent[UUID] | None:
    severity = severity_of(
        IncidentKind(row.kind),
        dead=row.dead,
        injured=row.injured,
        where_people_live=row.indoors,
    )
    if severity is None:
        return None
    return ViolentEvent(
        key=row.pk,
        earliest_at=row.earliest_at,
        latest_at=row.latest_at,
        severity=severity,
        acting=tuple(Side(stands[group], how) for group, how in sides if group in stands),
    )
