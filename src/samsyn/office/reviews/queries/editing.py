"""One decision or one dissent, as its form opens on it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.reviews.models import Decision, Dissent, Review
from samsyn.office.reviews.queries import closing
from samsyn.office.reviews.queries.pages import head_of
from samsyn.office.reviews.queries.shown import DecisionShown, DissentShown
from samsyn.office.reviews.queries.whole import ReviewHead


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionToEdit:
    """A decision, and where its review stands."""

    head: ReviewHead
    decision: DecisionShown


@dataclass(frozen=True, slots=True, kw_only=True)
class DissentToEdit:
    """A dissent, and where its review stands."""

    head: ReviewHead
    dissent: DissentShown


def decision_to_edit(actor: Actor, decision_id: UUID, *, now: datetime) -> DecisionToEdit:
    """Return a decision as it stands, and note that it was read; raises `NotVisible`."""
    row = access.get_visible(actor, Decision.objects.select_related("review"), pk=decision_id)
    [found] = (one for one in closing.decisions_of(actor, row.review) if one.id == row.pk)
    _note(actor, row.review)
    return DecisionToEdit(head=head_of(actor, row.review_id, now=now), decision=found)


def dissent_to_edit(actor: Actor, dissent_id: UUID, *, now: datetime) -> DissentToEdit:
    """Return a dissent as it stands, and note that it was read; raises `NotVisible`."""
    row = access.get_visible(actor, Dissent.objects.select_related("review"), pk=dissent_id)
    [found] = (one for one in closing.dissents_in(actor, row.review) if one.id == row.pk)
    _note(actor, row.review)
    return DissentToEdit(head=head_of(actor, row.review_id, now=now), dissent=found)


def _note(actor: Actor, review: Review) -> None:
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject="reviews_review",
        record_ids=[review.pk],
        room_ids=[review.room_id],
    )
