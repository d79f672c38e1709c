"""A seal: the signed statement that these events, in this order, follow the seal before.

What is signed is the statement's canonical JSON (RFC 8785, for strings and whole numbers).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from samsyn.sealing.keys import SigningKey

VERSION = 1
NOTHING_BEFORE = "0" * 64  # what the first seal names as its predecessor


class BadSeal(ValueError):
    """The text is not a seal's statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """One statement. `previous` is the hash of the statement before, in hexadecimal."""

    number: int
    first: int
    last: int
    at: str
    previous: str
    root: str
    key: str

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    def statement(self) -> str:
        """Return what is signed."""
        return canonical({**asdict(self), "count": self.count, "version": VERSION})

    def hash(self) -> str:
        """Return what the next seal names as its predecessor."""
        return hash_of(self.statement())

    def signed(self, key: SigningKey) -> bytes:
        """Return the signature."""
        return key.sign(self.statement().encode())


def seal_from(given: object) -> Seal:
    """Read a statement that was parsed from JSON. Raises `BadSeal`, also for one word too many."""
    if not isinstance(given, Mapping) or given.get("version") != VERSION:
        raise BadSeal("It is not a seal of this version.")
    words: dict[str, Any] = {name: given.get(name) for name in ("at", "previous", "root", "key")}
    numbers: dict[str, Any] = {name: given.get(name) for name in ("number", "first", "last")}
    if not all(isinstance(one, str) for one in words.values()) or not all(
        type(one) is int for one in numbers.values()
    ):
        raise BadSeal("A seal's statement lacks something.")
    seal = Seal(**words, **numbers)
    if canonical(given) != seal.statement():
        raise BadSeal("A seal's statement holds more or less than it may, or counts wrongly.")
    return seal


def canonical(value: Any) -> str:
    """Return the one JSON text of this value; of strings, whole numbers, lists and objects."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def hash_of(statement: str) -> str:
    """Return the hash of a statement, in hexadecimal."""
    return sha256(statement.encode()).hexdigest()
