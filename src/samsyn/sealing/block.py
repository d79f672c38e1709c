"""One seal and the events that follow it in a file: which are missing, changed or out of place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samsyn.sealing.lines import HASH_SIZE
from samsyn.sealing.merkle import leaf_hash, root_of
from samsyn.sealing.seals import Seal


@dataclass(slots=True, kw_only=True)
class Block:
    """What has been read of one seal's events. The hashes stand in the seal, in order."""

    seal: Seal
    leaves: Sequence[bytes]
    is_as_sealed: bool = field(init=False)  # whether the hashes give the root
    _seen: bytearray = field(init=False)
    _next: int = 0  # place after the latest event
    _read: list[bytes] = field(default_factory=list)  # hashes of the events, if the list is not
    _doubted: list[str] = field(default_factory=list)  # faults, if the list is not right either

    def __post_init__(self) -> None:
        self.is_as_sealed = (
            len(self.leaves) == self.seal.count and root_of(self.leaves).hex() == self.seal.root
        )
        self._seen = bytearray(len(self.leaves))

    def takes(self, line: bytes) -> bool:
        """Take the event if it is the very next one, unchanged; else leave it to `place`."""
        place = self._next
        if (
            not self.is_as_sealed
            or place >= len(self._seen)
            or self._seen[place]
            or leaf_hash(line) != self.leaves[place]
        ):
            return False
        self._seen[place] = 1
        self._next = place + 1
        return True

    def place(self, number: int, line: bytes) -> Iterator[str]:
        """Take an event that is not as expected, and say what is wrong with it."""
        fault = self._placed(number, leaf_hash(line))
        if self.is_as_sealed:
            yield from fault
        else:
            self._read.append(leaf_hash(line))
            self._doubted += fault

    def leave(self, first: int, last: int) -> Iterator[str]:
        """Pass over events that are another site's, of which the seal has the hashes."""
        start, after = first - self.seal.first, last - self.seal.first + 1
        if not self._next <= start < after <= len(self._seen) or any(self._seen[start:after]):
            yield f"Events {first} to {last} cannot be elsewhere: seal {self.seal.number}."
            return
        self._seen[start:after] = b"\x01" * (after - start)
        self._next = after
        self._read += self.leaves[start:after]

    def end(self) -> Iterator[str]:
        """Say what can be said only when all events of the seal have been read."""
        if not self.is_as_sealed:
            yield (
                f"Seal {self.seal.number} ({self.events}): the hashes that it lists were changed,"
                " or are not those that were sealed."
            )
            if root_of(self._read).hex() == self.seal.root:
                return  # the events are as they were; only the list is not
        yield from self._doubted
        for first, last in self._missing():
            yield missing(first, last, self.seal.number)

    @property
    def events(self) -> str:
        """Which events the seal is about, in words."""
        if self.seal.first == self.seal.last:
            return f"event {self.seal.first}"
        return f"events {self.seal.first} to {self.seal.last}"

    def _placed(self, number: int, found: bytes) -> list[str]:
        place, latest = number - self.seal.first, self._next
        who = f"Event {number} (seal {self.seal.number})"
        if not 0 <= place < len(self._seen):
            return [
                f"Event {number} was inserted among those of seal {self.seal.number}, which is"
                f" about {self.events}."
            ]
        if self._seen[place]:
            return [f"{who} stands twice."]
        self._seen[place] = 1
        self._next = max(latest, place + 1)
        if found != self.leaves[place]:
            return [f"{who} was changed after it was sealed."]
        if place < latest:
            return [f"{who} stands after event {self.seal.first + latest - 1}: out of order."]
        return []

    def _missing(self) -> Iterator[tuple[int, int]]:
        start = self._seen.find(0)
        while start >= 0:
            after = self._seen.find(1, start)
            after = len(self._seen) if after < 0 else after
            yield self.seal.first + start, self.seal.first + after - 1
            start = self._seen.find(0, after)


def missing(first: int, last: int, seal: int) -> str:
    """Return the sentence about events of a seal that are not there."""
    who = f"Event {first}" if first == last else f"Events {first} to {last}"
    return f"{who} (seal {seal}) {'is' if first == last else 'are'} missing."


def split_leaves(joined: bytes) -> list[bytes]:
    """Return hashes that were written one after the other."""
    return [joined[at : at + HASH_SIZE] for at in range(0, len(joined), HASH_SIZE)]
