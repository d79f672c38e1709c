"""What may be told of a count of people when a small one could point at somebody.

Two rules. A number is told only where it, and what is left of its whole, reach the threshold;
else a range that all small numbers share. And a number that is told over and over stands still
until as many as the threshold have come or gone since it last moved: the difference between two
tellings then never speaks of fewer people than a single telling may.
"""

from collections.abc import Hashable, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a count: between `least` and `most`, both included."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


def tell(count: int, *, threshold: int) -> Told:
    """Return what may be told of a count that has no whole."""
    return Told(0, threshold - 1) if count < threshold else Told(count, count)


def tell_part(part: int, whole: int, *, threshold: int) -> Told | None:
    """Return what may be told of a part of a whole; None is "too few to say"."""
    if whole < 2 * threshold:
        return None
    if part < threshold:
        return Told(0, threshold - 1)
    if whole - part < threshold:
        return Told(whole - threshold + 1, whole)
    return Told(part, part)


def moves(shown: Set[Hashable] | None, now: Set[Hashable], *, threshold: int) -> bool:
    """Whether a count told of `shown` may now be told of `now`: enough have come or gone."""
    return shown is None or len(shown ^ now) >= threshold
