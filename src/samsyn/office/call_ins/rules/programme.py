"""The running order: each point's time follows from those before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the running order."""

    key: object
    minutes: int


@dataclass(frozen=True, slots=True)
class Timed:
    """A point with its time; the end is the next one's start."""

    key: object
    starts_at: datetime
    ends_at: datetime


def timed(starts_at: datetime, points: Iterable[Point]) -> Iterator[Timed]:
    """Yield the points in order with their times, without gaps or overlaps."""
    at = starts_at
    for point in points:
        end = at + timedelta(minutes=point.minutes)
        yield Timed(point.key, at, end)
        at = end
