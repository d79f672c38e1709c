"""The disclosures that brought a record to its room, for explanations of why somebody sees it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.bringing import Brought, Decided
from samsyn.office.access.records import RoomRecord
from samsyn.office.disclosures.grounds import QUESTIONS, Backing, Kind
from samsyn.office.disclosures.models import Cooperation, Ground, RecallNotice, Receipt
from samsyn.office.disclosures.queries.records import SUBJECTS

_KINDS = {table: kind for kind, table in SUBJECTS.items()}
_ASK_COOPERATION = [key for key, one in QUESTIONS.items() if one.backing is Backing.COOPERATION]


def brought(actor: Actor, row: RoomRecord, today: date) -> tuple[Brought, ...]:
    """Return what the record's room was told of it, newest first; nothing for what began here."""
    kind = _KINDS.get(row._meta.db_table)
    if kind is None:
        return ()
    receipts = list(_receipts(actor, kind, row))
    if not receipts:
        return ()
    let_go = set(
        access.visible_to(actor, RecallNotice.objects)
        .filter(receipt__in=receipts, kind="withdrawal", outcome="taken_over")
        .values_list("receipt_id", flat=True)
    )
    asking = _asking(receipts)
    decided = _decisions(actor, row.room_id, today=today) if asking else []
    return tuple(
        Brought(
            number=one.number,
            origin=one.origin_room.name if one.origin_room else one.origin,
            room_name=one.room.name,
            provision=one.provision,
            purpose=one.purpose,
            told_on=one.told_on or timezone.localdate(one.received_at),
            expires_on=one.expires_on,
            is_let_go=one.pk in let_go,
            asks_cooperation=one.provision in asking,
            decisions=_between(one, decided) if one.provision in asking else (),
        )
        for one in receipts
    )


def _receipts(actor: Actor, kind: Kind, row: RoomRecord) -> Iterable[Receipt]:
    rows = access.visible_to(actor, Receipt.objects).select_related("room", "origin_room")
    return rows.filter(**{kind.value: row.pk}).order_by("-received_at", "pk")


def _asking(receipts: Iterable[Receipt]) -> frozenset[str]:
    """Return those of the provisions that hold only within a decision to cooperate."""
    rows = Ground.objects.filter(
        provision__in={one.provision for one in receipts}, tests__overlap=_ASK_COOPERATION
    )
    return frozenset(rows.values_list("provision", flat=True))


def _decisions(actor: Actor, room_id: int, *, today: date) -> list[Cooperation]:
    """Return the decisions that hold today, of the room or with it, as the reader's rooms keep."""
    rows = access.visible_to(actor, Cooperation.objects).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=today),
        Q(room=room_id) | Q(parties__contains=[room_id]),
        decided_on__lte=today,
        until__gt=today,
    )
    return list(rows.order_by("decided_on", "pk"))


def _between(receipt: Receipt, decided: Iterable[Cooperation]) -> tuple[Decided, ...]:
    """Return the decisions that both the origin and the room are parties to, each once."""
    both = {receipt.room_id, receipt.origin_room_id}
    found = {
        one.reference: Decided(reference=one.reference, until=one.until)
        for one in decided
        if both <= {one.room_id, *one.parties}
    }
    return tuple(found.values())
