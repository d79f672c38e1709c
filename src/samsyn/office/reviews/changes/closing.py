"""Who was present, and who thought otherwise, word for word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.reviews.changes.refusals import CannotReview, ReviewMoved, about_text
from samsyn.office.reviews.changes.rows import locked, placed, touch
from samsyn.office.reviews.models import Dissent, Presence
from samsyn.office.reviews.queries.rooms import staff_of
from samsyn.vocabulary.reviews import ReviewMove, ReviewPart

LONGEST_NAME, LONGEST_DISSENT, MOST_ORGANISATIONS = 120, 600, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PresencePlan:
    """Everybody who was present: staff of the room, and organisations by name."""

    review_id: UUID
    version: int  # that was read; a list that somebody else changed since is not overwritten
    staff_ids: tuple[int, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DissentPlan:
    """Who thought otherwise, and what."""

    review_id: UUID
    who: str
    text: str


@transaction.atomic
def note_present(actor: Actor, plan: PresencePlan, *, now: datetime) -> None:
    """Write who was present, in place of what stood there.

    Raises `ReviewMoved` if somebody else noted it since, `CannotReview` with every objection.
    """
    row, permit = locked(actor, plan.review_id, ReviewMove.ATTEND, now=now)
    if row.touched.get(ReviewPart.PRESENCE.value, 0) > plan.version:
        raise ReviewMoved(
            _("%(name)s has just noted who was present. Look again before you save.")
            % {"name": row.changed_by.name}
        )
    if reasons := [*_objections(plan, row.room_id, now=now)]:
        raise CannotReview(*reasons)
    access.visible_to(actor, Presence.objects).filter(review=row).delete()
    columns = placed(row, permit, now=now)
    Presence.objects.bulk_create(
        [
            *(Presence(staff_id=one, **columns) for one in dict.fromkeys(plan.staff_ids)),
            *(Presence(organisation=one, **columns) for one in _named(plan)),
        ]
    )
    touch(row, permit, ReviewPart.PRESENCE, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


@transaction.atomic
def note_dissent(actor: Actor, plan: DissentPlan, *, now: datetime) -> UUID:
    """Write what somebody thought otherwise; it stands word for word in the minutes."""
    row, permit = locked(actor, plan.review_id, ReviewMove.DISSENT, now=now)
    made = Dissent.objects.create(**_said(plan), **placed(row, permit, now=now))
    touch(row, permit, ReviewPart.DISSENT, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])
    return made.pk


@transaction.atomic
def revise_dissent(
    actor: Actor, dissent_id: UUID, plan: DissentPlan, *, version: int, now: datetime
) -> None:
    """Correct what somebody thought otherwise, while the review is open.

    Raises `ChangedMeanwhile` if somebody else saved first, `CannotReview` with every objection.
    """
    row, permit = locked(actor, plan.review_id, ReviewMove.DISSENT, now=now)
    found = access.revisable(actor, Dissent, version=version, pk=dissent_id, review=row)
    access.revise(found, actor, now=now, **_said(plan))
    touch(row, permit, ReviewPart.DISSENT, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


@transaction.atomic
def strike_dissent(actor: Actor, dissent_id: UUID, *, now: datetime) -> None:
    """Take back a dissent that was written by mistake, while the review is open."""
    found = access.get_visible(actor, Dissent.objects, pk=dissent_id)
    row, permit = locked(actor, found.review_id, ReviewMove.DISSENT, now=now)
    found.delete()
    touch(row, permit, ReviewPart.DISSENT, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


def _said(plan: DissentPlan) -> dict[str, str]:
    """Return the columns of a dissent; raises `CannotReview` with every objection."""
    reasons = [
        *about_text(plan.who, most=LONGEST_NAME, missing=_("Write who thinks otherwise.")),
        *about_text(plan.text, most=LONGEST_DISSENT, missing=_("Write what they think.")),
    ]
    if reasons:
        raise CannotReview(*reasons)
    return {"who": " ".join(plan.who.split()), "text": plan.text.strip()}


def _named(plan: PresencePlan) -> list[str]:
    names = (" ".join(one.split()) for one in plan.organisations)
    return list(dict.fromkeys(name for name in names if name))


def _objections(plan: PresencePlan, room_id: int, *, now: datetime) -> Iterator[str]:
    if not plan.staff_ids and not _named(plan):
        yield _("Tick who was present.")
    known = dict(staff_of(room_id, now=now))
    if any(str(one) not in known for one in plan.staff_ids):
        yield _("Choose among those who work in the room.")
    if len(_named(plan)) > MOST_ORGANISATIONS:
        yield _("More than 20 organisations. Write the most important ones.")
    if any(len(one) > LONGEST_NAME for one in _named(plan)):
        yield _("The name of an organisation is longer than 120 signs. Shorten it.")
