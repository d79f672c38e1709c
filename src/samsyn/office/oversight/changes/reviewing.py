"""What a reviewer says of each reading, and signs."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit, Refusal
from samsyn.office.audit import changes as audit
from samsyn.office.oversight import queries
from samsyn.office.oversight.models import LogReview, LogReviewFindings, LogReviewLine
from samsyn.vocabulary.oversight import Verdict

LONGEST_NOTE = 300
LONGEST_FINDINGS = 4000
TABLE = "oversight_logreview"


class CannotReview(Refusal):
    """What is wrong with a note or a signature."""


@transaction.atomic
def note_line(actor: Actor, line_id: UUID, verdict: Verdict, note: str, *, now: datetime) -> None:
    """Say of one reading what becomes of it. Raises `CannotReview` naming all that is wrong."""
    line = queries.reviewed(actor, LogReviewLine.objects).filter(pk=line_id).first()
    if line is None:
        raise NotVisible(_("The page does not exist."))
    review, permit = _open(actor, line.review_id)
    note = " ".join(note.split())
    reasons = list(_objections(line, actor, review, verdict, note))
    if reasons:
        raise CannotReview(*reasons)
    line.verdict, line.note = verdict.value, note
    line.noted_at, line.noted_by_id = now, actor.staff_id
    line.save(update_fields=["verdict", "note", "noted_at", "noted_by"])
    audit.record(permit, subject=TABLE, record_ids=[review.pk])


@transaction.atomic
def sign_review(actor: Actor, review_id: UUID, findings: str, *, now: datetime) -> None:
    """Sign a month's review, which nobody can change after that. Raises `CannotReview`."""
    review, permit = _open(actor, review_id)
    findings = findings.strip()
    left = review.lines.filter(verdict="").count()
    reasons = []
    if review.signed_at is not None:
        reasons.append(_("The review is signed, and cannot be changed."))
    if left:
        reasons.append(_("Say something of every line first: %(left)s are left.") % {"left": left})
    if not findings:
        reasons.append(_("Write what the review came to, also when everything was in order."))
    if len(findings) > LONGEST_FINDINGS:
        reasons.append(_("The text can hold %(most)s characters.") % {"most": LONGEST_FINDINGS})
    if reasons:
        raise CannotReview(*reasons)
    LogReviewFindings.objects.create(review=review, room_id=review.room_id, text=findings)
    review.signed_at, review.signed_by_id = now, actor.staff_id
    review.save(update_fields=["signed_at", "signed_by"])
    audit.record(permit, subject=TABLE, record_ids=[review.pk])


def _open(actor: Actor, review_id: UUID) -> tuple[LogReview, Permit]:
    """Return the review, locked, and the permit to review it."""
    rows = queries.reviewed(actor, LogReview.objects.select_for_update())
    review = rows.filter(pk=review_id).first()
    if review is None:
        raise NotVisible(_("The page does not exist."))
    return review, access.require(actor, Deed.REVIEW_LOG, about=review)


def _objections(
    line: LogReviewLine, actor: Actor, review: LogReview, verdict: Verdict, note: str
) -> Iterator[str]:
    if review.signed_at is not None:
        yield _("The review is signed, and cannot be changed.")
    if line.reader_id == actor.staff_id:
        yield _("This is your own reading. A colleague has to look at it.")
    if verdict is not Verdict.IN_ORDER and not note:
        yield _("Write a few words on what has to be asked, or what has happened.")
    if len(note) > LONGEST_NOTE:
        yield _("The text can hold %(most)s characters.") % {"most": LONGEST_NOTE}
