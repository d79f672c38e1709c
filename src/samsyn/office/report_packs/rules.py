"""Which kinds of reports a pack holds, and of which period."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from samsyn.office.national.rules import Quarter, newest, read_quarter

OFFERED: Final = 8  # quarters
_QUARTER: Final = re.compile(r"([0-9]{4})-?(Q[1-4])")


class Kind(StrEnum):
    """What is frozen, in the order in which a pack is read; a folder of the pack each."""

    PUBLIC = "public-report"
    STEERING = "steering-report"
    RETURN = "national-return"
    ANALYSIS = "problem-analysis"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a report ends in if it belongs to the pack; no first day is from the start.

    `name` is how it is written in files and addresses: 2026-Q3, or 2026-09-30.
    """

    first: date | None
    last: date
    name: str

    @property
    def quarter(self) -> Quarter | None:
        """The quarter that it is, None if it is everything until a day."""
        return Quarter(self.first) if self.first else None

    def holds(self, day: date) -> bool:
        """Say whether a report that ends on a day belongs to the pack."""
        return (self.first is None or self.first <= day) and day <= self.last


def span_of(quarter: Quarter) -> Span:
    """Return a quarter."""
    return Span(quarter.first, quarter.last, str(quarter))


def span_until(day: date) -> Span:
    """Return everything until a day."""
    return Span(None, day, day.isoformat())


def read_span(text: str) -> Span:
    """Return what `2026-Q3`, `2026Q3` or `2026-09-30` names. Raises ValueError for other text."""
    if found := _QUARTER.fullmatch(text):
        return span_of(read_quarter(f"{found[1]}-{found[2]}"))
    return span_until(date.fromisoformat(text))


def spans(today: date) -> tuple[Span, ...]:
    """Return the quarters that have ended, the newest first, and everything until today."""
    quarters = [span_of(one) for one in reversed(newest(OFFERED, today=today))]
    return (*quarters, span_until(today))
