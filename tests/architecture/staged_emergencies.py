"""A room that was opened in an emergency and closed at once; a week of readings from outside."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.oversight import changes, queries
from samsyn.office.oversight.changes import EmergencyPlan
from samsyn.office.oversight.queries import DigestLine
from samsyn.office.oversight.rules import monday_of
from samsyn.vocabulary.oversight import EmergencyGround


def stage_emergency(who: Actor, room_id: int) -> dict[str, UUID]:
    """Let somebody open the room and end it: what they read elsewhere stays as it was."""
    plan = EmergencyPlan(room_id=room_id, ground=EmergencyGround.LIFE, reason="Hot mot en skola")
    with access.acting_as(who):
        emergency = changes.open_in_emergency(who, plan, now=timezone.now())
        changes.end_emergency(who, emergency, now=timezone.now())
    return {"emergency": emergency}


def stage_digest(room_id: int, now: datetime) -> dict[str, UUID]:
    """Write a week long past, so that the worker's own weeks are left alone."""
    line = DigestLine(
        agency="Kriminalvården", role="coordinator", way="page", staff=1, readings=3, people=2
    )
    monday = monday_of(timezone.localdate(now) - timedelta(weeks=20))
    with queries.as_reviewing_service(now=now) as service:
        return {"digest": changes.write_digest(service, room_id, monday, [line], now=now)}
