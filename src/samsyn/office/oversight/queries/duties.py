"""Which reviews are not signed, for the calendar and for steering."""

from collections.abc import Iterator

from samsyn.office.access import Actor, Deed, Duty, DutyKind
from samsyn.office.oversight.models import LogReview
from samsyn.office.partners.models import Emergency, Room
from samsyn.vocabulary.rooms import RoomKind


def review_duties(actor: Actor) -> Iterator[Duty]:
    """Yield reviews of logs and of emergencies: those to do, those whose state one sees."""
    steered = {
        held.site_id
        for held in actor.roles
        if held.room_kind is RoomKind.JOINT
        and held.room_id in actor.rooms_granting(Deed.READ_STEERING)
    }
    of_site = set(Room.objects.filter(site__in=steered).values_list("pk", flat=True))
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
