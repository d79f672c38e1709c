"""What signed weekly reviews come to, week by week and month by month. Counts and hours only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from uuid import UUID

_SOON = 24  # hours


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFigures:
    """One signed review."""

    review_ref: UUID
    held_on: date
    iso_year: int
    iso_week: int
    incidents: int
    within_a_day: int
    hours: tuple[int, ...]  # from each incident to its first review
    decisions: int
    tasks_due: int
    tasks_done: int
    promises_kept: int
    promises_broken: int
    rounds_running: int
    agencies_present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """The reviews that were held in one month. Counts are sums; rounds are the most at one time."""

    month: date  # its first day
    reviews: int
    incidents: int
    reviewed: int
    within_a_day: int
    median_hours: float | None
    decisions: int
    tasks_due: int
    tasks_done: int
    promises_kept: int  # as they stood at the last review
    promises_broken: int
    rounds_running: int


def months_of(weeks: Iterable[WeekFigures]) -> tuple[MonthFigures, ...]:
    """Return the months in which a review was held, the newest first."""
    by_month: dict[date, list[WeekFigures]] = {}
    for week in sorted(weeks, key=lambda one: one.held_on):
        by_month.setdefault(week.held_on.replace(day=1), []).append(week)
    return tuple(_month(first, held) for first, held in sorted(by_month.items(), reverse=True))


def _month(first: date, held: list[WeekFigures]) -> MonthFigures:
    hours = [one for week in held for one in week.hours]
    return MonthFigures(
        month=first,
        reviews=len(held),
        incidents=sum(week.incidents for week in held),
        reviewed=len(hours),
        within_a_day=sum(one <= _SOON for one in hours),
        median_hours=median(hours) if hours else None,
        decisions=sum(week.decisions for week in held),
        tasks_due=sum(week.tasks_due for week in held),
        tasks_done=sum(week.tasks_done for week in held),
        promises_kept=held[-1].promises_kept,
        promises_broken=held[-1].promises_broken,
        rounds_running=max(week.rounds_running for week in held),
    )
