"""The key under which one device keeps what is not sent yet.

Derived from the installation's key and a salt that the database forgets at sign-out; after
that nothing and nobody can derive it again.
"""

import hashlib
import secrets

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_BYTES = 32


def new_token() -> str:
    """Return the secret by which a device is known again; it lies in a cookie."""
    return secrets.token_urlsafe(_BYTES)


def new_salt() -> bytes:
    """Return what makes one device's key differ from every other."""
    return secrets.token_bytes(_BYTES)


def token_hash(token: str) -> bytes:
    """Return what the database keeps of a device's secret."""
    return hashlib.sha256(token.encode()).digest()


def device_key(*, salt: bytes, staff_id: int, key: bytes) -> bytes:
    """Return the 256-bit key of one device of one member of staff."""
    about = f"samsyn device {staff_id}".encode()
    return HKDF(algorithm=SHA256(), length=_BYTES, salt=salt, info=about).derive(key)
