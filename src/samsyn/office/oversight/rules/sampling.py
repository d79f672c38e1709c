"""A sample by lot that anybody can draw again: readings in the order of a hash with the seed.

What systems read with tokens is a stratum of its own: a nightly fetch would fill the sample of what
people read, and a system that asks seldom would never be drawn beside one that asks all day.
"""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from samsyn.office.oversight.rules.readings import Seen

_ONE_IN: Final = 4  # of the people's sample: so many are drawn of what systems read


def sample_of(rows: Iterable[Seen], *, seed: int, size: int) -> frozenset[int]:
    """Return the numbers of the `size` events whose sha256 of `seed:number` is the lowest."""
    numbers = {row.number for row in rows}
    return frozenset(sorted(numbers, key=lambda number: (_lot(seed, number), number))[:size])


def system_sample_size(size: int) -> int:
    """Return how many readings by systems are drawn beside `size` readings by people."""
    return -(-size // _ONE_IN)


def sample_of_systems(rows: Iterable[Seen], *, seed: int, size: int) -> frozenset[int]:
    """Return the numbers of `size` events, in turn: each system's lowest lot, then each one's next.

    A system that has read at all is drawn at least once, even if that makes them more than `size`.
    """
    numbers: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        numbers[row.staff_id].add(row.number)
    turns = [
        (turn, _lot(seed, number), number)
        for mine in numbers.values()
        for turn, number in enumerate(sorted(mine, key=lambda number: (_lot(seed, number), number)))
    ]
    most = max(size, len(numbers))
    return frozenset(number for _turn, _drawn, number in sorted(turns)[:most])


def _lot(seed: int, number: int) -> str:
    return sha256(f"{seed}:{number}".encode()).hexdigest()
