"""Signed links in letters to readers: they hold what is needed, so that nothing is kept to ask."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.core import signing
from django.utils.crypto import salted_hmac

ASK_HOLDS: Final = timedelta(days=2)
_ASK, _STOP, _MARK = "samsyn.followers.ask", "samsyn.followers.stop", "samsyn.followers.mark"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody has asked for: letters of a site, to an address, in a language."""

    site: str  # its key
    address: str
    language: str


def asking(wish: Wish) -> str:
    """Return the token of a letter that asks whether the address wants a site's reports."""
    return signing.dumps([wish.site, wish.address, wish.language], salt=_ASK)


def asked(token: str) -> Wish | None:
    """Return what a token asks; None if it is too old, or not ours."""
    try:
        return Wish(*signing.loads(token, salt=_ASK, max_age=ASK_HOLDS))
    except signing.BadSignature:
        return None


def stopping(follower: UUID) -> str:
    """Return the token by which a follower stops. It holds for as long as the key does."""
    return signing.Signer(salt=_STOP).sign(follower.hex)


def stopped(token: str) -> UUID | None:
    """Return which follower a token stops; None if it is not ours."""
    try:
        return UUID(signing.Signer(salt=_STOP).unsign(token))
    except signing.BadSignature:
        return None


def mark_of(wish: Wish) -> str:
    """Return a keyed mark, by which letters to one address are counted without keeping it."""
    return salted_hmac(_MARK, f"{wish.site} {wish.address.lower()}", algorithm="sha256").hexdigest()
