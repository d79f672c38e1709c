"""Ties a card to the delivery of a message. Nothing here knows or asks whether it was quoted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.access.records import RoomRecord
from samsyn.office.audit import changes as audit
from samsyn.office.contact_cards import codes, sealing
from samsyn.office.contact_cards.changes.refusals import CannotChange
from samsyn.office.contact_cards.models import CardBatch, CardDelivery, ContactCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a card was handed over at: `record` is the attendance or the talk, seen by the actor."""

    kind: str  # attendance, talk
    record: RoomRecord
    on: date


@transaction.atomic
def hand_over(actor: Actor, code: str, delivered: Delivered, *, now: datetime) -> UUID:
    """Note that the card with this code was handed over. Returns the card's identifier.

    Whoever logs a talk need not see the register of cards: the code that they hold is enough.
    The delivery lies beside the talk, and is seen by those who see the talk.
    """
    permit = access.require(actor, Deed.LOG_TALK, about=delivered.record)
    if reasons := list(against_code(actor, code)):
        raise CannotChange(*reasons)
    card_id = sealing.card_id(codes.normal(code), key=settings.CARD_KEY)
    try:
        with transaction.atomic():
            delivery = CardDelivery.objects.create(
                card_id=card_id,
                kind=delivered.kind,
                about_id=delivered.record.pk,
                handed_on=min(delivered.on, timezone.localdate(now)),
                **access.beside(delivered.record, permit, now=now),
            )
    except IntegrityError as error:  # no such card in the room, or noted already
        raise CannotChange(
            _("No card with that code waits to be handed over. Check the code.")
        ) from error
    audit.record(permit, subject="contact_cards_carddelivery", record_ids=[delivery.pk])
    return card_id


@transaction.atomic
def hand_out(actor: Actor, batch_id: UUID, *, how_many: int, on: date, now: datetime) -> None:
    """Note that so many of a batch's cards were handed out, without saying to whom."""
    batch = access.lock_visible(actor, CardBatch, pk=batch_id)
    permit = access.require(actor, Deed.MANAGE_CARDS, about=batch)
    waiting = (
        access.visible_to(actor, ContactCard.objects)
        .filter(batch=batch, delivery__isnull=True, lost_at__isnull=True)
        .order_by("position", "pk")
        .values_list("pk", flat=True)
    )
    reasons = []
    if not 1 <= how_many <= len(waiting):
        reasons.append(
            _("Say how many were handed out: 1 to %(most)s.") % {"most": len(waiting)}
            if waiting
            else _("No card of the batch waits to be handed out.")
        )
    if on > timezone.localdate(now):
        reasons.append(_("The day is in the future."))
    if reasons:
        raise CannotChange(*reasons)
    placed = access.beside(batch, permit, now=now)
    made = CardDelivery.objects.bulk_create(
        CardDelivery(card_id=card, kind="occasion", about_id=batch.pk, handed_on=on, **placed)
        for card in waiting[:how_many]
    )
    audit.record(permit, subject="contact_cards_carddelivery", record_ids=[one.pk for one in made])


def against_code(actor: Actor, code: str, *, read_in: int | None = None) -> Iterator[str]:
    """Yield what speaks against handing over the card with this code, as far as the actor sees.

    Of whoever reads the cards of the room `read_in` a code that waits there is demanded.
    """
    code = codes.normal(code)
    if not codes.is_whole(code):
        yield _("That is not a card's code. Check it sign by sign.")
        return
    card = (
        access.visible_to(actor, ContactCard.objects)
        .select_related("batch")
        .filter(pk=sealing.card_id(code, key=settings.CARD_KEY))
        .first()
    )
    if card is None:
        if read_in is not None and actor.may(Deed.READ_RECORDS, read_in):
            yield _("No card with that code waits to be handed over. Check the code.")
        return
    if card.lost_at is not None:
        yield _("The card is noted as lost. Hand over another.")
    if card.batch.withdrawn_at is not None:
        yield _("The card's batch is withdrawn. Hand over another.")
    if access.visible_to(actor, CardDelivery.objects).filter(card=card).exists():
        yield _("The card has been handed over already. Hand over another.")
