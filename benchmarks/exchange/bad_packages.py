"""Packages that must be refused, made of a good one by somebody who has every key but the right."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from joserfc import jwe

from benchmarks.exchange.installations import Installation
from samsyn.office.exchange.sealing import (
    LARGEST,
    OwnKeys,
    Package,
    PublicKeys,
    Sender,
    open_package,
    own_keys,
    seal_package,
)

_ALGORITHMS = ["ECDH-ES", "A256GCM"]


def bad_packages(
    good: bytes, sender: Installation, receiver: Installation
) -> Iterator[tuple[str, bytes]]:
    """Yield what is wrong with it, and the package."""
    stranger = own_keys(secrets.token_bytes(32), secrets.token_bytes(32))
    told = _opened(good, sender.keys, receiver.keys)
    to, now = receiver.keys.public, datetime.now(UTC)

    def sealed(own: OwnKeys, to: PublicKeys, at: datetime = now, **changes: str) -> bytes:
        package = Package(
            package_id=uuid4(),
            message_id=told.message_id,
            kind=told.kind,
            body={**told.body, **changes},
            sealed_at=at,
        )
        return seal_package(package, own, to).content

    header, _key, _nonce, cipher, tag = good.split(b".")
    yield "a letter of the header changed", _changed(good, len(header) // 2)
    yield "a letter of the contents changed", _changed(good, good.index(cipher) + len(cipher) // 2)
    yield "a letter of the seal changed", _changed(good, len(good) - len(tag) // 2)
    yield "cut off", good[:-40]
    yield "replayed with another purpose", sealed(sender.keys, to, purpose="Något annat")
    yield "kept back for 40 days", sealed(sender.keys, to, at=now - timedelta(days=40))
    yield "for another installation", sealed(sender.keys, stranger.public)
    yield "for a room that is not there", sealed(sender.keys, to, to_room="somewhere")
    yield "from an installation that nobody knows", sealed(stranger, to)
    yield "signed by somebody else", _forged(sealed(stranger, to), good, receiver.keys)
    yield "of a later format", _later(to)
    yield "too large", b"x" * (LARGEST + 1)
    yield "no package at all", b"Hej!"


def _opened(good: bytes, sender: OwnKeys, receiver: OwnKeys) -> Package:
    public = sender.public
    known = {public.id: Sender(key="sender", keys=public, is_confirmed=True)}
    return open_package(good, receiver, known.get, now=datetime.now(UTC))[1]


def _changed(good: bytes, at: int) -> bytes:
    return good[:at] + (b"A" if good[at : at + 1] != b"A" else b"B") + good[at + 1 :]


def _forged(own: bytes, good: bytes, receiver: OwnKeys) -> bytes:
    """Put a stranger's signature under what the sender signed."""
    plain = [
        (jwe.decrypt_compact(one, receiver.opening_key, algorithms=_ALGORITHMS).plaintext or b"")
        for one in (good, own)
    ]
    head, _, _signature = plain[0].rpartition(b".")
    return _encrypted(head + b"." + plain[1].rpartition(b".")[2], receiver.public, 1)


def _later(to: PublicKeys) -> bytes:
    return _encrypted(b"x", to, 2)


def _encrypted(content: bytes, to: PublicKeys, number: int) -> bytes:
    header = {
        "alg": "ECDH-ES",
        "enc": "A256GCM",
        "typ": f"samsyn-package-{number}",
        "kid": to.opening_key.thumbprint(),
    }
    return jwe.encrypt_compact(header, content, to.opening_key, algorithms=_ALGORITHMS).encode()
