"""Dates and ages that are only partly known.

A moment or a day is kept as an interval with its precision, so that no false midnight and
no false first of January is ever invented.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

FULL_AGE = 18  # years; föräldrabalken 9 kap. 1 §


class Precision(StrEnum):
    """How exactly a date or time is known."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """Earliest and latest possible day, both included.

    Raises ValueError if the latest day comes before the earliest.
    """

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"The interval ends ({self.latest}) before it starts.")

    @classmethod
    def day(cls, day: date) -> "DateInterval":
        """Take one exact day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> "DateInterval":
        """Take a whole month."""
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls(date(year, month, 1), following - timedelta(days=1))

    @classmethod
    def year(cls, year: int) -> "DateInterval":
        """Take a whole year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def precision(self) -> Precision:
        """Day, month, year or range, read off the two ends."""
        if self.earliest == self.latest:
            return Precision.DAY
        if self == DateInterval.month(self.earliest.year, self.earliest.month):
            return Precision.MONTH
        if self == DateInterval.year(self.earliest.year):
            return Precision.YEAR
        return Precision.RANGE


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Youngest and oldest possible age in whole years."""

    youngest: int
    oldest: int

    @property
    def may_be_minor(self) -> bool:
        """Whether the person may be under 18; possible age counts."""
        return self.youngest < FULL_AGE


@dataclass(frozen=True, slots=True)
class MomentInterval:
    """Earliest and latest possible moment, both with a time zone, with stated precision."""

    earliest: datetime
    latest: datetime
    precision: Precision

    def __post_init__(self) -> None:
        if self.earliest.tzinfo is None or self.latest.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        if self.latest < self.earliest:
            raise ValueError("The interval ends before it starts.")


def age_on(day: date, born: DateInterval) -> AgeRange:
    """Return the possible ages on `day` of somebody born within `born`, in whole years."""
    return AgeRange(_whole_years(born.latest, day), _whole_years(born.earliest, day))


def _whole_years(born: date, day: date) -> int:
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_birthday else 1)
