"""A month's review of a room's log with one reading in it, by Petra."""

from datetime import datetime, timedelta
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.changes import Reading
from samsyn.office.oversight import changes, queries
from samsyn.office.oversight.changes.drawing import Month
from samsyn.office.oversight.models import LogReviewLine
from samsyn.office.oversight.rules import Facts, Seen, first_of
from samsyn.office.partners.models import Room


def stage_log_review(
    reader: Actor, reviewer: Actor, room_id: int, person: UUID, now: datetime
) -> dict[str, UUID]:
    """Draw the month before last, so that the worker's own months are left alone."""
    zone = queries.zone_of(Room.objects.get(pk=room_id))
    first = first_of(first_of(now.astimezone(zone).date()) - timedelta(days=32))
    seen = Seen(
        number=1,
        at=datetime(first.year, first.month, 3, 23, tzinfo=zone),
        staff_id=reader.staff_id,
        way=Reading.PAGE,
        people=(person,),
    )
    month = Month(room_id=room_id, first=first, readings=[seen], facts=Facts(zone=zone))
    with queries.as_reviewing_service(now=now) as service:
        review = changes.draw(service, month, seed=1, now=now)
    with access.acting_as(reviewer):
        line = LogReviewLine.objects.get(review=review)
    return {"log_review": review, "log_line": line.pk}
