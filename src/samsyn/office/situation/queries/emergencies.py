"""Rooms of the reader that were opened in an emergency, and are not yet reviewed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office.access import Actor, Deed
from samsyn.office.partners.queries import unsigned_emergencies


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedOfOurs:
    """That somebody of another agency reads in the room, or did."""

    id: UUID
    room_name: str
    staff_name: str
    until: datetime
    is_open: bool
    due_on: date


def opened_of_ours(actor: Actor, *, now: datetime) -> list[OpenedOfOurs]:
    """Return what the reader answers for; nothing is asked for who answers for no room."""
    rooms = actor.rooms_granting(Deed.REVIEW_EMERGENCY)
    if not rooms:
        return []
    return [
        OpenedOfOurs(
            id=one.pk,
            room_name=one.room.name,
            staff_name=one.staff.name,
            until=one.ended_at or one.ends_at,
            is_open=now < (one.ended_at or one.ends_at),
            due_on=one.due_on,
        )
        for one in unsigned_emergencies(rooms)
    ]
