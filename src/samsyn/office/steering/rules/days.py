"""Days and months of the calendar. A day is a date, so clocks that are moved never touch it."""

from calendar import monthrange
from datetime import date

_MONTHS = 12


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the month's last day where it has no such day."""
    count = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(count, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first: date, last: date) -> int:
    """Return how many whole months lie between two days, the last one included."""
    end = date.fromordinal(last.toordinal() + 1) if last < date.max else last
    months = (end.year - first.year) * _MONTHS + end.month - first.month
    return months - (add_months(first, months) > end)


def days_of_year(year: int) -> tuple[date, date]:
    """Return the first and the last day of a calendar year, whatever its weeks are numbered."""
    return date(year, 1, 1), date(year, 12, 31)
