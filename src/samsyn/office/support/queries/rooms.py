"""In which rooms the reader answers the help line."""

from dataclasses import dataclass

from samsyn.office.access import Actor, Deed
from samsyn.vocabulary.rooms import RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRoom:
    """A room of social services in which the reader runs support."""

    room_id: int
    name: str
    site_id: int | None


def support_rooms(actor: Actor) -> tuple[SupportRoom, ...]:
    """Return the rooms in which the actor runs support; nobody's role does so elsewhere."""
    rooms = actor.rooms_granting(Deed.RUN_SUPPORT)
    found = {
        held.room_id: SupportRoom(room_id=held.room_id, name=held.room_name, site_id=held.site_id)
        for held in actor.roles
        if held.room_kind is RoomKind.SOCIAL_SERVICES and held.room_id in rooms
    }
    return tuple(found.values())
