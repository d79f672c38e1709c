"""The door of a room: the service that writes what a room is told, and reads what it tells."""

from dataclasses import replace
from datetime import datetime

from samsyn.office.access.actors import Actor, actor_for
from samsyn.office.partners.models import StaffRole
from samsyn.vocabulary.rooms import Role


def door_of(room_id: int, actor: Actor, *, now: datetime) -> Actor | None:
    """Return the room's door, acting on what somebody asked for; None if it has none."""
    held = StaffRole.objects.filter(
        room=room_id, role=Role.DOOR.value, staff__is_service=True, staff__is_active=True
    )
    staff_id = held.order_by("pk").values_list("staff_id", flat=True).first()
    if staff_id is None:
        return None
    door = actor_for(staff_id, now=now, purpose=actor.purpose)
    return replace(door.narrowed_to(room_id), request_id=actor.request_id)
