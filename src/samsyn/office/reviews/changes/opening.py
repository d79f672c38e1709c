"""Opens a review with its data frozen, freezes them anew, and marks what was gone through."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself, is_any_of
from samsyn.office.audit import changes as audit
from samsyn.office.reviews.changes.refusals import CannotReview, about_text
from samsyn.office.reviews.changes.rows import locked, placed, touch
from samsyn.office.reviews.models import Line, Mark, Review
from samsyn.office.reviews.queries.gathering import Gathering, gather, gather_again
from samsyn.office.reviews.queries.rooms import room_of, zone_of
from samsyn.office.reviews.queries.standing import facts_of, left_from, review_before
from samsyn.office.reviews.rules import Frozen, Window, refusal_of, state_of, week_of, window_after
from samsyn.office.support.changes import publish_due
from samsyn.vocabulary.reviews import ReviewMove, ReviewPart, ReviewSection

LONGEST_NOTE = 300
_BEGUN = {part.value: 1 for part in ReviewPart}


@transaction.atomic
def open_review(
    actor: Actor, room_id: int, *, now: datetime, gathering: Gathering = gather
) -> UUID:
    """Open the room's next review and freeze its data; return its identifier.

    `gathering` is for invented data, which all were recorded on one day.

    Raises `NotPermitted`, and `CannotReview` while another review of the room is open.
    """
    permit = access.require(actor, Deed.HOLD_REVIEW, about=RoomItself(room_id))
    room, zone = room_of(actor, room_id), zone_of(room_id)
    last = review_before(actor, room_id)
    if last is not None and last.signed_at is None:
        raise CannotReview(_("A review is open already. Sign its minutes first."))
    window = window_after(last.ends_at if last else None, now, zone)
    week = week_of(window.ends_at, zone)
    if room.is_joint and gathering is gather:
        publish_due(actor, now=now)  # whoever opens the week is a reader of the counts
    found = gathering(actor, room, window, carried=left_from(actor, last))
    try:
        with transaction.atomic():
            row = Review.objects.create(
                starts_at=window.starts_at,
                ends_at=window.ends_at,
                iso_year=week.year,
                iso_week=week.number,
                counts=found.counts,
                touched=_BEGUN,
                frozen_by_id=actor.staff_id,
                changed_at=now,
                changed_by_id=actor.staff_id,
                **access.in_room(permit, now=now),
            )
    except IntegrityError as error:
        raise CannotReview(
            _("Somebody else has just opened the review. Open the page again.")
        ) from error
    access.write_rows(Line, [*_rows(found.lines, row, permit, now=now)])
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def refresh(actor: Actor, review_id: UUID, *, now: datetime) -> None:
    """Freeze the data anew. Marks, decisions and who was present stay."""
    row, permit = locked(actor, review_id, ReviewMove.REFRESH, now=now)
    zone = zone_of(row.room_id)
    window = Window(row.starts_at, max(now, row.ends_at))
    found = gather_again(actor, row, window)
    access.visible_to(actor, Line.objects).filter(review=row).delete()
    access.write_rows(Line, [*_rows(found.lines, row, permit, now=now)])
    week = week_of(window.ends_at, zone)
    touch(
        row,
        permit,
        ReviewPart.DATA,
        now=now,
        ends_at=window.ends_at,
        iso_year=week.year,
        iso_week=week.number,
        counts=found.counts,
        frozen_by_id=actor.staff_id,
    )
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


@transaction.atomic
def take_out(
    permit: Permit, review_id: UUID, record_ids: Collection[UUID], *, now: datetime
) -> None:
    """Take the lines of records that are about to be deleted out of an open review.

    For whoever may delete them. Raises `CannotReview` once the minutes are signed.
    """
    row = access.lock_visible(permit.actor, Review, pk=review_id)
    if said := refusal_of(ReviewMove.REFRESH, state_of(facts_of(permit.actor, row, now=now))):
        raise CannotReview(said)
    lines = access.visible_to(permit.actor, Line.objects).filter(review=row)
    about = [is_any_of(f"{end}_id", record_ids) for end in ("incident", "group", "other")]
    lines.filter(Q(about[0]) | Q(about[1]) | Q(about[2])).delete()
    touch(row, permit, ReviewPart.DATA, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


@transaction.atomic
def mark_incident(
    actor: Actor, review_id: UUID, incident_id: UUID, note: str, *, now: datetime
) -> None:
    """Note that the room has gone through an incident. Marked again, the note is the new one.

    Raises `NotVisible` for an incident that is no line of the review.
    """
    row, permit = locked(actor, review_id, ReviewMove.MARK, now=now)
    lines = Line.objects.filter(review=row, section=ReviewSection.INCIDENTS.value)
    line = access.get_visible(actor, lines, incident=incident_id)
    if reasons := [*about_text(note, most=LONGEST_NOTE)]:
        raise CannotReview(*reasons)
    known = access.visible_to(actor, Mark.objects).filter(review=row, incident=incident_id).first()
    if known is None:
        Mark.objects.create(
            incident_id=incident_id,
            incident_compartment_id=line.subject_compartment_id,
            note=note.strip(),
            **placed(row, permit, now=now),
        )
    else:
        known.note = note.strip()
        known.save(update_fields=["note"])
    touch(row, permit, ReviewPart.MARKS, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


def _rows(
    lines: Sequence[Frozen], row: Review, permit: Permit, *, now: datetime
) -> Iterator[dict[str, Any]]:
    """Yield the lines as rows. All lie in the open part, where they were read."""
    columns = access.beside(row, permit, now=now)
    for position, line in enumerate(lines):
        yield {
            **columns,
            "review_id": row.pk,
            "section": line.section.value,
            "position": position,
            "facts": dict(line.facts),
            "incident_id": line.incident_id,
            "group_id": line.group_id,
            "other_id": line.other_id,
            "promise_id": line.promise_id,
            "trigger_id": line.trigger_id,
            "subject_compartment_id": row.compartment_id,
            "other_compartment_id": row.compartment_id,
        }
