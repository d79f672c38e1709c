"""A return of a joint room of the stage; its series bear the word of what is followed up there."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.national import changes, queries
from samsyn.office.national.changes import ReturnPlan
from samsyn.office.national.rules import last_ended


def stage_site_return(actor: Actor, room_id: int, now: datetime) -> dict[str, UUID]:
    """Look at the return of the last quarter, and approve it."""
    quarter = last_ended(timezone.localdate(now))
    with access.acting_as(actor):
        page = queries.preview(actor, str(quarter), now=now)
        plan = ReturnPlan(room_id=room_id, quarter=quarter, mark=page.mark, is_approved=True)
        return {"site_return": changes.make_return(actor, plan, now=now)}
