"""What crosses between installations, as pages show it to who may read the disclosure."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import Disclosure, Receipt
from samsyn.office.disclosures.queries.ledger import Entry, told
from samsyn.office.disclosures.queries.records import SUBJECTS
from samsyn.office.exchange import queries as exchange
from samsyn.office.exchange.queries import PeerLine, Waiting
from samsyn.office.partners.models import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class PeersPage:
    """Other installations, and what the reader may do."""

    own_fingerprint: str
    peers: tuple[PeerLine, ...]
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
    """A disclosure that could not be delivered, by its number alone."""

    disclosure_id: UUID
    number: str
    to_room: str
    to_kind: str


def undelivered(actor: Actor) -> tuple[UndeliveredLine, ...]:
    """Return what the reader's rooms have told and another installation has not taken in."""
    failed = exchange.undelivered().values("disclosure_id")
    rows = told(actor).filter(pk__in=failed, room__in=actor.rooms_granting(Deed.DISCLOSE))
    return tuple(
        UndeliveredLine(
            disclosure_id=row.pk,
            number=row.number,
            to_room=row.to_room.short_name,
            to_kind=row.to_room.kind,
        )
        for row in rows.order_by("decided_at", "pk")
    )


def peers_page(actor: Actor) -> PeersPage:
    """Return the peers of the reader's sites, for who discloses or reads the log there.

    Raises `NotPermitted`.
    """
    rooms = actor.rooms_granting(Deed.DISCLOSE) | actor.rooms_granting(Deed.READ_AUDIT)
    if not rooms:
        raise NotPermitted(
            _("Other installations are shown to who discloses, or reads the log of a room.")
        )
    sites = Room.objects.filter(pk__in=rooms, site__isnull=False).values_list("site_id", flat=True)
    return PeersPage(
        own_fingerprint=exchange.keys_here().public.fingerprint,
        peers=exchange.peer_lines(frozenset(sites)),
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
    row: Disclosure | Receipt | None = (
        access.visible_to(actor, Disclosure.objects).filter(pk=disclosure_id).first()
        or access.visible_to(actor, Receipt.objects).filter(disclosure_id=disclosure_id).first()
    )
    content = exchange.sealed_package(disclosure_id, package_id) if row else None
    if row is None or content is None:
        raise access.NotVisible(_("The page does not exist."))
    access.require(actor, Deed.DISCLOSE, about=row)
    audit.record_reading(
        actor,
        Reading.EXPORT,
        subject=SUBJECTS[Kind(row.kind)],
        record_ids=[row.record_id],
        room_ids=[row.room_id],
    )
    return content


def receipt_to_carry(actor: Actor, message_id: UUID) -> str:
    """Return the receipt of what has been taken in. Raises `NotVisible`."""
    receipt = exchange.receipt_of(message_id)
    if receipt is None or not actor.rooms_granting(Deed.DISCLOSE):
        raise access.NotVisible(_("The page does not exist."))
    return receipt
