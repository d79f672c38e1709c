"""A receipt: the receiver's signed word that it has taken in exactly this package."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from samsyn.office.exchange.sealing.containers import Senders
from samsyn.office.exchange.sealing.faults import Fault, Refused
from samsyn.office.exchange.sealing.keys import OwnKeys, PublicKeys
from samsyn.office.exchange.sealing.signing import sign, signed, signer_of

KIND = "samsyn-receipt-1"
LARGEST_RECEIPT = 4_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Which message was taken in, and when. Sent again, the message gets the same."""

    message_id: UUID
    mark: str  # of the contents, under a key of the receiver's
    received_at: datetime


def write_receipt(receipt: Receipt, own: OwnKeys, to: PublicKeys) -> str:
    """Return the receipt, signed. The same receipt has the same letters."""
    claims = {
        "iss": own.public.id,
        "aud": to.id,
        "sub": str(receipt.message_id),
        "mark": receipt.mark,
        "iat": int(receipt.received_at.timestamp()),
    }
    return sign(claims, own, kind=KIND)


def is_receipt(content: bytes) -> bool:
    """Say whether a file is a receipt rather than a package, before either is believed."""
    return len(content) <= LARGEST_RECEIPT and content.count(b".") == 2  # noqa: PLR2004


def open_receipt(content: bytes, own: OwnKeys, senders: Senders) -> tuple[str, Receipt]:
    """Return the key of the peer that wrote a receipt, and the receipt. Raises `Refused`."""
    if len(content) > LARGEST_RECEIPT:
        raise Refused(Fault.TOO_LARGE)
    text = content.decode("ascii", errors="replace").strip("\r\n")
    peer = senders(signer_of(text, kind=KIND))
    if peer is None:
        raise Refused(Fault.UNKNOWN_SENDER)
    if not peer.is_confirmed:
        raise Refused(Fault.UNCONFIRMED)
    claims: Any = signed(text, peer.keys)
    if claims.get("aud") != own.public.id or claims.get("iss") != peer.keys.id:
        raise Refused(Fault.FOR_ANOTHER)
    try:
        return peer.key, Receipt(
            message_id=UUID(claims["sub"]),
            mark=str(claims["mark"]),
            received_at=datetime.fromtimestamp(claims["iat"], UTC),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as error:
        raise Refused(Fault.NOT_UNDERSTOOD) from error
