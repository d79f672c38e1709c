"""Requests: what the reader's rooms have asked, and what they have been asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.disclosures.models import Ask, AskNotice, Receipt
from samsyn.office.exchange import queries as exchange
from samsyn.office.exchange.queries import Waiting

SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAsk:
    """What the room has asked. Nothing here says what the other room holds or thinks."""

    id: UUID
    to_room: str
    to_kind: str
    description: str
    purpose: str
    asked_at: datetime
    asked_by: str
    told_since: int  # disclosures from that room since
    delivery: Waiting | None  # of one that goes to another installation
    may_send_again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """What the room has been asked, and what it noted of it."""

    id: UUID
    room_id: int
    from_room: str
    from_kind: str
    description: str
    purpose: str
    asked_at: datetime
    outcome: str
    reason: str
    number: str
    answered_by: str
    answered_at: datetime | None
    may_answer: bool


def own_asks(actor: Actor) -> tuple[OwnAsk, ...]:
    """Return the latest requests of the reader's rooms, with how much has been told since."""
    since = access.visible_to(actor, Receipt.objects).filter(
        room=OuterRef("room"),
        origin_room=OuterRef("to_room"),
        received_at__gte=OuterRef("recorded_at"),
    )
    counted = since.order_by().values("room").annotate(times=Count("pk")).values("times")
    rows = list(
        access.visible_to(actor, Ask.objects)
        .select_related("to_room", "recorded_by")
        .annotate(told_since=Coalesce(Subquery(counted), 0))
        .order_by("-recorded_at", "pk")[:SHOWN]
    )
    away = [row.pk for row in rows if row.to_room.peer_id]
    delivered = exchange.latest_packages(away) if away else {}
    return tuple(
        OwnAsk(
            id=row.pk,
            to_room=row.to_room.short_name,
            to_kind=row.to_room.kind,
            description=row.description,
            purpose=row.purpose,
            asked_at=row.recorded_at,
            asked_by=row.recorded_by.name,
            told_since=row.told_since,
            delivery=delivered.get(row.pk),
            may_send_again=actor.may(Deed.DISCLOSE, row.room_id),
        )
        for row in rows
    )


def asked_of_us(actor: Actor) -> tuple[AskedLine, ...]:
    """Return what the reader's rooms have been asked: open ones first, then the latest."""
    rows = access.visible_to(actor, AskNotice.objects).select_related(
        "from_room", "disclosure", "answered_by"
    )
    return tuple(_line(actor, row) for row in rows.order_by("-recorded_at", "pk")[:SHOWN])


def asked_shown(actor: Actor) -> tuple[AskedLine, ...]:
    """Return the same for a page that shows whom they describe; the reading is noted."""
    lines = asked_of_us(actor)
    if lines:
        _note(actor, Reading.LIST, lines)
    return lines


def asked(actor: Actor, notice_id: UUID) -> AskedLine:
    """Return one request that a room of the reader's has been asked, or raise `NotVisible`.

    The reading is noted.
    """
    rows = AskNotice.objects.select_related("from_room", "disclosure", "answered_by")
    line = _line(actor, access.get_visible(actor, rows, pk=notice_id))
    _note(actor, Reading.PAGE, [line])
    return line


def _note(actor: Actor, reading: Reading, lines: Sequence[AskedLine]) -> None:
    audit.record_reading(
        actor,
        reading,
        subject="disclosures_asknotice",
        record_ids=[one.id for one in lines],
        room_ids=[one.room_id for one in lines],
    )


def _line(actor: Actor, row: AskNotice) -> AskedLine:
    return AskedLine(
        id=row.pk,
        room_id=row.room_id,
        from_room=row.from_room.short_name,
        from_kind=row.from_room.kind,
        description=row.description,
        purpose=row.purpose,
        asked_at=row.recorded_at,
        outcome=row.outcome,
        reason=row.reason,
        number=row.disclosure.number if row.disclosure else "",
        answered_by=row.answered_by.name if row.answered_by else "",
        answered_at=row.answered_at,
        may_answer=not row.outcome and actor.may(Deed.DISCLOSE, row.room_id),
    )
