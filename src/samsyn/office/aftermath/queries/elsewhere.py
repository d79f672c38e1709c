"""Disputes that only other rooms of the reader's hold: beside the check, and no part of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import GroupLink, GroupRelation
from samsyn.office.incidents.models import Incident
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.groups import RelationKind, RelationState


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeElsewhere:
    """A dispute of a group on a side, in a room whose other readers alone see it."""

    group_id: UUID
    first: str
    second: str
    room: str


def disputes_elsewhere(
    actor: Actor, incident: Incident, sides: Iterable[UUID]
) -> tuple[DisputeElsewhere, ...]:
    """Return the disputes that live and that the joint room does not hold, each once.

    They decide nothing about the answer: another reader of the joint room does not see them.
    """
    same = access.linked(actor, GroupLink)
    records = same.all_of(sides)
    rows = (
        access.visible_to(actor, GroupRelation.objects)
        .filter(Q(group__in=records) | Q(other__in=records), kind=RelationKind.DISPUTE.value)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .exclude(state=RelationState.CLOSED.value)
        .select_related("group", "other", "room")
        .order_by("group__sort_key", "other__sort_key", "pk")
    )
    pairs = {
        row: frozenset((same.standing_for(row.group_id), same.standing_for(row.other_id)))
        for row in rows
    }
    known = {pair for row, pair in pairs.items() if row.room_id == incident.room_id}
    fresh = {pair: row for row, pair in pairs.items() if pair not in known}
    return tuple(
        DisputeElsewhere(
            group_id=row.group_id,
            first=row.group.working_name,
            second=row.other.working_name,
            room=row.room.short_name,
        )
        for row in fresh.values()
    )
