"""Where a review stands, which came before it, and what that one did not get to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.reviews.models import Line, Mark, MinutesApproval, Presence, Review
from samsyn.office.reviews.queries.rooms import speaking_for
from samsyn.office.reviews.rules import ReviewFacts
from samsyn.vocabulary.reviews import ReviewSection


def facts_of(actor: Actor, row: Review, *, now: datetime) -> ReviewFacts:
    """Return what decides where a review stands."""
    return facts_by_review(actor, [row], now=now)[row.pk]


def facts_by_review(
    actor: Actor, rows: Sequence[Review], *, now: datetime
) -> Mapping[UUID, ReviewFacts]:
    """Return review -> what decides where it stands, for reviews of one room."""
    signed = [row.pk for row in rows if row.signed_at is not None]
    found = {row.pk: ReviewFacts(is_signed=row.signed_at is not None) for row in rows}
    if not signed:
        return found
    present = access.visible_to(actor, Presence.objects).filter(
        review__in=signed, staff__isnull=False
    )
    staff: dict[UUID, set[int]] = defaultdict(set)
    for review, member in present.values_list("review_id", "staff_id"):
        staff[review].add(member or 0)
    everybody = {one for those in staff.values() for one in those}
    spoken_for = speaking_for(everybody, rows[0].room_id, now=now)
    approved: dict[UUID, set[int]] = defaultdict(set)
    approvals = access.visible_to(actor, MinutesApproval.objects).filter(review__in=signed)
    for review, agency in approvals.values_list("review_id", "agency_id"):
        approved[review].add(agency)
    for review in signed:
        found[review] = ReviewFacts(
            is_signed=True,
            took_part=frozenset(one for member in staff[review] for one in spoken_for[member]),
            approved=frozenset(approved[review]),
        )
    return found


def review_before(actor: Actor, room_id: int, *, before: Review | None = None) -> Review | None:
    """Return the room's latest review, or the latest before one; None if there is none."""
    rows = access.visible_to(actor, Review.objects).filter(room=room_id)
    if before is not None:
        rows = rows.filter(ends_at__lte=before.starts_at).exclude(pk=before.pk)
    return rows.order_by("-ends_at", "-recorded_at", "pk").first()


def left_from(actor: Actor, last: Review | None) -> frozenset[UUID]:
    """Return the incidents of a review that the room never marked: the next one takes them up."""
    if last is None:
        return frozenset()
    here = access.in_the_open(actor, last.room_id)
    lines = access.visible_to(here, Line.objects).filter(
        review=last, section=ReviewSection.INCIDENTS.value
    )
    marked = access.visible_to(here, Mark.objects).filter(review=last)
    ids = set(lines.values_list("incident_id", flat=True))
    return frozenset(ids - set(marked.values_list("incident_id", flat=True)))
