"""When a period is over. Pure: the database computes the same day in `Removal.due_on`."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date | None]  # since, and the first day after; open while it lasts
_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long, and how long at most with the days that are not counted."""

    months: int
    most_months: int
    pauses: bool = False


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def paused_days(start: date, period: Period, spans: Iterable[Span], today: date) -> int:
    """Return how many days do not count. One that lasts is counted until today.

    A pause that begins when the period is over prolongs nothing; overlapping ones count once.
    """
    if not period.pauses:
        return 0
    due, counted, reached = months_later(start, period.months), 0, start
    for since, until in sorted(spans, key=lambda span: span[0]):
        begins, ends = max(since, reached), min(until or today, today)
        if begins >= due + timedelta(days=counted):
            break
        if ends > begins:
            counted += (ends - begins).days
            reached = ends
    return counted


def due_on(start: date, period: Period, paused: int) -> date:
    """Return the day on which a record is due: never beyond the period's most."""
    counted = months_later(start, period.months) + timedelta(days=paused)
    return min(counted, months_later(start, period.most_months))
