"""Orders batches of cards, notes their printing, withdraws them."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.contact_cards import codes, sealing
from samsyn.office.contact_cards.changes.refusals import CannotChange
from samsyn.office.contact_cards.changes.settings import permit_in_joint_room
from samsyn.office.contact_cards.models import CardBatch, CardPrinting, CardText, ContactCard
from samsyn.office.printing import NotedPrint, note_print

SHEET = 10
MOST = 200
MOST_LANGUAGES = 5  # one on the front, four behind
OCCASIONS = ("call_in", "talks", "other")
_TURN = 7_204_113  # advisory lock: numbers of batches are given one at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPlan:
    """An order of cards. `occasion_id` is a call-in's, once there is one."""

    room_id: int
    size: int
    languages: tuple[str, ...]
    occasion_kind: str
    occasion: str
    occasion_id: UUID | None = None


@transaction.atomic
def order_batch(
    actor: Actor,
    plan: OrderPlan,
    *,
    now: datetime,
    choose: Callable[[str], str] = secrets.choice,
) -> UUID:
    """Make the cards of a batch, each with a code of its own that nobody can foresee."""
    permit = permit_in_joint_room(actor, plan.room_id)
    approved = set(
        access.visible_to(actor, CardText.objects)
        .filter(room_id=plan.room_id, approved_at__isnull=False)
        .values_list("language", flat=True)
    )
    if reasons := list(_objections(plan, approved)):
        raise CannotChange(*reasons)
    placed = access.in_room(permit, now=now)
    batch = CardBatch.objects.create(
        number=_next_number(actor, plan.room_id),
        occasion_kind=plan.occasion_kind,
        occasion_id=plan.occasion_id,
        occasion=plan.occasion.strip(),
        languages=list(plan.languages),
        size=plan.size,
        **placed,
    )
    _make_cards(batch, placed, choose)
    audit.record(permit, subject="contact_cards_cardbatch", record_ids=[batch.pk])
    return batch.pk


@transaction.atomic
def note_printing(
    actor: Actor, batch_id: UUID, *, line_id: UUID, text_ids: tuple[UUID, ...], now: datetime
) -> NotedPrint:
    """Note that the batch is printed with these versions; the proof lets the PDF be sent."""
    batch = access.get_visible(actor, CardBatch.objects, pk=batch_id)
    permit = access.require(actor, Deed.MANAGE_CARDS, about=batch)
    printing = CardPrinting.objects.create(
        batch=batch,
        support_line_id=line_id,
        texts=list(text_ids),
        **access.beside(batch, permit, now=now),
    )
    audit.record(permit, subject="contact_cards_cardprinting", record_ids=[printing.pk])
    return note_print(
        actor, subject="contact_cards_cardbatch", record_ids=[batch.pk], room_ids=[batch.room_id]
    )


@transaction.atomic
def withdraw_batch(actor: Actor, batch_id: UUID, *, reason: str, now: datetime) -> None:
    """Say that the batch must not be handed out any more. What was quoted stays counted."""
    batch = access.lock_visible(actor, CardBatch, pk=batch_id)
    permit = access.require(actor, Deed.MANAGE_CARDS, about=batch)
    if batch.withdrawn_at is not None:
        raise CannotChange(_("The batch is withdrawn already."))
    if not reason.strip():
        raise CannotChange(_("Say why the batch is withdrawn."))
    batch.withdrawn_at = now
    batch.withdrawn_by_id = actor.staff_id
    batch.withdrawn_reason = reason.strip()
    batch.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    audit.record(permit, subject="contact_cards_cardbatch", record_ids=[batch.pk])


@transaction.atomic
def lose_card(actor: Actor, card_id: UUID, *, now: datetime) -> None:
    """Say that a card is lost, so that it is not handed over."""
    card = access.lock_visible(actor, ContactCard, pk=card_id)
    permit = access.require(actor, Deed.MANAGE_CARDS, about=card)
    if card.lost_at is not None:
        raise CannotChange(_("The card is noted as lost already."))
    if hasattr(card, "delivery"):
        raise CannotChange(_("The card has been handed over. It is its holder's."))
    card.lost_at = now
    card.lost_by_id = actor.staff_id
    card.save(update_fields=["lost_at", "lost_by"])
    audit.record(permit, subject="contact_cards_contactcard", record_ids=[card.pk])


def _objections(plan: OrderPlan, approved: set[str]) -> Iterator[str]:
    if not SHEET <= plan.size <= MOST or plan.size % SHEET:
        yield _("Order whole sheets of ten: 10 to %(most)s cards.") % {"most": MOST}
    if not plan.languages or len(set(plan.languages)) != len(plan.languages):
        yield _("Choose the languages of the card, each once.")
    if len(plan.languages) > MOST_LANGUAGES:
        yield _("A card has room for one language on the front and four on the back.")
    if set(plan.languages) - approved:
        yield _("Choose languages whose words are written and approved.")
    if plan.occasion_kind not in OCCASIONS:
        yield _("Say what kind of occasion the cards are for.")
    if not plan.occasion.strip():
        yield _("Say which occasion the cards are for.")


def _next_number(actor: Actor, room_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, room_id])
    held = access.visible_to(actor, CardBatch.objects).filter(room_id=room_id)
    return (held.aggregate(latest=Max("number"))["latest"] or 0) + 1


def _make_cards(batch: CardBatch, placed: dict[str, Any], choose: Callable[[str], str]) -> None:
    drawn: dict[str, None] = {}
    while len(drawn) < batch.size:
        drawn[codes.new_code(choose)] = None
    key = settings.CARD_KEY
    ContactCard.objects.bulk_create(
        ContactCard(
            id=sealing.card_id(code, key=key), batch=batch, position=place, code=code, **placed
        )
        for place, code in enumerate(drawn, 1)
    )
    with connection.cursor() as cursor:
        marks = [sealing.quote_mark(code, key=key) for code in drawn]
        cursor.execute("SELECT samsyn_issue_marks(%s, %s)", [batch.pk, marks])
