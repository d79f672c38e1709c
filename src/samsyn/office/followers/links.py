"""Links in letters to readers: they hold what is needed, so that nothing is kept to ask.

The one that asks is encrypted: an address stands in no log of a web server or a proxy.
"""

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

ASK_HOLDS: Final = timedelta(days=2)
_STOP, _MARK = "samsyn.followers.stop", "samsyn.followers.mark"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody has asked for: letters of a site, to an address, in a language."""

    site: str  # its key
    address: str
    language: str


def asking(wish: Wish) -> str:
    """Return the token of a letter that asks whether the address wants a site's reports."""
    held = json.dumps([wish.site, wish.address, wish.language])
    return _cipher().encrypt(held.encode()).decode()


def asked(token: str) -> Wish | None:
    """Return what a token asks; None if it is too old, or not ours."""
    try:
        held = _cipher().decrypt(token.encode(), ttl=int(ASK_HOLDS.total_seconds()))
    except InvalidToken:
        return None
    return Wish(*json.loads(held))


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


def _cipher() -> Fernet:
    return Fernet(urlsafe_b64encode(settings.LETTER_KEY))
