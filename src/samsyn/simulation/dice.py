"""Chance that repeats: the same seed and name give the same draws on every Python version.

Only `random.Random.random` is used, the one method whose sequence the standard library promises
to keep; everything else is built on it here.
"""

import math
import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """One stream of draws, named by its seed and what it is for.

    Separate names give separate streams, so that a change in one part of a city
    leaves the other parts as they were.
    """

    __slots__ = ("_random",)

    def __init__(self, seed: int, *names: str) -> None:
        self._random = random.Random("/".join((str(seed), *names)))  # noqa: S311 (not for secrets)

    def fraction(self) -> float:
        """Return a number in [0, 1)."""
        return self._random.random()

    def chance(self, probability: float) -> bool:
        """Return true with the given probability."""
        return self._random.random() < probability

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """Return a number from low to high."""
        return low + self._random.random() * (high - low)

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options, each as likely."""
        return options[int(self._random.random() * len(options))]

    def weighted(self, options: Sequence[tuple[T, float]]) -> T:
        """Return one option; the second part of each pair is its weight."""
        left = self._random.random() * sum(weight for _, weight in options)
        for option, weight in options:
            left -= weight
            if left < 0:
                return option
        return options[-1][0]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """Return up to `count` different options in drawn order."""
        left = list(options)
        return [
            left.pop(int(self._random.random() * len(left))) for _ in range(min(count, len(left)))
        ]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """Return all options in drawn order."""
        return self.some(options, len(options))

    def day(self, first: date, last: date) -> date:
        """Return a day from first to last, both included."""
        return first + timedelta(days=self.whole(0, (last - first).days))

    def wait(self, mean_days: float) -> int:
        """Return whole days to the next event, at least one, exponential with the given mean."""
        return 1 + int(-math.log(1.0 - self._random.random()) * mean_days)
