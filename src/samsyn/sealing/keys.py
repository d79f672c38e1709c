"""The Ed25519 pair that seals are signed with, in the forms that other tools read."""

from hashlib import sha256

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

_ENDS = "-----END PUBLIC KEY-----"


class BadKey(ValueError):
    """The text is not a key of the kind that seals are signed with."""


class PublicKey:
    """Says whether a signature holds. `fingerprint` names the key in seals and on paper."""

    def __init__(self, key: Ed25519PublicKey) -> None:
        """Take the key of the library."""
        self._key = key
        self.fingerprint = sha256(key.public_bytes_raw()).hexdigest()[:32]

    def holds(self, signature: bytes, content: bytes) -> bool:
        """Say whether the holder of the private key signed this."""
        try:
            self._key.verify(signature, content)
        except InvalidSignature:
            return False
        return True

    def pem(self) -> str:
        """Return the key as SubjectPublicKeyInfo, which OpenSSL reads too."""
        written = self._key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return written.decode("ascii")


class SigningKey:
    """Signs. It is kept outside the database."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        """Take the key of the library."""
        self._key = key
        self.public = PublicKey(key.public_key())

    def sign(self, content: bytes) -> bytes:
        """Return the signature, 64 bytes."""
        return self._key.sign(content)


def signing_key(secret: bytes) -> SigningKey:
    """Return the key made from 32 secret bytes."""
    return SigningKey(Ed25519PrivateKey.from_private_bytes(secret))


def read_signing_key(text: str) -> SigningKey:
    """Return the key in a PEM file, as `openssl genpkey -algorithm ed25519` writes it.

    Raises `BadKey`, which never repeats the text.
    """
    try:
        key = load_pem_private_key(text.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise BadKey("The file does not hold a private key in PEM form, without a password.") from (
            error
        )
    if not isinstance(key, Ed25519PrivateKey):
        raise BadKey("The private key is of another kind: make one with Ed25519.")
    return SigningKey(key)


def read_public_keys(text: str) -> list[PublicKey]:
    """Return every public key of a PEM file that holds one after the other. Raises `BadKey`."""
    parts = [one for one in text.split(_ENDS) if one.strip()]
    return [read_public_key(f"{one}{_ENDS}") for one in parts] or [read_public_key(text)]


def read_public_key(text: str) -> PublicKey:
    """Return the public key in a PEM file. Raises `BadKey`."""
    try:
        key = load_pem_public_key(text.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise BadKey("The file does not hold a public key in PEM form.") from error
    if not isinstance(key, Ed25519PublicKey):
        raise BadKey("The public key is of another kind: seals are signed with Ed25519.")
    return PublicKey(key)
