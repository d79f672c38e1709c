"""Identity numbers at rest: encrypted for one person's row, and hashed to match by.

The cipher text is bound to the person and the field, so that it cannot be moved to another
row and read there. Its first byte names the key's version.
"""

import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_VERSION = 1
_NONCE = 12  # bytes, random for every sealing


class BrokenSeal(RuntimeError):
    """The stored bytes were not sealed for this person and field with this key."""


def seal(text: str, *, person_id: UUID, field: str, key: bytes) -> bytes:
    """Encrypt a text for one field of one person's record."""
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), _bound_to(person_id, field))
    return bytes([KEY_VERSION]) + nonce + sealed


def unseal(sealed: bytes, *, person_id: UUID, field: str, key: bytes) -> str:
    """Decrypt what `seal` made. Raises `BrokenSeal` for anything else."""
    if sealed[:1] != bytes([KEY_VERSION]):
        raise BrokenSeal(f"The key of version {sealed[:1].hex() or 'none'} is not known.")
    nonce, rest = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, rest, _bound_to(person_id, field)).decode()
    except (InvalidTag, ValueError) as error:
        raise BrokenSeal("The field was not sealed for this record with this key.") from error


def match_key(text: str, *, key: bytes) -> bytes:
    """Return the keyed hash by which equal numbers find one another: 32 bytes."""
    return hmac.digest(key, b"identity-number\0" + text.encode(), "sha256")


def _bound_to(person_id: UUID, field: str) -> bytes:
    return person_id.bytes + field.encode()
