"""Which weeks of reading from outside are to be written down, and from when to when one lasts."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(weeks=1)
MOST_WEEKS = 12


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def bounds_of_week(monday: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the midnights that a week begins and ends with; the end is not part of it."""
    return (
        datetime.combine(monday, time(), tzinfo=zone),
        datetime.combine(monday + WEEK, time(), tzinfo=zone),
    )


def weeks_to_write(today: date, *, latest: date | None) -> list[date]:
    """Return the whole weeks after the latest that was written, the oldest first.

    A room without one begins with the week before today's. No more than twelve are made up for.
    """
    this = monday_of(today)
    monday = this - WEEK if latest is None else latest + WEEK
    found = []
    while monday < this:
        found.append(monday)
        monday += WEEK
    return found[-MOST_WEEKS:]
