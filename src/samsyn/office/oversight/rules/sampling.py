"""A sample by lot that anybody can draw again: readings in the order of a hash with the seed."""

from collections.abc import Iterable
from hashlib import sha256

from samsyn.office.oversight.rules.readings import Seen


def sample_of(rows: Iterable[Seen], *, seed: int, size: int) -> frozenset[int]:
    """Return the numbers of the `size` events whose sha256 of `seed:number` is the lowest."""
    numbers = {row.number for row in rows}
    return frozenset(sorted(numbers, key=lambda number: (_lot(seed, number), number))[:size])


def _lot(seed: int, number: int) -> str:
    return sha256(f"{seed}:{number}".encode()).hexdigest()
