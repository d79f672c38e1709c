"""What the forms of a review offer: who can be present, who can answer for a decision."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.queries import as_choices, partners_and_controllers_at
from samsyn.office.reviews.models import Presence, Review
from samsyn.office.reviews.queries.rooms import staff_of, zone_of
from samsyn.office.reviews.queries.shown import PresentShown
from samsyn.office.reviews.queries.standing import review_before
from samsyn.office.reviews.queries.whole import ReviewHead
from samsyn.office.reviews.rules import next_meeting

AGENCY, STAFF = "agency", "staff"
Choices = list[tuple[str, str]]


def owner_choices(head: ReviewHead, *, now: datetime) -> Choices:
    """Return who can answer for a decision: the partners, then the room's staff."""
    room_id = head.room.room_id
    agencies = partners_and_controllers_at(room_id)
    return [
        *((f"{AGENCY}-{pk}", name) for pk, name in as_choices(agencies)),
        *((f"{STAFF}-{pk}", name) for pk, name in staff_of(room_id, now=now)),
    ]


def staff_choices(head: ReviewHead, *, now: datetime) -> Choices:
    """Return whom a form of presence lists."""
    return staff_of(head.room.room_id, now=now)


def usual_day(head: ReviewHead) -> date:
    """Return the day that a decision's form suggests: the next weekly review."""
    return next_meeting(head.ends_at, zone_of(head.room.room_id))


def usually_present(
    actor: Actor, review_id: UUID, noted: Sequence[PresentShown]
) -> tuple[list[str], list[str]]:
    """Return staff and organisations to tick beforehand: as noted, else as at the last review."""
    if noted:
        staff = [str(one.staff_id) for one in noted if one.staff_id]
        return staff, [one.name for one in noted if not one.staff_id]
    row = access.get_visible(actor, Review.objects, pk=review_id)
    last = review_before(actor, row.room_id, before=row)
    rows = access.visible_to(actor, Presence.objects).filter(review=last) if last else ()
    return [str(one.staff_id) for one in rows if one.staff_id], [
        one.organisation for one in rows if one.organisation
    ]
