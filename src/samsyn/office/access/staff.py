"""Who may do something in a room, for the forms that offer them."""

from datetime import datetime

from samsyn.office.access.deeds import Deed, roles_granting
from samsyn.office.partners.queries import held_at


def staff_who_may(deed: Deed, room_id: int, *, now: datetime) -> dict[int, str]:
    """Return active staff whose role in the room grants a deed, by name; no services."""
    held = (
        held_at(now)
        .filter(room_id=room_id, role__in=roles_granting(deed))
        .filter(staff__is_active=True, staff__is_service=False)
        .values_list("staff_id", "staff__name")
    )
    return dict(sorted(set(held), key=lambda one: (one[1], one[0])))
