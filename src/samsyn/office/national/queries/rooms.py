"""Which national rooms there are: here, or at another installation."""

from django.db.models import Q

from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import RoomKind


def national_rooms() -> list[Room]:
    """Return the rooms that returns go to: the one here, and those of confirmed peers."""
    known = Q(peer__isnull=True) | Q(peer__confirmed_at__isnull=False)
    rooms = Room.objects.filter(known, kind=RoomKind.NATIONAL.value)
    return [*rooms.select_related("peer").order_by("pk")]
