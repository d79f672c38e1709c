"""Takes in what a room at another installation tells: opened, checked, and handed to the door.

Whatever is refused leaves nothing behind; what is taken in twice gets its receipt twice.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from samsyn.office import access
from samsyn.office.disclosures.changes.answering import Answered, Because, Outcome, write_answer
from samsyn.office.disclosures.changes.arrivals import Arrival
from samsyn.office.disclosures.changes.asking import LONGEST as LONGEST_ASK
from samsyn.office.disclosures.changes.asking import Asked, write_ask
from samsyn.office.disclosures.changes.copies import refers_to_what_is_missing
from samsyn.office.disclosures.changes.freezing import sealed
from samsyn.office.disclosures.changes.recalling import Recalled, RecallKind, write_notice
from samsyn.office.disclosures.changes.receiving import door_of, receive
from samsyn.office.disclosures.changes.sending import ANSWER, ASK, DISCLOSURE, RECALL
from samsyn.office.disclosures.grounds import FIELDS, Kind, fields_for
from samsyn.office.disclosures.queries.contents import only
from samsyn.office.exchange import changes as exchange
from samsyn.office.exchange import queries as packages
from samsyn.office.exchange.sealing import Fault, Package, Refused, open_package
from samsyn.office.partners.models import Peer, Room
from samsyn.vocabulary.rooms import LegalRegime, RoomKind

LONGEST_HOLD = 3660  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a package: its receipt goes back to the sender."""

    receipt: str
    is_new: bool
    room_id: int
    message_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A package that is what it says, with the rooms that it names."""

    package: Package
    peer: Peer
    origin: Room
    room: Room
    now: datetime

    @property
    def body(self) -> Mapping[str, Any]:
        return self.package.body


def register_national(kind: str, write: Callable[[Opened], None]) -> None:
    """From now on let the national room take in a kind of message; it takes in no other."""
    _NATIONAL[kind] = write


def take_in(content: bytes, *, now: datetime, rooms: Collection[int] | None = None) -> Taken:
    """Take in a package for one of the rooms (for any, if it came by the inbox).

    Raises `Refused` with what is wrong with it. Then nothing of it is kept but that it was refused.
    """
    try:
        return _take_in(content, now=now, rooms=rooms)
    except Refused as refusal:
        exchange.note_refusal(refusal, now=now)
        raise


def _take_in(content: bytes, *, now: datetime, rooms: Collection[int] | None) -> Taken:
    sender, package = open_package(content, packages.keys_here(), packages.sender_of, now=now)
    try:
        with transaction.atomic():
            peer = Peer.objects.get(key=sender.key)
            origin, room = _rooms(peer, package, among=rooms)
            opened = Opened(package=package, peer=peer, origin=origin, room=room, now=now)
            receipt, is_new = exchange.note_incoming(peer, package, now=now)
            if is_new:
                _write(opened)
    except Refused as refusal:
        raise Refused(refusal.fault, sender=sender.key) from refusal
    return Taken(
        receipt=receipt,
        is_new=is_new,
        room_id=room.pk,
        message_id=package.message_id,
    )


def _rooms(peer: Peer, package: Package, *, among: Collection[int] | None) -> tuple[Room, Room]:
    """Return the sender's room, as it stands here, and the receiver's.

    A site's rooms tell those of the same site; the national room takes what only it takes.
    """
    body = package.body
    origin = Room.objects.filter(peer=peer, key_there=str(body.get("from_room", ""))).first()
    room = Room.objects.filter(peer__isnull=True, key=str(body.get("to_room", ""))).first()
    if origin is None or room is None:
        raise Refused(Fault.OTHER_ROOM)
    is_national = room.kind == RoomKind.NATIONAL.value
    if is_national != (package.kind in _NATIONAL):
        raise Refused(Fault.OTHER_ROOM)
    if not is_national and room.site_id != origin.works_with_id:
        raise Refused(Fault.OTHER_ROOM)
    if among is not None and room.pk not in among:
        raise Refused(Fault.OTHER_ROOM)
    return origin, room


def _write(opened: Opened) -> None:
    """Write what a package says; whatever the room or the database refuses refuses it whole."""
    write = {**_WRITERS, **_NATIONAL}.get(opened.package.kind)
    if write is None:
        raise Refused(Fault.NOT_UNDERSTOOD)
    try:
        with transaction.atomic():
            write(opened)
    except Refused:
        raise
    except access.Refusal as refusal:
        raise Refused(Fault.ROOM_REFUSES) from refusal
    except (KeyError, TypeError, ValueError, AttributeError, DataError, IntegrityError) as error:
        raise Refused(Fault.NOT_UNDERSTOOD) from error


def _take_disclosure(opened: Opened) -> None:
    arrival = _arrival(opened)
    door = door_of(opened.room, None, now=opened.now)
    with access.acting_as(door):
        if refers_to_what_is_missing(door, arrival):
            raise Refused(Fault.NOT_YET)
    receive(door, opened.room, arrival.kind, [arrival], now=opened.now)


def _arrival(opened: Opened) -> Arrival:
    body, message_id = opened.body, opened.package.message_id
    kind = Kind(body["kind"])
    contents = body["contents"]
    _demand_fields(kind, body["fields"], contents, LegalRegime(opened.room.regime))
    decided_at = datetime.fromisoformat(body["decided_at"])
    if timezone.is_naive(decided_at) or not 0 < body["holds_days"] <= LONGEST_HOLD:
        raise Refused(Fault.NOT_UNDERSTOOD)
    return Arrival(
        number=_text(body["number"]),
        room_id=opened.room.pk,
        sender_id=opened.origin.pk,
        source_id=uuid4(),
        contents=contents,
        kind=kind,
        disclosure_id=message_id,
        purpose=_text(body["purpose"]),
        fields=tuple(body["fields"]),
        origin=opened.origin.name,
        provision=_text(body["provision"]),
        decided_at=decided_at,
        lasting={
            "is_oral": bool(body["is_oral"]),
            "told_on": date.fromisoformat(body["told_on"]),
            "holds_days": body["holds_days"],
        },
        frozen=sealed(contents, message_id),
        earlier=[UUID(one) for one in body["same_record"]],
    )


def _demand_fields(
    kind: Kind, fields: list[str], contents: Mapping[str, Any], regime: LegalRegime
) -> None:
    """Refuse what the room's own law does not let it be told, whatever the sender thinks."""
    allowed = {field.key for field in fields_for(kind, regime)}
    needed = {field.key for field in FIELDS[kind] if field.is_required}
    carried = set(only(contents, kind, fields))
    if not fields or not needed <= set(fields) <= allowed or carried != set(contents):
        raise Refused(Fault.NOT_UNDERSTOOD)


