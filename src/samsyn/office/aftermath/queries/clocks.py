"""A site's limits for answers to incidents: its own row of the rule table, or the usual ones."""

from dataclasses import fields

from samsyn.office.aftermath.models import ResponseRule
from samsyn.office.aftermath.rules import USUAL, Clocks
from samsyn.office.partners.models import Room


def clocks_in(room_id: int) -> Clocks:
    """Return the limits of the site that a room belongs to."""
    row = ResponseRule.objects.filter(site__in=Room.objects.filter(pk=room_id).values("site"))
    own = row.first()
    if own is None:
        return USUAL
    return Clocks(**{field.name: getattr(own, field.name) for field in fields(Clocks)})
