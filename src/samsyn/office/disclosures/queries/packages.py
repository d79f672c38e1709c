"""What crosses between installations, as pages show it to who may read the disclosure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import Ask, Disclosure, RecallNotice, Receipt
from samsyn.office.disclosures.queries.ledger import Entry, told
from samsyn.office.disclosures.queries.records import SUBJECTS
from samsyn.office.exchange import queries as exchange
from samsyn.office.exchange.queries import PeerLine, RefusedLine, Waiting
from samsyn.office.partners.models import Room

_OTHERS: Final = ("answer", "ask")  # kinds of message that stand on no page of a disclosure told


@dataclass(frozen=True, slots=True, kw_only=True)
class PeersPage:
    """Other installations, and what the reader may do."""

    own_fingerprint: str
    peers: tuple[PeerLine, ...]
    refused: tuple[RefusedLine, ...]  # lately, of what came
    may_take_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """How far the packages of one disclosure have come."""

    packages: tuple[Waiting, ...]
    may_carry: bool  # download, and send again

    @property
    def has_failed(self) -> bool:
        """Whether something has to be sealed anew."""
        return any(one.has_failed for one in self.packages)


@dataclass(frozen=True, slots=True, kw_only=True)
class UndeliveredLine:
    """Something that could not be delivered: a disclosure or answer by number, or a request."""

    kind: str  # disclosure, answer, ask
    id: UUID
    number: str  # '' of a request
    to_room: str
    to_kind: str


def is_of_disclosure(identifier: UUID) -> bool:
    """Say whether what has been delivered stands on the page of a disclosure."""
    return any(one.kind in {"disclosure", "recall"} for one in exchange.packages_of(identifier))


def undelivered(actor: Actor) -> tuple[UndeliveredLine, ...]:
    """Return what the reader's rooms have sent and another installation has not taken in."""
    rooms = actor.rooms_granting(Deed.DISCLOSE)
    failed = exchange.undelivered()
    rows = told(actor).filter(pk__in=failed.values("disclosure_id"), room__in=rooms)
    found = [
        UndeliveredLine(
            kind="disclosure",
            id=row.pk,
            number=row.number,
            to_room=row.to_room.short_name,
            to_kind=row.to_room.kind,
        )
        for row in rows.order_by("decided_at", "pk")
    ]
    messages = list(failed.filter(kind__in=_OTHERS).values_list("message_id", flat=True))
    if messages:
        found += [*_answers(actor, messages, rooms), *_asks(actor, messages, rooms)]
    return tuple(found)


def _answers(actor: Actor, ids: list[UUID], rooms: frozenset[int]) -> Iterator[UndeliveredLine]:
    rows = access.visible_to(actor, RecallNotice.objects).filter(pk__in=ids, room__in=rooms)
    for row in rows.select_related("origin_room").order_by("answered_at", "pk"):
        yield UndeliveredLine(
            kind="answer",
            id=row.pk,
            number=row.number,
            to_room=row.origin_room.short_name,
            to_kind=row.origin_room.kind,
        )


def _asks(actor: Actor, ids: list[UUID], rooms: frozenset[int]) -> Iterator[UndeliveredLine]:
    rows = access.visible_to(actor, Ask.objects).filter(pk__in=ids, room__in=rooms)
    for row in rows.select_related("to_room").order_by("recorded_at", "pk"):
        yield UndeliveredLine(
            kind="ask",
            id=row.pk,
            number="",
            to_room=row.to_room.short_name,
            to_kind=row.to_room.kind,
        )


def peers_page(actor: Actor, *, today: date) -> PeersPage:
    """Return the peers of the reader's sites, for who discloses or reads the log there.

    Raises `NotPermitted`.
    """
    rooms = actor.rooms_granting(Deed.DISCLOSE) | actor.rooms_granting(Deed.READ_AUDIT)
    if not rooms:
        raise NotPermitted(
            _("Other installations are shown to who discloses, or reads the log of a room.")
        )
    sites = Room.objects.filter(pk__in=rooms, site__isnull=False).values_list("site_id", flat=True)
    peers = exchange.peer_lines(frozenset(sites))
    return PeersPage(
        own_fingerprint=exchange.keys_here().public.fingerprint,
        peers=peers,
        refused=exchange.refused_lines(peers, today=today),
        may_take_in=bool(actor.rooms_granting(Deed.DISCLOSE)),
    )


def carriage_of(actor: Actor, entry: Entry) -> Carriage:
    """Return how far a disclosure that the reader has read has come; nothing if it stays here."""
    return Carriage(
        packages=exchange.packages_of(entry.disclosure_id),
        may_carry=actor.may(Deed.DISCLOSE, entry.room_id),
    )


def package_to_carry(actor: Actor, disclosure_id: UUID, package_id: UUID) -> bytes:
    """Return a package that still waits, to be carried as a file. Noted as taken out.

    Raises `NotVisible` and `NotPermitted`.
    """
    row: Disclosure | Receipt | Ask | None = (
        access.visible_to(actor, Disclosure.objects).filter(pk=disclosure_id).first()
        or access.visible_to(actor, Receipt.objects).filter(disclosure_id=disclosure_id).first()
        or access.visible_to(actor, Ask.objects).filter(pk=disclosure_id).first()
    )
    content = exchange.sealed_package(disclosure_id, package_id) if row else None
    if row is None or content is None:
        raise access.NotVisible(_("The page does not exist."))
    access.require(actor, Deed.DISCLOSE, about=row)
    subject, about = (
        ("disclosures_ask", row.pk)
        if isinstance(row, Ask)
        else (SUBJECTS[Kind(row.kind)], row.record_id)
    )
    audit.record_reading(
        actor, Reading.EXPORT, subject=subject, record_ids=[about], room_ids=[row.room_id]
    )
    return content


def receipt_to_carry(actor: Actor, message_id: UUID) -> str:
    """Return the receipt of what has been taken in. Raises `NotVisible`."""
    receipt = exchange.receipt_of(message_id)
    if receipt is None or not actor.rooms_granting(Deed.DISCLOSE):
        raise access.NotVisible(_("The page does not exist."))
    return receipt