def _take_recall(opened: Opened) -> None:
    body = opened.body
    disclosure_id = UUID(body["disclosure"])
    if not packages.was_taken_in(opened.peer, disclosure_id):
        raise Refused(Fault.NOT_YET)
    door = door_of(opened.room, None, now=opened.now)
    kind = RecallKind(body["kind"])
    contents = body["contents"]
    if (kind is RecallKind.CORRECTION) != bool(contents):
        raise Refused(Fault.NOT_UNDERSTOOD)
    recalled = Recalled(
        recall_id=opened.package.message_id,
        disclosure_id=disclosure_id,
        number=_text(body["number"]),
        origin_room_id=opened.origin.pk,
        origin=opened.origin.name,
        kind=kind.value,
        reason=_text(body["reason"]),
        contents=sealed(contents, disclosure_id) if contents else {},
    )
    write_notice(door, opened.room, recalled, now=opened.now)


def _take_answer(opened: Opened) -> None:
    body = opened.body
    recall_id = UUID(body["recall"])
    if not packages.has_told(opened.peer, recall_id, kind=RECALL):
        raise Refused(Fault.NOT_UNDERSTOOD)
    door = door_of(opened.room, None, now=opened.now)
    answered = Answered(
        recall_id=recall_id,
        outcome=Outcome(body["outcome"]).value,
        because=Because(body["because"]).value if body["because"] else "",
    )
    write_answer(door, opened.room, answered, now=opened.now)


def _take_ask(opened: Opened) -> None:
    """Write the task in the room that is asked; whom it describes is looked up by nobody here."""
    description, purpose = _text(opened.body["description"]), _text(opened.body["purpose"])
    if max(len(description), len(purpose)) > LONGEST_ASK:
        raise Refused(Fault.NOT_UNDERSTOOD)
    asked = Asked(
        ask_id=opened.package.message_id,
        from_room_id=opened.origin.pk,
        description=description.strip(),
        purpose=purpose.strip(),
    )
    write_ask(door_of(opened.room, None, now=opened.now), opened.room, asked, now=opened.now)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or "\x00" in value:
        raise Refused(Fault.NOT_UNDERSTOOD)
    return value


_WRITERS: Mapping[str, Callable[[Opened], None]] = {
    DISCLOSURE: _take_disclosure,
    RECALL: _take_recall,
    ANSWER: _take_answer,
    ASK: _take_ask,
}
_NATIONAL: dict[str, Callable[[Opened], None]] = {}  # what is taken in by apps above this one
