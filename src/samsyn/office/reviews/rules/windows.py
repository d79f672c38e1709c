"""The window of a review, and the week that it is called after.

A window begins where the last one ended, to the microsecond, so that nothing falls between two
reviews or into both. Days and weeks are those of the site's own time zone.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from samsyn.analysis.triggers import Periods

FIRST_WINDOW: Final = 7  # days before the first review of a room
WEEK: Final = timedelta(days=7)
_FEBRUARY = 2


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week of the ISO calendar: week 53 may belong to the year before its last days."""

    year: int
    number: int

    @property
    def monday(self) -> date:
        """The first day."""
        return date.fromisocalendar(self.year, self.number, 1)


@dataclass(frozen=True, slots=True)
class Window:
    """From one review to the next; the end is excluded."""

    starts_at: datetime
    ends_at: datetime

    def holds(self, at: datetime) -> bool:
        """Whether a moment falls into the window."""
        return self.starts_at <= at < self.ends_at


def week_of(at: datetime, zone: ZoneInfo) -> Week:
    """Return the ISO week of a moment, where the site is."""
    year, number, _weekday = at.astimezone(zone).date().isocalendar()
    return Week(year, number)


def window_after(last_end: datetime | None, now: datetime, zone: ZoneInfo) -> Window:
    """Return the window of a review that is opened now; the first one's is seven whole days."""
    if last_end is not None:
        return Window(min(last_end, now), now)
    return Window(_midnight(now.astimezone(zone).date() - timedelta(days=FIRST_WINDOW), zone), now)


def next_meeting(opened_at: datetime, zone: ZoneInfo) -> date:
    """Return the day on which the next weekly review is due: a week after this one."""
    return opened_at.astimezone(zone).date() + WEEK


def periods_until(ends_at: datetime, zone: ZoneInfo) -> Periods:
    """Return the scorecard's periods: whole days before the day of the review, and what of it is.

    Twelve months go back to the same day of the year before; from 29 February to the 28th.
    """
    today = ends_at.astimezone(zone).date()
    return Periods(
        days_28=_midnight(today - timedelta(days=28), zone),
        days_90=_midnight(today - timedelta(days=90), zone),
        days_180=_midnight(today - timedelta(days=180), zone),
        months_12=_midnight(_year_before(today), zone),
        ends_at=ends_at,
    )


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (_FEBRUARY, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
