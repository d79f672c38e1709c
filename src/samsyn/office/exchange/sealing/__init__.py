"""How a package is signed and encrypted, and how an installation shows who it is."""

from samsyn.office.exchange.sealing.cards import Card, RoomOnCard, is_safe, read_card, write_card
from samsyn.office.exchange.sealing.containers import (
    LARGEST,
    Package,
    Sealed,
    Sender,
    open_package,
    seal_package,
)
from samsyn.office.exchange.sealing.faults import Fault, Refused, is_passing
from samsyn.office.exchange.sealing.keys import OwnKeys, PublicKeys, own_keys
from samsyn.office.exchange.sealing.receipts import Receipt, is_receipt, open_receipt, write_receipt

__all__ = [
    "LARGEST",
    "Card",
    "Fault",
    "OwnKeys",
    "Package",
    "PublicKeys",
    "Receipt",
    "Refused",
    "RoomOnCard",
    "Sealed",
    "Sender",
    "is_passing",
    "is_receipt",
    "is_safe",
    "open_package",
    "open_receipt",
    "own_keys",
    "read_card",
    "seal_package",
    "write_card",
    "write_receipt",
]
