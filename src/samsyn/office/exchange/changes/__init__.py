"""What changes between installations: peers, the outbox, and what has been taken in."""

from samsyn.office.exchange.changes.delivering import Delivery, deliver_due
from samsyn.office.exchange.changes.incoming import note_incoming
from samsyn.office.exchange.changes.outbox import Message, put_in_outbox, take_receipt
from samsyn.office.exchange.changes.peers import (
    CannotConfirm,
    Introduced,
    confirm_peer,
    introduce_peer,
)
from samsyn.office.exchange.changes.refusing import note_refusal
from samsyn.office.exchange.changes.transport import carrier

__all__ = [
    "CannotConfirm",
    "Delivery",
    "Introduced",
    "Message",
    "carrier",
    "confirm_peer",
    "deliver_due",
    "introduce_peer",
    "note_incoming",
    "note_refusal",
    "put_in_outbox",
    "take_receipt",
]
