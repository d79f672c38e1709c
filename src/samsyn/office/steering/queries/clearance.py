"""Says to those who give the message whether the start-up lets them; see decision 0021."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.messages.queries import Clearance
from samsyn.office.steering.models import Readiness, StartUpStep
from samsyn.office.steering.queries.readiness import readiness_facts
from samsyn.office.steering.rules import objections_to_messages
from samsyn.office.steering.words import refusal_of


def clearance(actor: Actor, room_id: int, today: date) -> Clearance:
    """Return what stands in the way of messages in a joint room, live: it can lapse again."""
    href = reverse("steering:start_up")
    begun = access.visible_to(actor, StartUpStep.objects).filter(room=room_id)
    if not begun.exists():
        return Clearance(has_begun=False, href=href)
    found = objections_to_messages(readiness_facts(actor, room_id), today=today)
    missing = [refusal_of(one) for one in found]
    said = access.visible_to(actor, Readiness.objects).filter(room=room_id)
    if not missing and not said.exists():
        missing.append(
            _("Everything is in place, and nobody has said that the site is ready. Say so there.")
        )
    return Clearance(has_begun=True, missing=tuple(missing), href=href)
