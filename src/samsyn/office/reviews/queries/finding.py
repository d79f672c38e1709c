"""Finds the review that something belongs to."""

from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.reviews.models import Decision, Dissent, Review


def review_of_decision(actor: Actor, decision_id: UUID) -> UUID:
    """Return the review of a decision; raises `NotVisible`."""
    return access.get_visible(actor, Decision.objects, pk=decision_id).review_id


def review_of_dissent(actor: Actor, dissent_id: UUID) -> UUID:
    """Return the review of a dissent; raises `NotVisible`."""
    return access.get_visible(actor, Dissent.objects, pk=dissent_id).review_id


def open_review_of(actor: Actor) -> UUID | None:
    """Return the review that is open in a room of the reader's, a joint room's first."""
    rows = access.visible_to(actor, Review.objects).filter(signed_at__isnull=True)
    found = sorted(rows, key=lambda one: (one.room_id not in actor.joint_rooms, one.pk))
    return found[0].pk if found else None


def open_reviews(actor: Actor) -> int:
    """Return how many reviews of the reader's rooms are open."""
    return access.visible_to(actor, Review.objects).filter(signed_at__isnull=True).count()


def deed_for(actor: Actor, owner_id: int | None) -> Deed:
    """Return the deed by which the actor may say what became of a task: their own, or any."""
    return Deed.READ_RECORDS if owner_id == actor.staff_id else Deed.HOLD_REVIEW
