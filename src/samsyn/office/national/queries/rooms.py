"""Which national rooms there are: here, or at another installation."""

from django.db.models import Q

from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import RoomKind


def national_rooms(site_id: int | None) -> list[Room]:
    """Return the rooms that a site's returns go to: the one here, and those of confirmed peers."""
    rooms = Room.objects.filter(kind=RoomKind.NATIONAL.value).filter(
        Q(peer__isnull=True) | Q(works_with=site_id, peer__confirmed_at__isnull=False)
    )
    return [*rooms.select_related("peer").order_by("pk")]
