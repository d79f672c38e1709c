"""From values to places in a picture, with even steps for an axis."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10
from typing import Final

_ALIKE: Final = 1e-12  # values closer than this, or this share of them, need no axis between them


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Values from `low` to `high` laid on the places from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float
    step: float

    def __call__(self, value: float) -> float:
        """Return the place of a value; what lies outside stands at the edge."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> Iterator[float]:
        """Return the values of the axis, rising."""
        first, last = ceil(self.low / self.step - 1e-9), floor(self.high / self.step + 1e-9)
        for number in range(first, last + 1):
            yield number * self.step

    @property
    def decimals(self) -> int:
        """How many decimals tell the ticks apart."""
        return max(0, -floor(log10(self.step) + 1e-9))


def scale(
    low: float, high: float, *, start: float, end: float, steps: int = 5, is_rounded: bool = True
) -> Scale:
    """Return a scale that holds both values, with about `steps` even steps of 1, 2 or 5.

    Its ends are steps too, or the very values where not `is_rounded`.

    Raises ValueError if a value is not finite.
    """
    if not (isfinite(low) and isfinite(high)):
        raise ValueError(f"An axis from {low} to {high} cannot be drawn.")
    differ = high - low > _ALIKE * max(1.0, abs(low), abs(high))
    step = _step((high - low) / steps) if differ else 1.0
    if not is_rounded and differ:
        return Scale(low=low, high=high, start=start, end=end, step=step)
    lowest, highest = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    highest = highest if highest > lowest else lowest + step
    return Scale(low=lowest, high=highest, start=start, end=end, step=step)


def _step(rough: float) -> float:
    tens = 10.0 ** floor(log10(rough))
    return next(times * tens for times in (1, 2, 5, 10) if times * tens >= rough * (1 - 1e-12))
