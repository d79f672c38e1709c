"""What is to go to another installation is sealed at once, in the transaction that decides it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from samsyn.office.exchange.models import Outgoing
from samsyn.office.exchange.queries.peers import keys_here, sender_of
from samsyn.office.exchange.sealing import (
    Fault,
    Package,
    PublicKeys,
    Receipt,
    Refused,
    open_receipt,
    seal_package,
)
from samsyn.office.partners.models import Peer


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is told: the same message sealed again is still the same."""

    kind: str
    message_id: UUID
    disclosure_id: UUID  # on whose page it is shown
    body: Mapping[str, Any]


def put_in_outbox(peer_id: int, messages: Sequence[Message], *, now: datetime) -> None:
    """Seal messages for a peer, in their order. Raises `Refused` for one that is not confirmed."""
    peer = Peer.objects.get(pk=peer_id)
    if peer.confirmed_at is None:
        raise Refused(Fault.UNCONFIRMED)
    own, to = keys_here(), PublicKeys(peer.signing_key, peer.opening_key)
    rows = []
    for one in messages:
        package = Package(
            package_id=uuid4(),
            message_id=one.message_id,
            kind=one.kind,
            body=one.body,
            sealed_at=now,
        )
        sealed = seal_package(package, own, to)
        rows.append(
            Outgoing(
                package_id=package.package_id,
                peer=peer,
                kind=one.kind,
                message_id=one.message_id,
                disclosure_id=one.disclosure_id,
                content=sealed.content,
                sealed_at=now,
                expires_at=sealed.expires_at,
                next_try_at=now,
            )
        )
    Outgoing.objects.bulk_create(rows)


def take_receipt(content: bytes, *, now: datetime) -> UUID:
    """Settle what a receipt is for; return the disclosure. Raises `Refused`."""
    key, receipt = open_receipt(content, keys_here(), sender_of)
    return settle_received(key, receipt, content.decode("ascii").strip(), now=now)


@transaction.atomic
def settle_received(peer_key: str, receipt: Receipt, text: str, *, now: datetime) -> UUID:
    """Note that a peer has taken a message in; return the disclosure. Raises `Refused`."""
    rows = Outgoing.objects.select_for_update(of=("self",)).filter(
        peer__key=peer_key, message_id=receipt.message_id
    )
    disclosure = next((row.disclosure_id for row in rows), None)
    if disclosure is None:
        raise Refused(Fault.FOR_ANOTHER)
    rows.exclude(state="delivered").update(
        state="delivered", content=b"", settled_at=now, fault="", receipt=text
    )
    return disclosure
