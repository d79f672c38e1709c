"""The two key pairs of an installation: Ed25519 signs, X25519 opens what is sent to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from samsyn.office.exchange.sealing.faults import Fault, Refused

_GROUPS, _DIGITS = 8, 5  # 132 bits, read aloud in half a minute


@dataclass(frozen=True)
class PublicKeys:
    """What others may know of an installation's keys, as JWK writes them (`x`)."""

    signing: str
    opening: str

    @cached_property
    def signing_key(self) -> OKPKey:
        """The key that holds its signatures against. Raises `Refused`."""
        return _public("Ed25519", self.signing)

    @cached_property
    def opening_key(self) -> OKPKey:
        """The key that packages to it are encrypted with. Raises `Refused`."""
        return _public("X25519", self.opening)

    @property
    def id(self) -> str:
        """What packages call the installation: the thumbprint of its signing key (RFC 7638)."""
        return self.signing_key.thumbprint()

    @property
    def fingerprint(self) -> str:
        """Both keys as digits, to be read aloud."""
        both = f"{self.id}.{self.opening_key.thumbprint()}".encode()
        number = int.from_bytes(sha256(b"samsyn-fingerprint-1." + both).digest())
        digits = str(number % 10 ** (_GROUPS * _DIGITS)).zfill(_GROUPS * _DIGITS)
        return " ".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))


@dataclass(frozen=True)
class OwnKeys:
    """The pairs themselves. They never leave the process."""

    signing_key: OKPKey
    opening_key: OKPKey

    @cached_property
    def public(self) -> PublicKeys:
        """The halves that others may have."""
        return PublicKeys(_x(self.signing_key), _x(self.opening_key))


def own_keys(signing: bytes, opening: bytes) -> OwnKeys:
    """Return the pairs made from two times 32 secret bytes."""
    return OwnKeys(
        OKPKey.import_key(Ed25519PrivateKey.from_private_bytes(signing)),
        OKPKey.import_key(X25519PrivateKey.from_private_bytes(opening)),
    )


def _public(curve: str, x: str) -> OKPKey:
    try:
        return OKPKey.import_key({"kty": "OKP", "crv": curve, "x": x})
    except (JoseError, ValueError, TypeError) as error:
        raise Refused(Fault.NOT_UNDERSTOOD) from error


def _x(key: OKPKey) -> str:
    told: Mapping[str, object] = key.as_dict(private=False)
    return str(told["x"])
