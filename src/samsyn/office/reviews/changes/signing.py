"""Signs the minutes, exactly as they were read, and lets other agencies approve them."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.reviews.changes.refusals import CannotReview, ReviewMoved
from samsyn.office.reviews.changes.rows import locked
from samsyn.office.reviews.models import MinutesApproval, Presence, Review
from samsyn.office.reviews.queries.rooms import room_of, speaking_for
from samsyn.office.reviews.queries.weekly import weekly_figures
from samsyn.office.steering.changes import give_week
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.reviews import ReviewMove, ReviewPart


@transaction.atomic
def sign(actor: Actor, review_id: UUID, *, version: int, now: datetime) -> None:
    """Sign the minutes as chair: the version that was read, or not at all.

    From then on the database refuses every change, and the steering group has the week's counts.
    Raises `ReviewMoved` saying what changed since, `CannotReview` if nobody was present.
    """
    row, permit = locked(actor, review_id, ReviewMove.SIGN, now=now, deed=Deed.SIGN_REVIEW)
    if row.version != version:
        raise ReviewMoved(_what_moved(row, version))
    if not access.visible_to(actor, Presence.objects).filter(review=row).exists():
        raise CannotReview(_("Nobody is noted as present. Tick who was there, then sign."))
    figures = weekly_figures(actor, row, now=now)
    row.signed_at, row.signed_by_id = now, actor.staff_id
    row.save(update_fields=["signed_at", "signed_by"])
    _approve(row, permit, _own(actor, row, now=now), now=now)
    if room_of(actor, row.room_id).is_joint:
        give_week(permit, figures, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


@transaction.atomic
def approve(actor: Actor, review_id: UUID, *, now: datetime) -> None:
    """Stand behind the signed minutes, for one's own agencies; pressing twice approves once.

    Raises `CannotReview` before they are signed, and for somebody who speaks for no agency here.
    """
    row, permit = locked(actor, review_id, ReviewMove.APPROVE, now=now, deed=Deed.SIGN_REVIEW)
    own = _own(actor, row, now=now)
    if not own:
        raise CannotReview(_("You speak for none of the site's agencies, so you cannot approve."))
    known = access.visible_to(actor, MinutesApproval.objects).filter(review=row)
    _approve(row, permit, own - set(known.values_list("agency_id", flat=True)), now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


def _own(actor: Actor, row: Review, *, now: datetime) -> frozenset[int]:
    return speaking_for([actor.staff_id], row.room_id, now=now)[actor.staff_id]


def _approve(
    row: Review, permit: Permit, agencies: frozenset[int] | set[int], *, now: datetime
) -> None:
    columns = access.beside(row, permit, now=now)
    MinutesApproval.objects.bulk_create(
        [MinutesApproval(review=row, agency_id=one, **columns) for one in sorted(agencies)]
    )


def _what_moved(row: Review, version: int) -> str:
    parts: Iterator[ReviewPart] = (
        part for part in ReviewPart if row.touched.get(part.value, 0) > version
    )
    return _(
        "Nothing is signed: %(name)s changed this at %(time)s, after you opened the page:"
        " %(parts)s. Read it, then sign."
    ) % {
        "name": row.changed_by.name,
        "time": formats.clock_time(row.changed_at, language=active_language()),
        "parts": ", ".join(terms.running(part) for part in parts),
    }
