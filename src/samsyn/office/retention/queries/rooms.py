"""Rooms in which somebody answers for removals, and the gate of this app's own tables."""

from typing import TypeVar

from django.db.models import Manager, QuerySet
from django.utils.translation import gettext as _

from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.partners.models import Room
from samsyn.office.retention.models import InRoom

Row = TypeVar("Row", bound=InRoom)
ChosenRoom = Room


def in_my_rooms(actor: Actor, rows: QuerySet[Row] | Manager[Row]) -> QuerySet[Row]:
    """Keep the rows of rooms in which the actor answers for removals, or erases."""
    rooms = actor.rooms_granting(Deed.KEEP_RETENTION) | actor.rooms_granting(Deed.ERASE_RECORDS)
    return rows.filter(room_id__in=rooms)


def keeping_rooms(actor: Actor) -> list[Room]:
    """Return the rooms in which the actor answers for removals, by name."""
    rooms = Room.objects.filter(pk__in=actor.rooms_granting(Deed.KEEP_RETENTION))
    return list(rooms.select_related("site").order_by("name", "pk"))


def room_of(actor: Actor, key: str | None) -> Room:
    """Return the room of that key, or the first; raises `NotVisible` if it is not the actor's."""
    rooms = keeping_rooms(actor)
    chosen = next((room for room in rooms if key in {None, "", room.key}), None)
    if chosen is None:
        raise NotVisible(_("The page does not exist."))
    return chosen
