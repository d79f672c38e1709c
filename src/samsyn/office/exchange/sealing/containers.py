"""A package: a JWS (Ed25519) inside a JWE (ECDH-ES over X25519, A256GCM), in compact form.

Signed first, so that nobody but the receiver sees by whom; and the signed claims name sender and
receiver, so that the receiver cannot pass it on as if it had been meant for somebody else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from joserfc import jwe
from joserfc.errors import JoseError

from samsyn.office.exchange.sealing.faults import Fault, Refused
from samsyn.office.exchange.sealing.keys import OwnKeys, PublicKeys
from samsyn.office.exchange.sealing.signing import (
    demand_format,
    header_of,
    parts_of,
    sign,
    signed,
    signer_of,
)

OUTER, INNER = "samsyn-package-1", "samsyn-message-1"
LARGEST = 1_000_000  # bytes; a disclosure of one record takes some thousand
LASTS = timedelta(days=30)
AHEAD = timedelta(minutes=10)  # that clocks may differ
_AGREEMENT, _CIPHER = "ECDH-ES", "A256GCM"
_PARTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What is carried. `message_id` names what is told, and stays when it is sealed anew."""

    package_id: UUID
    message_id: UUID
    kind: str
    body: Mapping[str, Any]
    sealed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A package on its way."""

    content: bytes
    expires_at: datetime

    @property
    def digest(self) -> str:
        """What the receipt names."""
        return digest_of(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """An installation that packages may come from, by what it is called here."""

    key: str
    keys: PublicKeys
    is_confirmed: bool


Senders = Callable[[str], Sender | None]  # by the id of the installation


def seal_package(package: Package, own: OwnKeys, to: PublicKeys) -> Sealed:
    """Sign and encrypt a package for one receiver. Raises `Refused` if it is too large."""
    expires_at = package.sealed_at + LASTS
    claims = {
        "iss": own.public.id,
        "aud": to.id,
        "jti": str(package.package_id),
        "sub": str(package.message_id),
        "iat": int(package.sealed_at.timestamp()),
        "exp": int(expires_at.timestamp()),
        "kind": package.kind,
        "body": package.body,
    }
    header = {
        "alg": _AGREEMENT,
        "enc": _CIPHER,
        "typ": OUTER,
        "cty": INNER,
        "kid": to.opening_key.thumbprint(),
    }
    inner = sign(claims, own, kind=INNER)
    content = jwe.encrypt_compact(
        header, inner, to.opening_key, algorithms=[_AGREEMENT, _CIPHER]
    ).encode()
    if len(content) > LARGEST:
        raise Refused(Fault.TOO_LARGE)
    return Sealed(content=content, expires_at=expires_at)


def open_package(
    content: bytes, own: OwnKeys, senders: Senders, *, now: datetime
) -> tuple[Sender, Package]:
    """Return who sent a package, and what it carries. Raises `Refused` with the first fault."""
    inner = _decrypted(content, own)
    sender = senders(signer_of(inner, kind=INNER))
    if sender is None:
        raise Refused(Fault.UNKNOWN_SENDER)
    if not sender.is_confirmed:
        raise Refused(Fault.UNCONFIRMED)
    claims = signed(inner, sender.keys)
    if claims.get("aud") != own.public.id or claims.get("iss") != sender.keys.id:
        raise Refused(Fault.FOR_ANOTHER, sender=sender.key)
    package, expires_at = _read(claims)
    if expires_at <= now or package.sealed_at <= now - LASTS:
        raise Refused(Fault.TOO_OLD, sender=sender.key)
    if package.sealed_at > now + AHEAD:
        raise Refused(Fault.CLOCK, sender=sender.key)
    return sender, package


def digest_of(content: bytes) -> str:
    """Return what names a sealed package."""
    return sha256(content).hexdigest()


def _decrypted(content: bytes, own: OwnKeys) -> str:
    if len(content) > LARGEST:
        raise Refused(Fault.TOO_LARGE)
    try:
        text = content.decode("ascii").strip("\r\n")
    except UnicodeDecodeError as error:
        raise Refused(Fault.NOT_A_PACKAGE) from error
    if len(parts_of(text)) != _PARTS:
        raise Refused(Fault.NOT_A_PACKAGE)
    header = header_of(text)
    demand_format(header, kind=OUTER)
    if header.get("kid") != own.opening_key.thumbprint():
        raise Refused(Fault.FOR_ANOTHER)
    if header.keys() - {"alg", "enc", "typ", "cty", "kid", "epk"}:  # no compression either
        raise Refused(Fault.NOT_UNDERSTOOD)
    try:
        found = jwe.decrypt_compact(text, own.opening_key, algorithms=[_AGREEMENT, _CIPHER])
        return (found.plaintext or b"").decode("ascii")
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise Refused(Fault.CHANGED) from error


def _read(claims: Mapping[str, Any]) -> tuple[Package, datetime]:
    try:
        body = claims["body"]
        if not isinstance(body, dict):
            raise Refused(Fault.NOT_UNDERSTOOD)
        package = Package(
            package_id=UUID(claims["jti"]),
            message_id=UUID(claims["sub"]),
            kind=str(claims["kind"]),
            body=body,
            sealed_at=datetime.fromtimestamp(claims["iat"], UTC),
        )
        return package, datetime.fromtimestamp(claims["exp"], UTC)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as error:
        raise Refused(Fault.NOT_UNDERSTOOD) from error
