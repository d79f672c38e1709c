"""Words for what the strategy shall change, and for the periods in which it is counted."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class OutcomeFamily(StrEnum):
    """The four goals that every site has."""

    VIOLENCE = "violence"
    SAFETY = "safety"
    POLICE_RESOURCES = "police_resources"
    OTHER_RESOURCES = "other_resources"


class MeasureKind(StrEnum):
    """What a value is: it decides what may be computed from a series."""

    EVENTS = "events"  # whole numbers of 0 or more
    SHARE = "share"  # percent of those asked, with the limits that sampling sets
    AMOUNT = "amount"  # hours or kronor, with the range that its source gives
    COST = "cost"  # of one event: low, middle and high, as a source documents them


class AnnotationKind(StrEnum):
    """What is said of some periods of a series."""

    EXCLUDED = "excluded"  # shown, and left out of every computation
    EVENT = "event"  # named, and counted
    BREAK = "break"  # from here on something else is counted: nothing is compared across it


class PlanMethod(StrEnum):
    """By what a frozen plan judges a series."""

    BEFORE_AFTER = "before_after"  # the rate with itself before: says nothing of what else changed
    COURSE = "course"  # with the course from before the start
    OTHER_PLACE = "other_place"  # with another place in the same periods
    MATCHED = "matched"  # ranked among places of like volume: the default
    DIFFERENCES = "did"  # its change less that of the others
    SYNTHETIC_CONTROL = "synthetic_control"  # the others weighted to its course before
    AUGMENTED = "augmented"  # the same, with what is left of the gap before taken away
    SYNTHETIC_DIFFERENCE = "sdid"  # others and periods weighted, then the difference of changes
    CONFORMAL = "conformal"  # chance taken from time, where others are few
    INTERRUPTED = "its"  # its own level, trend and season, broken at the start

    @property
    def least_others(self) -> int:
        """How many series it needs to compare with."""
        return _LEAST_OTHERS.get(self.value, 0)

    @property
    def has_group(self) -> bool:
        """Whether it compares with a group of places."""
        return self.value in _LEAST_OTHERS


_LEAST_OTHERS: Final = {
    "matched": 5,
    "did": 2,
    "synthetic_control": 2,
    "augmented": 2,
    "sdid": 3,
    "conformal": 2,
}


_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}


class Period(StrEnum):
    """How long one value of a series covers. A period is named by its first day."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months it covers."""
        return _MONTHS[self.value]

    @property
    def a_year(self) -> int:
        """How many of them make a year."""
        return 12 // self.months

    def first_of(self, day: date) -> date:
        """Return the first day of the period in which a day lies."""
        return date(day.year, (day.month - 1) // self.months * self.months + 1, 1)

    def number(self, day: date) -> int:
        """Return the place of a day's period among all: neighbours differ by one."""
        return (day.year * 12 + day.month - 1) // self.months

    def at(self, number: int) -> date:
        """Return the first day of the period with a number."""
        months = number * self.months
        return date(months // 12, months % 12 + 1, 1)

    def last_of(self, day: date) -> date:
        """Return the last day of the period in which a day lies."""
        return self.at(self.number(day) + 1) - timedelta(days=1)

    def label(self, day: date) -> str:
        """Return the period as it is written in a file: 2024, 2024-Q1 or 2024-01."""
        if self is Period.YEAR:
            return f"{day.year}"
        if self is Period.QUARTER:
            return f"{day.year}-Q{(day.month + 2) // 3}"
        return f"{day.year}-{day.month:02d}"
