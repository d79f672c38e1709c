"""How the smallest cells are called: by every report in the same way, or nothing is guarded."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from samsyn.vocabulary.outcomes import Period

NO_AREA: Final = "-"
EVENTS: Final = "events-"  # and the series
ANALYSED: Final = "analysed_"  # and whether a member was involved


class Involved(StrEnum):
    """Whether a member was involved in an incident, as a problem analysis divides them."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def cell(measure: str, first: date, area: str) -> str:
    """Return the name of the cell of a measure in the month of a day, in an area."""
    return f"{measure}|{first:%Y-%m}|{area}"


def event_cell(indicator: UUID, first: date, period: Period) -> str:
    """Return the name of the cell of a series in the period that begins on a day.

    >>> event_cell(UUID(int=10), date(2026, 10, 1), Period.QUARTER)
    'events-0000000000000000000000000000000a|2026-10|quarter'
    """
    named = f"{EVENTS}{indicator.hex}|{first:%Y-%m}"
    return named if period is Period.MONTH else f"{named}|{period.value}"


def analysed_cell(involved: Involved, month: str, area: str) -> str:
    """Return the name of the cell of a month's incidents in an area, '' where it is not known."""
    return f"{ANALYSED}{involved}|{month}|{area or NO_AREA}"


def cells_involving(cells: Iterable[str], involved: Involved) -> tuple[str, ...]:
    """Return the names among `cells` of incidents with a member, without, or not known."""
    return tuple(name for name in cells if name.startswith(f"{ANALYSED}{involved}|"))


def cells_between(cells: Iterable[str], measure: str, first: date, last: date) -> tuple[str, ...]:
    """Return the names among `cells` that are of a measure, and of months from one to another."""
    months = f"{first:%Y-%m}", f"{last:%Y-%m}"
    parts = ((name, name.split("|")) for name in cells)
    return tuple(
        name for name, (of, month, *_) in parts if of == measure and months[0] <= month <= months[1]
    )
