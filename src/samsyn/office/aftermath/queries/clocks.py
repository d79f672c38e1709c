"""A site's limits for answers to incidents: its own row of the rule table, or the usual ones."""

from collections.abc import Iterable
from dataclasses import fields

from samsyn.office.aftermath.models import ResponseRule
from samsyn.office.aftermath.rules import USUAL, Clocks
from samsyn.office.partners.models import Room


def clocks_in(room_id: int) -> Clocks:
    """Return the limits of the site that a room belongs to."""
    return clocks_by_room([room_id])[room_id]


def clocks_by_room(room_ids: Iterable[int]) -> dict[int, Clocks]:
    """Return room -> the limits of its site, for each of the rooms."""
    wanted = set(room_ids)
    by_site = {row.site_id: row for row in ResponseRule.objects.filter(site__rooms__in=wanted)}
    rooms = Room.objects.filter(pk__in=wanted).values_list("pk", "site_id")
    return {room: _read(by_site.get(site) if site else None) for room, site in rooms}


def _read(row: ResponseRule | None) -> Clocks:
    if row is None:
        return USUAL
    return Clocks(**{field.name: getattr(row, field.name) for field in fields(Clocks)})
