"""Which exports wait for somebody's decision, for the calendar and the first page."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models.functions import Now
from django.utils import timezone

from samsyn.office.access import Actor, Deed, Duty, DutyKind
from samsyn.office.exports.models import Export
from samsyn.office.exports.rules import WAITS


def decision_duties(actor: Actor) -> Iterator[Duty]:
    """Yield what others have asked for in the rooms in which the actor may approve it.

    What nobody decided on in time has ended, and waits for nobody.
    """
    rows = Export.objects.filter(
        room__in=actor.rooms_granting(Deed.APPROVE_EXPORT),
        verdict="",
        withdrawn_at__isnull=True,
        asked_at__gt=Now() - WAITS,
    )
    for row in rows.exclude(asked_by=actor.staff_id).select_related("room"):
        yield Duty(
            kind=DutyKind.EXPORT,
            id=row.pk,
            room_name=row.room.name,
            due_on=timezone.localdate(row.asked_at + WAITS),
            opens=True,
        )


def no_decisions_of_site(actor: Actor, now: datetime) -> Iterator[Duty]:
    """Yield nothing: an export is between its asker and its room, and no matter of steering."""
    del actor, now
    yield from ()
