"""What is on the way, as pages show it to who may read the disclosure that it carries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from samsyn.office.exchange.models import Incoming, Outgoing
from samsyn.office.exchange.queries.peers import keys_here
from samsyn.office.exchange.sealing import PublicKeys, Receipt, write_receipt
from samsyn.office.partners.models import Peer


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One package, without its content."""

    package_id: UUID
    kind: str
    message_id: UUID
    peer: str
    goes_by_file: bool  # alone: the peer has no address
    state: str
    fault: str
    attempts: int
    sealed_at: datetime
    next_try_at: datetime
    expires_at: datetime
    settled_at: datetime | None

    @property
    def has_failed(self) -> bool:
        """Whether it has to be sealed anew, or told in another way."""
        return self.state in {"refused", "expired"}


def packages_of(disclosure_id: UUID) -> tuple[Waiting, ...]:
    """Return the latest package of each message of a disclosure, in their order.

    The caller has read the disclosure itself as the reader.
    """
    rows = Outgoing.objects.filter(disclosure_id=disclosure_id).select_related("peer")
    latest = {row.message_id: row for row in rows.defer("content").order_by("pk")}
    return tuple(_waiting(row) for row in latest.values())


def latest_packages(message_ids: Iterable[UUID]) -> dict[UUID, Waiting]:
    """Return the latest package of each message; none for what never left this installation.

    The caller has read what they carry as the reader.
    """
    rows = Outgoing.objects.filter(message_id__in=set(message_ids)).select_related("peer")
    latest = {row.message_id: row for row in rows.defer("content").order_by("pk")}
    return {message_id: _waiting(row) for message_id, row in latest.items()}


def undelivered() -> QuerySet[Outgoing]:
    """Return the packages that failed and were not sealed anew."""
    later = Outgoing.objects.filter(message_id=OuterRef("message_id"), pk__gt=OuterRef("pk"))
    return Outgoing.objects.filter(~Exists(later), state__in=["refused", "expired"])


def sealed_package(disclosure_id: UUID, package_id: UUID) -> bytes | None:
    """Return a package that still waits; the caller has read the disclosure as the reader."""
    rows = Outgoing.objects.filter(
        disclosure_id=disclosure_id, package_id=package_id, state="waiting"
    )
    found = rows.values_list("content", flat=True).first()
    return bytes(found) if found is not None else None


def what_waits(peer_key: str = "") -> list[tuple[str, UUID, bytes]]:
    """Return peer, identifier and content of all that waits, for an operator to carry by hand."""
    rows = Outgoing.objects.filter(state="waiting").order_by("pk")
    if peer_key:
        rows = rows.filter(peer__key=peer_key)
    found = rows.values_list("peer__key", "package_id", "content")
    return [(key, package_id, bytes(content)) for key, package_id, content in found]


def was_taken_in(peer: Peer, message_id: UUID) -> bool:
    """Say whether a peer's message has been taken in here."""
    return Incoming.objects.filter(peer=peer, message_id=message_id).exists()


def has_told(peer: Peer, message_id: UUID, *, kind: str) -> bool:
    """Say whether a message of that kind has been sealed for a peer here."""
    return Outgoing.objects.filter(peer=peer, message_id=message_id, kind=kind).exists()


def receipt_of(message_id: UUID) -> str | None:
    """Return the receipt of what has been taken in under this identifier."""
    row = Incoming.objects.select_related("peer").filter(message_id=message_id).first()
    return written_receipt(row) if row else None


def written_receipt(row: Incoming) -> str:
    """Return the receipt, signed; it is the same whenever it is asked for."""
    receipt = Receipt(message_id=row.message_id, mark=row.mark, received_at=row.received_at)
    to = PublicKeys(row.peer.signing_key, row.peer.opening_key)
    return write_receipt(receipt, keys_here(), to)


def _waiting(row: Outgoing) -> Waiting:
    return Waiting(
        package_id=row.package_id,
        kind=row.kind,
        message_id=row.message_id,
        peer=row.peer.name,
        goes_by_file=not row.peer.address,
        state=row.state,
        fault=row.fault,
        attempts=row.attempts,
        sealed_at=row.sealed_at,
        next_try_at=row.next_try_at,
        expires_at=row.expires_at,
        settled_at=row.settled_at,
    )
