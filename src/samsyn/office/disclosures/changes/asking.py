"""A room asks another for what it holds on somebody it describes; the other tells, or does not.

Whatever is answered, nothing of it is written where the asker reads, but a disclosure; nor does
anything but a disclosure go back to an asker at another installation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.changes.receiving import door_of
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.changes.sending import ask_message, send
from samsyn.office.disclosures.models import Ask, AskNotice, Disclosure
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import rooms_of
from samsyn.vocabulary.rooms import RoomKind

LONGEST = 300


class AskOutcome(StrEnum):
    """What the room that is asked notes of it, for itself."""

    TOLD = "told"
    REFUSED = "refused"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPlan:
    """Who asks whom, about whom in words, and what for."""

    room_id: int
    to_room_id: int
    description: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAnswer:
    """What came of it: the number of the disclosure, or why not."""

    notice_id: UUID
    outcome: AskOutcome
    number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What reaches the room that is asked."""

    ask_id: UUID
    from_room_id: int
    description: str
    purpose: str


@transaction.atomic
def ask(actor: Actor, plan: AskPlan, *, now: datetime) -> UUID:
    """Ask another room that works with the site; return the request's id. Raises as `disclose`.

    Nothing is looked up of whom it describes, here or there.
    """
    permit = access.require(actor, Deed.DISCLOSE, about=RoomItself(plan.room_id))
    own = Room.objects.select_related("site").get(pk=plan.room_id)
    others = rooms_of(own.site_id).exclude(pk=own.pk)
    asked = others.exclude(kind=RoomKind.NATIONAL.value).filter(pk=plan.to_room_id).first()
    reasons = list(_lacking(plan))
    if asked is None:
        raise CannotDisclose(_("Choose one of the site's other rooms."), *reasons)
    if reasons:
        raise CannotDisclose(*reasons)
    row = Ask.objects.create(
        **access.in_room(permit, now=now),
        to_room=asked,
        description=plan.description.strip(),
        purpose=plan.purpose.strip(),
    )
    if asked.peer_id:
        send(asked, [ask_message(row, own, asked)], now=now)
    else:
        told = Asked(
            ask_id=row.pk,
            from_room_id=own.pk,
            description=row.description,
            purpose=row.purpose,
        )
        write_ask(door_of(asked, actor, now=now), asked, told, now=now)
    audit.record(permit, subject="disclosures_ask", record_ids=[row.pk])
    return row.pk


def write_ask(door: Actor, asked: Room, told: Asked, *, now: datetime) -> None:
    """Let the door of the room that is asked write the task. It reads no record."""
    with access.acting_as(door):
        permit = access.require(door, Deed.RECEIVE_DISCLOSURE, about=RoomItself(asked.pk))
        notice = AskNotice.objects.create(
            **access.in_room(permit, now=now),
            ask_id=told.ask_id,
            from_room_id=told.from_room_id,
            description=told.description,
            purpose=told.purpose,
        )
        audit.record(permit, subject="disclosures_asknotice", record_ids=[notice.pk])


@transaction.atomic
def answer_ask(actor: Actor, answer: AskAnswer, *, now: datetime) -> None:
    """Note what came of a request, in the room's own log alone. Raises as `disclose`."""
    row = access.lock_visible(actor, AskNotice, pk=answer.notice_id)
    permit = access.require(actor, Deed.DISCLOSE, about=row)
    told = None
    if answer.outcome is AskOutcome.TOLD:
        rows = access.visible_to(actor, Disclosure.objects).filter(room=row.room_id)
        told = rows.filter(to_room=row.from_room_id, number=answer.number.strip()).first()
    if reasons := list(_objections(row, answer, is_told=told is not None)):
        raise CannotDisclose(*reasons)
    row.outcome, row.reason = answer.outcome.value, answer.reason.strip()
    row.disclosure = told
    row.answered_at, row.answered_by_id = now, actor.staff_id
    row.save(update_fields=["outcome", "reason", "disclosure", "answered_at", "answered_by"])
    audit.record(permit, subject="disclosures_asknotice", record_ids=[row.pk])


def _lacking(plan: AskPlan) -> Iterator[str]:
    for text in (plan.description, plan.purpose):
        if not text.strip() or len(text.strip()) > LONGEST:
            yield _("Describe whom it is about and what for, in %(most)s characters each.") % {
                "most": LONGEST
            }
            return


def _objections(row: AskNotice, answer: AskAnswer, *, is_told: bool) -> Iterator[str]:
    if row.outcome:
        yield _("It is answered already. Look at the page again.")
    if answer.outcome is AskOutcome.TOLD and not is_told:
        yield _("No disclosure of yours to that room has this number. Disclose first.")
    if answer.outcome is AskOutcome.REFUSED and not answer.reason.strip():
        yield _("Write why it is not told. It stays in your room.")
