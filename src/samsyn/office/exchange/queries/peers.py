"""Peers, their keys, and one's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from django.conf import settings
from django.db.models import Count, Q

from samsyn.office.exchange.models import Outgoing, RefusedPackage
from samsyn.office.exchange.sealing import Card, OwnKeys, PublicKeys, RoomOnCard, own_keys
from samsyn.office.exchange.sealing.containers import Sender
from samsyn.office.partners.models import Peer, Room
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, RoomKind

SHOWN_FOR: Final = timedelta(days=30)
MOST_SHOWN: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerLine:
    """A peer, and what is on the way to it."""

    key: str
    name: str
    address: str
    fingerprint: str
    rooms: tuple[tuple[str, str], ...]  # short name and kind
    added_at: datetime
    confirmed_at: datetime | None
    confirmed_by: str
    waiting: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLine:
    """What was not taken in on a day, and how often. `sender` is '' if it is not known."""

    day: date
    sender: str
    fault: str
    times: int
    last_at: datetime


def refused_lines(peers: Iterable[PeerLine], *, today: date) -> tuple[RefusedLine, ...]:
    """Return what was refused in the last 30 days from these peers, or from nobody known."""
    names = {one.key: one.name for one in peers} | {"": ""}
    rows = RefusedPackage.objects.filter(sender__in=names, day__gt=today - SHOWN_FOR)
    return tuple(
        RefusedLine(
            day=row.day,
            sender=names[row.sender],
            fault=row.fault,
            times=row.times,
            last_at=row.last_at,
        )
        for row in rows.order_by("-last_at", "pk")[:MOST_SHOWN]
    )


def keys_here() -> OwnKeys:
    """Return this installation's own keys."""
    return _pairs(settings.EXCHANGE_SIGNING_KEY, settings.EXCHANGE_OPENING_KEY)


@cache
def _pairs(signing: bytes, opening: bytes) -> OwnKeys:
    return own_keys(signing, opening)


def sender_of(identifier: str) -> Sender | None:
    """Return the peer whose signing key has this thumbprint."""
    for peer in Peer.objects.order_by("pk"):
        keys = PublicKeys(peer.signing_key, peer.opening_key)
        if keys.id == identifier:
            return Sender(key=peer.key, keys=keys, is_confirmed=peer.confirmed_at is not None)
    return None


def peer_lines(site_ids: frozenset[int] | None = None) -> tuple[PeerLine, ...]:
    """Return the peers of these sites, or all, by name."""
    peers = Peer.objects.order_by("name", "pk").prefetch_related("rooms")
    if site_ids is not None:
        peers = peers.filter(rooms__works_with__in=site_ids).distinct()
    counted = Outgoing.objects.values("peer").annotate(
        waiting=Count("pk", filter=Q(state="waiting")),
        failed=Count("pk", filter=Q(state__in=["refused", "expired"])),
    )
    outbox = {row["peer"]: (row["waiting"], row["failed"]) for row in counted}
    return tuple(_line(peer, *outbox.get(peer.pk, (0, 0))) for peer in peers)


def card_of(*, name: str, address: str, site_key: str) -> Card:
    """Return the card of this installation: the rooms of one site, and its national room."""
    national = Q(kind=RoomKind.NATIONAL.value, peer__isnull=True)
    rooms = Room.objects.filter(Q(site__key=site_key) | national)
    return Card(
        name=name,
        address=address,
        keys=keys_here().public,
        rooms=tuple(
            RoomOnCard(
                key=room.key,
                name=room.name,
                short_name=room.short_name,
                kind=RoomKind(room.kind),
                regime=LegalRegime(room.regime),
                agency_key=room.controller.key,
                agency_name=room.controller.name,
                agency_kind=AgencyKind(room.controller.kind),
            )
            for room in rooms.select_related("controller").order_by("key", "pk")
        ),
    )


def _line(peer: Peer, waiting: int, failed: int) -> PeerLine:
    rooms = sorted(peer.rooms.all(), key=lambda one: one.key)
    return PeerLine(
        key=peer.key,
        name=peer.name,
        address=peer.address,
        fingerprint=PublicKeys(peer.signing_key, peer.opening_key).fingerprint,
        rooms=tuple((room.short_name, room.kind) for room in rooms),
        added_at=peer.added_at,
        confirmed_at=peer.confirmed_at,
        confirmed_by=peer.confirmed_by,
        waiting=waiting,
        failed=failed,
    )
