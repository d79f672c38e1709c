"""Which reviews are not signed, for the calendar and for steering."""

from collections.abc import Iterator
from datetime import datetime

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Duty, DutyKind
from samsyn.office.oversight.models import LogReview
from samsyn.office.partners.models import Emergency


def reviews_of_site(actor: Actor, now: datetime) -> Iterator[Duty]:
    """Yield the same for steering, which reads their state in any room of its site."""
    del now
    yield from review_duties(actor)


def review_duties(actor: Actor) -> Iterator[Duty]:
    """Yield reviews of logs and of emergencies: those to do, those whose state one sees."""
    of_site = access.steered_rooms(actor)
    reviewed = actor.rooms_granting(Deed.REVIEW_LOG) - actor.reading_rooms
    rows = LogReview.objects.filter(
        signed_at__isnull=True, room_id__in=of_site | actor.rooms_granting(Deed.READ_AUDIT)
    )
    for row in rows.select_related("room"):
        yield Duty(
            kind=DutyKind.LOG,
            id=row.pk,
            room_name=row.room.name,
            due_on=row.due_on,
            opens=row.room_id in reviewed,
        )
    ours = actor.rooms_granting(Deed.REVIEW_EMERGENCY)
    unsigned = Emergency.objects.filter(signed_at__isnull=True, room_id__in=of_site | ours)
    for one in unsigned.exclude(staff=actor.staff_id).select_related("room"):
        yield Duty(
            kind=DutyKind.EMERGENCY,
            id=one.pk,
            room_name=one.room.name,
            due_on=one.due_on,
            opens=one.room_id in ours,
        )
