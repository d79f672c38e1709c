"""The help line registers who gets in touch: in a minute, and without asking who it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.contact_cards.changes import Quoted, quote_card
from samsyn.office.support.changes.plans import ContactPlan
from samsyn.office.support.changes.refusals import CannotSupport
from samsyn.office.support.models import HandedOver, HelpContact
from samsyn.office.support.queries.rooms import support_rooms
from samsyn.vocabulary.support import CallerWish, ContactEnd, Danger, NumberFrom

SUBJECT = "support_helpcontact"
_OLDEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Registered:
    """The contact, and what became of the card's code if one was quoted."""

    contact_id: UUID
    quoted: Quoted | None = None


@transaction.atomic
def register_contact(actor: Actor, plan: ContactPlan, *, now: datetime) -> Registered:
    """Register a help contact. Danger comes first: nothing is written before it is acted on.

    A code that is no card's stops nothing: the contact is saved, and the answer says so.
    """
    permit = permit_in(actor, plan.room_id)
    held = access.visible_to(actor, HelpContact.objects).filter(form_key=plan.form_key).first()
    if held is not None:
        return Registered(held.pk)
    handed = _handed_over(actor, plan.handed_over_id)
    if reasons := list(_objections_to(plan, handed, now=now)):
        raise CannotSupport(*reasons)
    reached_at = handed.agreed_at if handed else plan.reached_at or now
    columns = dict(
        form_key=plan.form_key,
        reached_at=reached_at,
        danger=plan.danger.value,
        caller=plan.caller.value,
        number_from=plan.number_from.value,
        topic=plan.topic.value,
        wish=plan.wish.value,
        called_as=plan.called_as.strip(),
        reach_by=plan.reach_by.strip(),
        note=plan.note.strip(),
        handed_over=handed,
        answered_at=_answered_at(plan, handed, now=now),
        **access.in_room(permit, now=now),
    )
    try:
        with transaction.atomic():
            contact = HelpContact.objects.create(**columns)
    except IntegrityError:  # the same form was sent twice at once
        rows = access.visible_to(actor, HelpContact.objects)
        return Registered(rows.values_list("pk", flat=True).get(form_key=plan.form_key))
    audit.record(permit, subject=SUBJECT, record_ids=[contact.pk])
    return Registered(contact.pk, _quote(actor, plan, reached_at, now=now))


@transaction.atomic
def quote_again(actor: Actor, contact_id: UUID, code: str, *, now: datetime) -> Quoted:
    """Note the code of a contact's card for the counts, once more or afterwards."""
    contact, permit = _open(actor, contact_id)
    on = timezone.localdate(contact.reached_at)
    quoted = quote_card(actor, contact.room_id, code, on=on, now=now)
    if quoted is Quoted.NOTED and contact.number_from != NumberFrom.CARD.value:
        contact.number_from = NumberFrom.CARD.value
        contact.save(update_fields=["number_from"])
        audit.record(permit, subject=SUBJECT, record_ids=[contact.pk])
    return quoted


@transaction.atomic
def note_answer(actor: Actor, contact_id: UUID, *, now: datetime) -> None:
    """Note that somebody has talked with them now."""
    contact, permit = _open(actor, contact_id)
    if contact.answered_at is not None:
        raise CannotSupport(_("The contact is answered already."))
    contact.answered_at = now
    contact.save(update_fields=["answered_at"])
    audit.record(permit, subject=SUBJECT, record_ids=[contact.pk])


@transaction.atomic
def note_meeting(actor: Actor, contact_id: UUID, *, now: datetime) -> None:
    """Note that somebody has met them now, which answers them too."""
    contact, permit = _open(actor, contact_id)
    if contact.met_at is not None:
        raise CannotSupport(_("The first meeting is noted already."))
    contact.met_at = now
    contact.answered_at = contact.answered_at or now
    contact.save(update_fields=["met_at", "answered_at"])
    audit.record(permit, subject=SUBJECT, record_ids=[contact.pk])


@transaction.atomic
def end_contact(actor: Actor, contact_id: UUID, end: ContactEnd, *, now: datetime) -> None:
    """Close a contact that becomes no case."""
    contact, permit = _open(actor, contact_id)
    contact.ended_as = end.value
    contact.ended_at = now
    contact.save(update_fields=["ended_as", "ended_at"])
    audit.record(permit, subject=SUBJECT, record_ids=[contact.pk])


def permit_in(actor: Actor, room_id: int) -> Permit:
    """Return the permit to run support in a room of social services."""
    permit = access.require(actor, Deed.RUN_SUPPORT, about=RoomItself(room_id))
    if room_id not in {one.room_id for one in support_rooms(actor)}:
        raise CannotSupport(_("The help line belongs to the room of social services."))
    return permit


def _open(actor: Actor, contact_id: UUID) -> tuple[HelpContact, Permit]:
    contact = access.lock_visible(actor, HelpContact, pk=contact_id)
    permit = permit_in(actor, contact.room_id)
    if contact.ended_as:
        raise CannotSupport(_("The contact is closed. Register a new one if they call again."))
    return contact, permit


def _handed_over(actor: Actor, handed_over_id: UUID | None) -> HandedOver | None:
    if handed_over_id is None:
        return None
    return access.lock_visible(actor, HandedOver, pk=handed_over_id)


def _answered_at(plan: ContactPlan, handed: HandedOver | None, *, now: datetime) -> datetime | None:
    if not plan.is_answered:
        return None
    return now if handed else plan.reached_at or now


def _quote(
    actor: Actor, plan: ContactPlan, reached_at: datetime, *, now: datetime
) -> Quoted | None:
    """Hand the code to the ledger of quotes, which keeps a count and no code."""
    if not plan.card_code.strip():
        return None
    on = timezone.localdate(reached_at)
    return quote_card(actor, plan.room_id, plan.card_code, on=on, now=now)


def _objections_to(plan: ContactPlan, handed: HandedOver | None, *, now: datetime) -> Iterator[str]:
    if plan.danger is Danger.YES and not plan.has_acted_on_danger:
        yield _(
            "Somebody is in danger now. Call 112, then tick that you have."
            " Nothing is saved before that."
        )
    if plan.wish is CallerWish.CALL_BACK and not (plan.reach_by.strip() or handed):
        yield _("Write how to reach them, or choose that they just want to talk.")
    if plan.reached_at and plan.reached_at > now:
        yield _("The time is in the future. Write when they got in touch.")
    if plan.reached_at and plan.reached_at < now - _OLDEST:
        yield _("The time is more than 30 days ago. Check the day.")
    if handed and (handed.taken_back_at or hasattr(handed, "contact")):
        yield _("The hand-over is taken back, or a colleague has taken it already.")
