"""Counts over time, from what `queries` gave to what the analysis takes. No query, no clock."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from samsyn.analysis.uncertainty import ExpectedRange, TooFew, expected_range
from samsyn.office.situation.queries import DayCount

WINDOW: Final = timedelta(days=28)
BASELINE_QUARTERS: Final = 8
WEEKS_LOOKED_BACK: Final = 104
FEWEST_WEEKS: Final = 26
WORTH_COMPARING: Final = 2
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter that a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.next.first - self.first).days


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Incidents per quarter without gaps, and how many have too unsure a time for one."""

    quarters: tuple[tuple[Quarter, int], ...]
    unplaced: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The last 28 days held against the range to expect; `expected` is None if too few."""

    count: int
    expected: ExpectedRange | None
    baseline: tuple[tuple[Quarter, int], ...]


@dataclass(frozen=True, slots=True)
class BusyWeeks:
    """Of how many calendar weeks so many had at least as much violence."""

    at_least: int
    busy: int
    weeks: int


def history(counts: Sequence[DayCount], *, until: date) -> History:
    """Return the count of every quarter from the first incident to the one of `until`."""
    per_quarter: Counter[Quarter] = Counter()
    unplaced = 0
    for each in counts:
        quarter = Quarter.of(each.first)
        if quarter == Quarter.of(each.last) or _is_placed(each):
            per_quarter[quarter] += each.incidents
        else:
            unplaced += each.incidents
    if not per_quarter:
        return History(quarters=(), unplaced=unplaced)
    quarters, quarter = [], min(per_quarter)
    while quarter <= max(Quarter.of(until), *per_quarter):
        quarters.append((quarter, per_quarter[quarter]))
        quarter = quarter.next
    return History(quarters=tuple(quarters), unplaced=unplaced)


def usual(counts: Sequence[DayCount], *, until: date) -> Usual:
    """Hold the 28 days up to `until` against the eight whole quarters before them.

    The quarter in which the records begin is left out: it may not be whole.
    """
    start = until - WINDOW + timedelta(days=1)
    count = _between(counts, start, until)
    whole = [
        (quarter, number)
        for quarter, number in history(counts, until=until).quarters[1:]
        if quarter.next.first <= start
    ]
    baseline = tuple(whole[-BASELINE_QUARTERS:])
    try:
        expected = expected_range(
            [number for _quarter, number in baseline],
            [quarter.days for quarter, _number in baseline],
            ahead=WINDOW.days,
        )
    except TooFew:
        return Usual(count=count, expected=None, baseline=baseline)
    return Usual(count=count, expected=expected, baseline=baseline)


def busy_weeks(counts: Sequence[DayCount], *, until: date) -> BusyWeeks | None:
    """Say how many of the last 104 whole calendar weeks had as much as the last seven days.

    None if the last seven days had fewer than two incidents, or the records are too short.
    """
    at_least = _between(counts, until - _WEEK + timedelta(days=1), until)
    placed = [each for each in counts if _is_placed(each)]
    if at_least < WORTH_COMPARING or not placed:
        return None
    monday = until - timedelta(days=until.weekday()) - WEEKS_LOOKED_BACK * _WEEK
    monday = max(monday, placed[0].first + timedelta(days=7 - placed[0].first.weekday()))
    weeks = (until - timedelta(days=until.weekday()) - monday) // _WEEK
    if weeks < FEWEST_WEEKS:
        return None
    per_week: Counter[int] = Counter()
    for each in placed:
        per_week[(each.first - monday) // _WEEK] += each.incidents
    busy = sum(per_week[week] >= at_least for week in range(weeks))
    return BusyWeeks(at_least, busy, weeks)


def per_year(quarters: Iterable[tuple[Quarter, int]]) -> list[tuple[int, list[int | None]]]:
    """Return each year with its four counts, newest first; None before and after the record."""
    years: dict[int, list[int | None]] = {}
    for quarter, count in quarters:
        years.setdefault(quarter.year, [None] * 4)[quarter.number - 1] = count
    return sorted(years.items(), reverse=True)


def unreviewed_before(counts: Iterable[DayCount], day: date) -> int:
    """Return how many incidents that began before a day nobody has reviewed."""
    return sum(each.unreviewed for each in counts if each.first < day)


def _between(counts: Iterable[DayCount], first: date, last: date) -> int:
    return sum(
        each.incidents for each in counts if first <= each.first <= last and _is_placed(each)
    )


def _is_placed(each: DayCount) -> bool:
    return each.last - each.first <= _WEEK
