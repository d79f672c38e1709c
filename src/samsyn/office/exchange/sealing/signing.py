"""Compact JWS of ours: strict in what is read, so that one changed letter is refused."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Mapping
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError

from samsyn.office.exchange.sealing.faults import Fault, Refused
from samsyn.office.exchange.sealing.keys import OwnKeys, PublicKeys

ALGORITHM = "Ed25519"  # RFC 9864
_LETTERS = re.compile(r"[A-Za-z0-9_-]*")


def sign(claims: Mapping[str, Any], own: OwnKeys, *, kind: str) -> str:
    """Return the claims signed, of a kind that says its format's number last."""
    header = {"alg": ALGORITHM, "typ": kind, "kid": own.public.id}
    content = json.dumps(claims, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return jws.serialize_compact(header, content.encode(), own.signing_key, algorithms=[ALGORITHM])


def signer_of(text: str, *, kind: str) -> str:
    """Return who says to have signed, before that is believed. Raises `Refused`."""
    if len(parts_of(text)) != 3:  # noqa: PLR2004  header, payload, signature
        raise Refused(Fault.NOT_A_PACKAGE)
    header = header_of(text)
    demand_format(header, kind=kind)
    return str(header.get("kid", ""))


def unsigned(text: str) -> Mapping[str, Any]:
    """Return the claims before anything is known of the signature. Raises `Refused`."""
    return _object(text.split(".")[1])


def signed(text: str, key: PublicKeys) -> Mapping[str, Any]:
    """Return the claims if the key's holder signed them. Raises `Refused`."""
    try:
        found = jws.deserialize_compact(text.encode(), key.signing_key, algorithms=[ALGORITHM])
        claims = json.loads(found.payload)
    except (JoseError, ValueError, RecursionError) as error:
        raise Refused(Fault.WRONG_SIGNATURE) from error
    if not isinstance(claims, dict):
        raise Refused(Fault.NOT_UNDERSTOOD)
    return claims


def parts_of(text: str) -> list[str]:
    """Return the parts of a compact serialization, each in the one form it can have."""
    parts = text.split(".")
    if not all(_is_canonical(one) for one in parts):
        raise Refused(Fault.NOT_A_PACKAGE)
    return parts


def header_of(text: str) -> Mapping[str, Any]:
    """Return the protected header. Raises `Refused` for what holds none."""
    return _object(text.split(".", 1)[0])


def demand_format(header: Mapping[str, Any], *, kind: str) -> None:
    """Refuse what is of another kind, and what a later release wrote."""
    name, _, number = kind.rpartition("-")
    found, _, newer = str(header.get("typ", "")).rpartition("-")
    if found != name or not (newer.isascii() and newer.isdigit()):
        raise Refused(Fault.NOT_A_PACKAGE)
    if int(newer[:9]) > int(number):
        raise Refused(Fault.NEWER_FORMAT)
    if newer != number:
        raise Refused(Fault.NOT_A_PACKAGE)


def _object(part: str) -> Mapping[str, Any]:
    try:
        found = json.loads(_decoded(part))
    except (ValueError, RecursionError) as error:
        raise Refused(Fault.NOT_A_PACKAGE) from error
    if not isinstance(found, dict):
        raise Refused(Fault.NOT_A_PACKAGE)
    return found


def _is_canonical(part: str) -> bool:
    if not _LETTERS.fullmatch(part):
        return False
    try:
        return urlsafe_b64encode(_decoded(part)).rstrip(b"=").decode() == part
    except Error:
        return False


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))
