"""Cards to play with, made as coordinators make them."""

from datetime import UTC, date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.contact_cards import changes
from samsyn.office.contact_cards.changes import OrderPlan, SupportLinePlan, TextPlan
from samsyn.office.contact_cards.models import ContactCard
from samsyn.office.contact_cards.words import SHIPPED, CardWords
from samsyn.office.partners.models import Room

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)
LINE = {
    "number": "070-174 06 40",
    "name": "Stödlinjen",
    "help_page": "https://stod.exempel.example/prata",
    "answers_within_hours": 24,
}


def room(key: str = "orebro-joint") -> int:
    return Room.objects.values_list("pk", flat=True).get(key=key)


def line(actor: Actor, key: str = "orebro-joint", now: datetime = NOW, **parts: object) -> UUID:
    with access.acting_as(actor):
        plan = SupportLinePlan(room_id=room(key), **{**LINE, **parts})
        return changes.set_support_line(actor, plan, now=now)


def text(
    writer: Actor,
    approver: Actor | None,
    language: str = "sv",
    words: CardWords | None = None,
    key: str = "orebro-joint",
    now: datetime = NOW,
) -> UUID:
    plan = TextPlan(room_id=room(key), language=language, words=words or SHIPPED[language])
    with access.acting_as(writer):
        written = changes.write_text(writer, plan, now=now)
    if approver is not None:
        with access.acting_as(approver):
            changes.approve_text(approver, written, now=now)
    return written


def batch(actor: Actor, key: str = "orebro-joint", **parts: object) -> UUID:
    given = {
        "size": 10,
        "languages": ("sv",),
        "occasion_kind": "call_in",
        "occasion": "Call-in i oktober",
    }
    plan = OrderPlan(room_id=room(key), **{**given, **parts})
    with access.acting_as(actor):
        return changes.order_batch(actor, plan, now=NOW)


def codes_of(actor: Actor, batch_id: UUID) -> list[str]:
    with access.acting_as(actor):
        rows = access.visible_to(actor, ContactCard.objects).filter(batch_id=batch_id)
        return list(rows.order_by("position").values_list("code", flat=True))


def hand_out(actor: Actor, batch_id: UUID, how_many: int, on: date, now: datetime = NOW) -> None:
    with access.acting_as(actor):
        changes.hand_out(actor, batch_id, how_many=how_many, on=on, now=now)


def quote(worker: Actor, code: str, on: date, now: datetime = NOW) -> changes.Quoted:
    with access.acting_as(worker):
        return changes.quote_card(worker, room("orebro-social"), code, on=on, now=now)
