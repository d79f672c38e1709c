"""The seals of a file one after the other: each signed, numbered, and naming the one before."""

from collections.abc import Iterator, Mapping

from samsyn.sealing.keys import PublicKey
from samsyn.sealing.seals import NOTHING_BEFORE, Seal


class Chain:
    """How far the chain has been followed."""

    def __init__(self, keys: Mapping[str, PublicKey]) -> None:
        """Begin before the first seal."""
        self.count = 0
        self.latest = 0  # number of the seal that the next one must follow
        self.last_at = ""
        self.last_hash = NOTHING_BEFORE
        self.is_whole = True  # no fault so far
        self.is_unreadable = False  # whether a seal that nobody can read stands after the latest
        self._keys = keys
        self.last_event = 0
        self._unknown_keys: set[str] = set()
        self._has_known_key = False
        self._previous_is_known = True

    @property
    def place(self) -> str:
        """How far the chain has been followed, in words."""
        return f"seal {self.latest}" if self.latest else "nothing"

    @property
    def is_anothers(self) -> bool:
        """Whether every seal so far names another key than those given, as has been said."""
        return bool(self._unknown_keys) and not self._has_known_key

    def is_signed(self, signature: bytes, content: bytes) -> bool:
        """Say whether one of the keys signed this."""
        return any(key.holds(signature, content) for key in self._keys.values())

    def add(self, seal: Seal, signature: bytes) -> Iterator[str]:
        """Follow the chain to this seal, and say what is wrong with it."""
        self.count += 1
        faults = list(self._in_order(seal)) or list(self._follows(seal))
        signing = list(self._signed(seal, signature))
        yield from faults
        yield from signing
        if faults or signing or self.is_unreadable:
            self.is_whole = False
        self.is_unreadable = False
        if seal.number > self.latest:
            self.latest, self.last_event = seal.number, seal.last
            self.last_at, self.last_hash = seal.at, seal.hash()
            self._previous_is_known = not signing

    def _in_order(self, seal: Seal) -> Iterator[str]:
        if seal.number == self.latest:
            yield f"Seal {seal.number} stands twice."
        elif seal.number < self.latest:
            yield f"Seal {seal.number} stands after seal {self.latest}: twice, or out of order."
        elif seal.number == self.latest + 2 and self.is_unreadable:
            self._previous_is_known = False  # the one between has been named
        elif seal.number == self.latest + 2:
            yield f"Seal {self.latest + 1}{self._with_events(seal)} is missing."
        elif seal.number > self.latest + 1:
            yield (
                f"Seals {self.latest + 1} to {seal.number - 1}{self._with_events(seal)}"
                " are missing."
            )

    def _with_events(self, seal: Seal) -> str:
        first, last = self.last_event + 1, seal.first - 1
        return f" (events {first} to {last})" if last >= first else ""

    def _follows(self, seal: Seal) -> Iterator[str]:
        if not self._previous_is_known:
            return  # said already of the seal before
        if seal.previous != self.last_hash:
            yield (
                f"Seal {seal.number} does not follow {self.place} as it stands here: the chain was"
                " changed."
            )
        elif seal.first != self.last_event + 1 or seal.last < seal.first:
            yield (
                f"Seal {seal.number} is about events {seal.first} to {seal.last}, where event"
                f" {self.last_event + 1} comes next."
            )

    def _signed(self, seal: Seal, signature: bytes) -> Iterator[str]:
        key = self._keys.get(seal.key)
        if key is not None:
            self._has_known_key = True
            if not key.holds(signature, seal.statement().encode()):
                yield f"Seal {seal.number} was changed: its signature does not hold."
        elif seal.key not in self._unknown_keys:
            self._unknown_keys.add(seal.key)
            given = ", ".join(self._keys)
            yield (
                f"Seal {seal.number} names the key {seal.key}, and the key given is {given}:"
                " wrong key, or another's seal."
            )
        else:
            self.is_whole = False
