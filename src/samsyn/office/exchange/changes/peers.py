"""Peers come by their key card, and are confirmed by fingerprint. Runs as the owner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from samsyn.office.exchange.models import Outgoing
from samsyn.office.exchange.sealing import Card, Fault, PublicKeys, RoomOnCard
from samsyn.office.partners.models import Agency, Peer, Room, Site


class CannotConfirm(ValueError):
    """A peer is not taken in or not confirmed; the sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """What came of a card."""

    name: str
    fingerprint: str
    rooms: tuple[str, ...]  # keys here
    is_confirmed: bool
    has_new_keys: bool


@transaction.atomic
def introduce_peer(
    card: Card, own: PublicKeys, *, key: str, site_key: str, now: datetime
) -> Introduced:
    """Write or renew a peer from its card. With other keys than before it waits anew.

    Raises `CannotConfirm`.
    """
    if reasons := list(_objections(card, own, key)):
        raise CannotConfirm(" ".join(reasons))
    site = Site.objects.filter(key=site_key).first()
    if site is None:
        raise CannotConfirm(f"There is no site {site_key}. Run: samsyn site list")
    peer = Peer.objects.select_for_update().filter(key=key).first() or Peer(key=key, added_at=now)
    before = (peer.signing_key, peer.opening_key)
    has_new_keys = before != (card.keys.signing, card.keys.opening)
    if has_new_keys:
        peer.confirmed_at, peer.confirmed_by = None, ""
    peer.name, peer.address = card.name, card.address
    peer.signing_key, peer.opening_key = card.keys.signing, card.keys.opening
    peer.save()
    if has_new_keys:
        _drop_what_waits(peer, now=now)
    return Introduced(
        name=peer.name,
        fingerprint=card.keys.fingerprint,
        rooms=tuple(_open_room(one, peer, site) for one in card.rooms),
        is_confirmed=peer.confirmed_at is not None,
        has_new_keys=has_new_keys,
    )


@transaction.atomic
def confirm_peer(key: str, *, fingerprint: str, by: str, now: datetime) -> Peer:
    """Let packages go to a peer and come from it. Raises `CannotConfirm`."""
    peer = Peer.objects.select_for_update().filter(key=key).first()
    if peer is None:
        raise CannotConfirm(f"There is no peer {key}. Run: samsyn peer list")
    if not by.strip():
        raise CannotConfirm("Write who compared the fingerprint: --by NAME.")
    digits = "".join(one for one in fingerprint if one.isascii() and one.isdigit())
    expected = PublicKeys(peer.signing_key, peer.opening_key).fingerprint
    if digits != expected.replace(" ", ""):
        raise CannotConfirm(
            "The digits are not those of the card. Have them read to you once more, from the"
            " screen of the other installation. If they differ again, the card is not theirs."
        )
    peer.confirmed_at, peer.confirmed_by = now, by.strip()
    peer.save(update_fields=["confirmed_at", "confirmed_by"])
    return peer


def _objections(card: Card, own: PublicKeys, key: str) -> Iterator[str]:
    if card.keys.signing == own.signing:
        yield "This is the card of this installation. Add the other one's."
    if key != slugify(key) or not key:
        yield "Write a key of small letters, digits and hyphens: --as KEY."
    if Peer.objects.filter(signing_key=card.keys.signing).exclude(key=key).exists():
        yield "These keys are known under another name. Run: samsyn peer list"
    if not card.rooms:
        yield "The card names no room. Have a new one made."


def _open_room(one: RoomOnCard, peer: Peer, site: Site) -> str:
    agency, _made = Agency.objects.get_or_create(
        key=one.agency_key, defaults={"name": one.agency_name, "kind": one.agency_kind.value}
    )
    told = {
        "works_with": site,
        "controller": agency,
        "kind": one.kind.value,
        "regime": one.regime.value,
        "name": one.name,
        "short_name": one.short_name,
    }
    room, _made = Room.objects.update_or_create(
        peer=peer,
        key_there=one.key,
        defaults=told,
        create_defaults={**told, "key": f"{peer.key}-{one.key}"[:50]},
    )
    return room.key


def _drop_what_waits(peer: Peer, *, now: datetime) -> None:
    """Give up what was sealed for keys that are gone: nobody who should can open it."""
    Outgoing.objects.filter(peer=peer, state="waiting").update(
        state="refused", content=b"", settled_at=now, fault=Fault.FOR_ANOTHER.value
    )
