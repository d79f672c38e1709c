"""Which months of a log are due for review, and from when to when a month lasts."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAYS_TO_NEXT = 32  # from a first of a month: always in the next
MOST_MONTHS = 12


def first_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """Return the first day of the month after."""
    return first_of(first_of(month) + timedelta(days=_DAYS_TO_NEXT))


def bounds_of(month: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the midnights that a month begins and ends with; the end is not part of it."""
    begins, ends = first_of(month), month_after(month)
    return (
        datetime.combine(begins, time(), tzinfo=zone),
        datetime.combine(ends, time(), tzinfo=zone),
    )


def months_to_draw(today: date, *, latest: date | None) -> list[date]:
    """Return the whole months to review after the latest that was drawn, the oldest first.

    A room without one begins with the month before today's. No more than a year is made up for.
    """
    this = first_of(today)
    before = first_of(this - timedelta(days=1))
    if latest is None:
        return [before]
    found, month = [], month_after(latest)
    while month < this:
        found.append(month)
        month = month_after(month)
    return found[-MOST_MONTHS:]
