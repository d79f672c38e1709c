"""Batches and cards as pages show them, and the counts that the ledger lets out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count

from samsyn.analysis.uncertainty.proportions import Proportion, wilson
from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.contact_cards.codes import spoken
from samsyn.office.contact_cards.models import CardBatch, CardDelivery, CardPrinting, ContactCard


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """A batch in the list."""

    id: UUID
    number: int
    room_name: str
    occasion_kind: str
    occasion: str
    languages: tuple[str, ...]
    size: int
    handed_out: int
    ordered_at: datetime
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """A card of a batch: `state` is waiting, handed_over or lost."""

    id: UUID
    position: int
    code: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many of the cards handed out were quoted before `until`; None is too few to say."""

    until: date
    handed_out: int
    at_least: int | None
    at_most: int | None

    @property
    def interval(self) -> Proportion | None:
        """The share of the cards handed out with its interval, where the number may be told."""
        told = self.at_least is not None and self.at_least == self.at_most
        if not told or self.at_least is None or self.at_least > self.handed_out:
            return None
        return wilson(self.at_least, self.handed_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSheet:
    """One batch."""

    line: BatchLine
    room_id: int
    ordered_by: str
    printed_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_reason: str
    cards: tuple[CardLine, ...]
    reach: Reach | None
    may_manage: bool

    @property
    def waiting(self) -> int:
        return sum(card.state == "waiting" for card in self.cards)

    @property
    def lost(self) -> int:
        return sum(card.state == "lost" for card in self.cards)


def batches(actor: Actor) -> tuple[BatchLine, ...]:
    """Return the batches of the actor's rooms, newest first."""
    rows = access.visible_to(actor, CardBatch.objects).order_by("-recorded_at", "-number", "pk")
    handed = _handed_out(actor)
    return tuple(_line(one, handed.get(one.pk, 0)) for one in rows.select_related("room"))


def batch_sheet(actor: Actor, batch_id: UUID, *, today: date) -> BatchSheet:
    """Return one batch with its cards. Raises `NotVisible` for a batch that is not there."""
    batch = access.get_visible(
        actor,
        CardBatch.objects.select_related("room", "recorded_by", "withdrawn_by"),
        pk=batch_id,
    )
    cards = tuple(_cards(actor, batch))
    printed = access.visible_to(actor, CardPrinting.objects).filter(batch=batch)
    latest = printed.order_by("-recorded_at", "pk").values_list("recorded_at", flat=True).first()
    return BatchSheet(
        line=_line(batch, sum(card.state == "handed_over" for card in cards)),
        room_id=batch.room_id,
        ordered_by=batch.recorded_by.name,
        printed_at=latest,
        withdrawn_at=batch.withdrawn_at,
        withdrawn_by=batch.withdrawn_by.name if batch.withdrawn_by else "",
        withdrawn_reason=batch.withdrawn_reason,
        cards=cards,
        reach=reach(batch_id, as_of=today),
        may_manage=actor.may(Deed.MANAGE_CARDS, batch.room_id),
    )


def card_line(actor: Actor, card_id: UUID) -> tuple[CardLine, UUID]:
    """Return one card and its batch. Raises `NotVisible` for a card that is not there."""
    card = access.get_visible(actor, ContactCard.objects.select_related("batch"), pk=card_id)
    access.require(actor, Deed.MANAGE_CARDS, about=card)
    given = access.visible_to(actor, CardDelivery.objects).filter(card=card).exists()
    return _card(card, is_given=given), card.batch_id


def reach(batch_id: UUID, *, as_of: date) -> Reach | None:
    """Ask the ledger, which answers with counts above the site's threshold and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM samsyn_cards_quoted(%s, %s)", [batch_id, as_of])
        until, handed_out, at_least, at_most = cursor.fetchone()
    if until is None:
        return None
    return Reach(until=until, handed_out=handed_out, at_least=at_least, at_most=at_most)


def _handed_out(actor: Actor) -> dict[UUID, int]:
    given = access.visible_to(actor, CardDelivery.objects).values("card__batch")
    return dict(given.annotate(many=Count("pk")).values_list("card__batch", "many"))


def _cards(actor: Actor, batch: CardBatch) -> list[CardLine]:
    given = set(
        access.visible_to(actor, CardDelivery.objects)
        .filter(card__batch=batch)
        .values_list("card_id", flat=True)
    )
    rows = (
        access.visible_to(actor, ContactCard.objects).filter(batch=batch).order_by("position", "pk")
    )
    return [_card(card, is_given=card.pk in given) for card in rows]


def _card(card: ContactCard, *, is_given: bool) -> CardLine:
    state = "handed_over" if is_given else "lost" if card.lost_at else "waiting"
    return CardLine(id=card.pk, position=card.position, code=spoken(card.code), state=state)


def _line(batch: CardBatch, handed_out: int) -> BatchLine:
    return BatchLine(
        id=batch.pk,
        number=batch.number,
        room_name=batch.room.short_name,
        occasion_kind=batch.occasion_kind,
        occasion=batch.occasion,
        languages=tuple(batch.languages),
        size=batch.size,
        handed_out=handed_out,
        ordered_at=batch.recorded_at,
        is_withdrawn=batch.withdrawn_at is not None,
    )
