"""Quarters, and by when a site's return for one is due."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from samsyn.vocabulary.national import ReturnStanding
from samsyn.vocabulary.outcomes import Period

DUE_AFTER: Final = timedelta(days=30)  # from the last day of the quarter
_NAMED: Final = re.compile(r"([0-9]{4})-Q([1-4])")
_EARLIEST: Final = 2015  # before any site in the country had begun


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three calendar months, by their first day."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return Period.QUARTER.last_of(self.first)

    @property
    def due_on(self) -> date:
        """The last day on which its return is in time."""
        return self.last + DUE_AFTER

    @property
    def before(self) -> "Quarter":
        """The quarter before."""
        return Quarter(Period.QUARTER.first_of(self.first - timedelta(days=1)))

    @property
    def after(self) -> "Quarter":
        """The quarter after."""
        return Quarter(self.last + timedelta(days=1))

    @property
    def months(self) -> tuple[date, date, date]:
        """The first days of its months."""
        year, month = self.first.year, self.first.month
        return date(year, month, 1), date(year, month + 1, 1), date(year, month + 2, 1)

    def __str__(self) -> str:
        """Return it as it stands in files and addresses: 2026-Q3."""
        return Period.QUARTER.label(self.first)


def quarter_of(day: date) -> Quarter:
    """Return the quarter in which a day lies."""
    return Quarter(Period.QUARTER.first_of(day))


def read_quarter(text: str) -> Quarter:
    """Return the quarter that `str` wrote. Raises ValueError for anything else."""
    found = _NAMED.fullmatch(text)
    if found is None or int(found[1]) < _EARLIEST:
        raise ValueError(f"“{text}” is no quarter. Write it as 2026-Q3.")
    return Quarter(date(int(found[1]), int(found[2]) * 3 - 2, 1))


def last_ended(today: date) -> Quarter:
    """Return the newest quarter that has ended."""
    return quarter_of(today).before


def newest(count: int, *, today: date) -> tuple[Quarter, ...]:
    """Return the last quarters that have ended, the oldest first."""
    found = [last_ended(today)]
    while len(found) < count:
        found.append(found[-1].before)
    return tuple(reversed(found))


def standing_of(quarter: Quarter, came_on: date | None, *, today: date) -> ReturnStanding:
    """Return how a site stands: `came_on` is when its first return for the quarter came."""
    if came_on is not None:
        return ReturnStanding.IN_TIME if came_on <= quarter.due_on else ReturnStanding.LATE
    return ReturnStanding.AWAITED if today <= quarter.due_on else ReturnStanding.MISSING
