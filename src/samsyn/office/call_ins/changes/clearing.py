"""Refuses a go, letters and deliveries where the site is not ready for messages."""

from datetime import date

from django.utils.translation import gettext as _

from samsyn.office.access import Actor
from samsyn.office.messages.queries import clearance_of


def not_cleared(actor: Actor, room_id: int, *, today: date) -> list[str]:
    """Return what stands in the way, first that it does; nothing for a site that may."""
    found = clearance_of(actor, room_id, today=today)
    if not found.is_blocked:
        return []
    return [
        _("The site is not ready for messages. It is put right under Steering, Start-up."),
        *found.missing,
    ]
