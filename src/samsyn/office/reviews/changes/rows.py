"""The review that a change is about: visible, locked, open for the move, with the permit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.reviews.changes.refusals import CannotReview
from samsyn.office.reviews.models import Review
from samsyn.office.reviews.queries.standing import facts_of
from samsyn.office.reviews.rules import refusal_of, state_of
from samsyn.vocabulary.reviews import ReviewMove, ReviewPart


def locked(
    actor: Actor,
    review_id: UUID,
    move: ReviewMove,
    *,
    now: datetime,
    deed: Deed = Deed.HOLD_REVIEW,
) -> tuple[Review, Permit]:
    """Lock a review, so that two who work on it take turns.

    Raises `NotVisible`, `NotPermitted`, and `CannotReview` if the move cannot be made now.
    """
    row = access.lock_visible(actor, Review, pk=review_id)
    permit = access.require(actor, deed, about=row)
    if said := refusal_of(move, state_of(facts_of(actor, row, now=now))):
        raise CannotReview(said)
    return row, permit


def placed(row: Review, permit: Permit, *, now: datetime) -> dict[str, Any]:
    """Return the columns of a new row that hangs on the review."""
    return {"review": row, **access.beside(row, permit, now=now)}


def touch(row: Review, permit: Permit, part: ReviewPart, *, now: datetime, **values: Any) -> None:
    """Move the review's version, and note what of it changed and by whom."""
    row.version += 1
    row.touched = {**row.touched, part.value: row.version}
    row.changed_at, row.changed_by_id = now, permit.actor.staff_id
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
