"""The receiver takes a correction or withdrawal over, or notes why not; the sender sees which."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Refusal, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.changes.arrivals import Told
from samsyn.office.disclosures.changes.copies import make_copies
from samsyn.office.disclosures.changes.recalling import RecallKind
from samsyn.office.disclosures.changes.receiving import door_of
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.changes.sending import answer_message, send
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import RecallAnswer, RecallNotice, Receipt
from samsyn.office.disclosures.queries.ledger import opened
from samsyn.office.partners.models import Room
from samsyn.office.people import changes as people
from samsyn.office.people.models import PersonName, Source
from samsyn.vocabulary.claims import ClaimStatus, SourceKind, SourceReliability

LONGEST_NOTE = 300


class Outcome(StrEnum):
    """What the receiver does with it."""

    TAKEN_OVER = "taken_over"
    KEPT = "kept"


class Because(StrEnum):
    """Why something is kept: all that the sender learns of it."""

    OWN_SOURCE = "own_source"
    IN_A_DECISION = "in_a_decision"
    MUST_PRESERVE = "must_preserve"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPlan:
    """The answer to a notice. The note stays in the receiver's room."""

    notice_id: UUID
    outcome: Outcome
    because: Because | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the sender learns of it."""

    recall_id: UUID
    outcome: str
    because: str


@transaction.atomic
def answer_recall(actor: Actor, plan: AnswerPlan, *, now: datetime) -> None:
    """Take it over into the copy, or keep the copy as it is; raises as `disclose`."""
    notice = access.lock_visible(actor, RecallNotice, pk=plan.notice_id)
    permit = access.require(actor, Deed.DISCLOSE, about=notice)
    if reasons := list(_objections(notice, plan)):
        raise CannotDisclose(*reasons)
    if plan.outcome is Outcome.TAKEN_OVER and notice.kind == RecallKind.CORRECTION.value:
        _correct(actor, notice, now=now)
    notice.outcome = plan.outcome.value
    notice.because = plan.because.value if plan.because else ""
    notice.note = plan.note.strip()
    notice.answered_at, notice.answered_by_id = now, actor.staff_id
    notice.save(update_fields=["outcome", "because", "note", "answered_at", "answered_by"])
    audit.record(permit, subject="disclosures_recallnotice", record_ids=[notice.pk])
    _tell_sender(actor, notice, now=now)


def _objections(notice: RecallNotice, plan: AnswerPlan) -> Iterator[str]:
    if notice.outcome:
        yield _("It is answered already. Look at the page again.")
    if plan.outcome is Outcome.KEPT and plan.because is None:
        yield _("Choose why the copy is kept as it is.")
    if plan.outcome is Outcome.KEPT and not plan.note.strip():
        yield _("Note why the copy is kept. The note stays in your room.")
    if len(plan.note.strip()) > LONGEST_NOTE:
        yield _("The note can hold %(most)s characters: shorten it.") % {"most": LONGEST_NOTE}


def _correct(actor: Actor, notice: RecallNotice, *, now: datetime) -> None:
    """Let the room's door write the corrected fields into the copy, as it wrote the first ones."""
    receipt = notice.receipt
    if receipt is None:
        raise CannotDisclose(
            _("The copy is restricted. Ask the coordinator, correct it by hand, and keep it here.")
        )
    kind, copy = Kind(receipt.kind), receipt.record_id
    contents = opened(notice.contents, receipt.disclosure_id)
    door = door_of(Room.objects.get(pk=notice.room_id), actor, now=now)
    with access.acting_as(door):
        permit = access.require(door, Deed.RECEIVE_DISCLOSURE, about=RoomItself(notice.room_id))
        told = Told(
            number=notice.number,
            room_id=notice.room_id,
            sender_id=notice.origin_room_id,
            source_id=uuid4(),
            contents=contents,
        )
        Source.objects.create(
            pk=told.source_id,
            **access.in_room(permit, now=now),
            kind=SourceKind.DISCLOSURE.value,
            title=notice.number,
            reliability=SourceReliability.NOT_ASSESSED.value,
            dated_on=timezone.localdate(notice.recorded_at),
        )
        try:
            make_copies(door, kind, [told], {notice.number: copy}, now=now)
            if kind is Kind.PERSON:
                _withdraw_names(door, receipt, contents, now=now)
        except Refusal as refusal:
            raise CannotDisclose(
                _("The room's own rules refuse the correction:"), *refusal.reasons
            ) from refusal


def _withdraw_names(
    door: Actor, receipt: Receipt, contents: Mapping[str, Any], *, now: datetime
) -> None:
    """Withdraw the names that were told then and are not told now."""
    gone = _named(receipt.contents) - _named(contents)
    rows = access.visible_to(door, PersonName.objects).filter(person=receipt.person_id)
    for row in rows.exclude(status=ClaimStatus.WITHDRAWN.value).order_by("recorded_at", "pk"):
        if (row.given, row.family) in gone:
            people.withdraw_name(door, row.pk, now=now)


def _named(contents: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {
        (name["given"], name["family"])
        for field in ("names", "aliases")
        for name in contents.get(field) or ()
    }


def _tell_sender(actor: Actor, notice: RecallNotice, *, now: datetime) -> None:
    """Let the sender's door write what it may know, here or at the sender's installation."""
    sender = notice.origin_room
    if sender.peer_id:
        answering = Room.objects.get(pk=notice.room_id)
        send(sender, [answer_message(notice, answering)], now=now)
        return
    answered = Answered(recall_id=notice.recall_id, outcome=notice.outcome, because=notice.because)
    write_answer(door_of(sender, actor, now=now), sender, answered, now=now)


def write_answer(door: Actor, sender: Room, answered: Answered, *, now: datetime) -> None:
    """Write the outcome into the sender's room, in words of a closed list."""
    with access.acting_as(door):
        permit = access.require(door, Deed.RECEIVE_DISCLOSURE, about=RoomItself(sender.pk))
        row = RecallAnswer.objects.create(
            **access.in_room(permit, now=now),
            recall_id=answered.recall_id,
            outcome=answered.outcome,
            because=answered.because,
            answered_at=now,
        )
        audit.record(permit, subject="disclosures_recallanswer", record_ids=[row.pk])
