"""A key card: what one installation hands another before anything is told between them.

It is signed with the key that it names, so that reading out the fingerprint of the keys vouches
for address and rooms too.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from samsyn.office.exchange.sealing.faults import Fault, Refused
from samsyn.office.exchange.sealing.keys import OwnKeys, PublicKeys
from samsyn.office.exchange.sealing.signing import sign, signed, signer_of, unsigned
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, RoomKind

KIND = "samsyn-card-1"
LARGEST_CARD = 50_000  # bytes
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomOnCard:
    """A room that can be told, and its controller."""

    key: str
    name: str
    short_name: str
    kind: RoomKind
    regime: LegalRegime
    agency_key: str
    agency_name: str
    agency_kind: AgencyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An installation, as it describes itself."""

    name: str
    address: str  # '' if it takes files only
    keys: PublicKeys
    rooms: tuple[RoomOnCard, ...]


def write_card(card: Card, own: OwnKeys) -> str:
    """Return the card as a line of text to be handed over."""
    claims = {
        "name": card.name,
        "address": card.address,
        "signing": card.keys.signing,
        "opening": card.keys.opening,
        "rooms": [asdict(room) for room in card.rooms],
    }
    return sign(claims, own, kind=KIND)


def read_card(content: bytes) -> Card:
    """Return what a card says. Raises `Refused` for what is none, or was changed."""
    if len(content) > LARGEST_CARD:
        raise Refused(Fault.TOO_LARGE)
    text = content.decode("ascii", errors="replace").strip()
    signer_of(text, kind=KIND)
    keys = _keys_in(text)
    claims = signed(text, keys)
    try:
        rooms = tuple(_room(one) for one in claims["rooms"])
        card = Card(
            name=_text(claims["name"], 120),
            address=_text(claims["address"] or " ", 200).strip(),
            keys=keys,
            rooms=rooms,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(Fault.NOT_UNDERSTOOD) from error
    if card.address and not is_safe(card.address):
        raise Refused(Fault.NOT_UNDERSTOOD)
    return card


def is_safe(address: str) -> bool:
    """Say whether packages may go there: over HTTPS, or within this machine."""
    parts = urlsplit(address)
    is_local = parts.scheme == "http" and parts.hostname in LOOPBACK
    return bool(parts.hostname) and (parts.scheme == "https" or is_local)


def _keys_in(text: str) -> PublicKeys:
    """Return the keys that the card itself names: whether it is theirs is seen afterwards."""
    told = unsigned(text)
    try:
        return PublicKeys(told["signing"], told["opening"])
    except (KeyError, TypeError) as error:
        raise Refused(Fault.NOT_A_PACKAGE) from error


def _room(told: Mapping[str, Any]) -> RoomOnCard:
    return RoomOnCard(
        key=_text(told["key"], 50),
        name=_text(told["name"], 120),
        short_name=_text(told["short_name"], 40),
        kind=RoomKind(told["kind"]),
        regime=LegalRegime(told["regime"]),
        agency_key=_text(told["agency_key"], 50),
        agency_name=_text(told["agency_name"], 120),
        agency_kind=AgencyKind(told["agency_kind"]),
    )


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= most or not value.isprintable():
        raise ValueError(value)
    return value
