"""A report as plain values that JSON can hold, so that it reads the same in ten years.

Days are written as 2026-11-17. A count that is withheld is named in `withheld` and not written.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, TypeVar

from samsyn.vocabulary.outcomes import Period as Length

Text = Mapping[str, str]  # language -> sentence
Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class Period:
    """The month or the quarter that a report is of."""

    length: Length
    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.length.last_of(self.first)

    @property
    def before(self) -> "Period":
        """The one before it."""
        return Period(self.length, self.length.at(self.length.number(self.first) - 1))

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of its months."""
        return _months(self.last, self.length.months)

    @property
    def year(self) -> tuple[date, ...]:
        """The first day of each of the twelve months that end with it."""
        return _months(self.last, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count of the period, of the one before and of twelve months; None where there is none.

    `whole` is what `now` is a part of. `withheld` names the counts that are too few to be told.
    """

    measure: str
    now: int | None = None
    before: int | None = None
    year: int | None = None
    whole: int | None = None
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """How many days a step took, each time that violence called for it in twelve months.

    The quartiles are None for fewer than four times.
    """

    measure: str
    times: int
    in_time: int
    waiting: int
    low: float | None = None
    middle: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """How one core element of the strategy stood."""

    element: str
    state: str
    last_on: str = ""
    due_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportCount:
    """A published count of support: between least and most, and the part of it in time."""

    kind: str
    room: str
    until: str
    least: int
    most: int
    part_least: int | None = None
    part_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What stands of one series: its newest value, the change with its interval, the clock."""

    indicator: str
    family: str
    name: str
    area: str
    unit: str
    source: str
    period: str
    first: str = ""  # of the newest value's period; '' if there is none
    value: str = ""
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    change: Text
    clock: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything that a report says."""

    length: str
    first: str
    on: str  # the day that it was drawn up
    figures: tuple[Figure, ...]
    days: tuple[Days, ...]
    elements: tuple[Element, ...]
    support: tuple[SupportCount, ...]
    series: tuple[Series, ...]
    summary: str = ""
    risks: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()

    @property
    def period(self) -> Period:
        """The month or the quarter that it is of."""
        return Period(Length(self.length), date.fromisoformat(self.first))

    def figure(self, measure: str) -> Figure:
        """Return the counts of a measure, without any where it has none."""
        found = (one for one in self.figures if one.measure == measure)
        return next(found, Figure(measure=measure))

    def saying(
        self, *, summary: str, risks: tuple[str, ...], decisions: tuple[str, ...]
    ) -> "Snapshot":
        """Return the report with what coordinators have written."""
        return replace(self, summary=summary, risks=risks, decisions=decisions)


def written_snapshot(snapshot: Snapshot) -> dict[str, Any]:
    """Return a report as JSON holds it."""
    return asdict(snapshot)


def read_snapshot(held: Mapping[str, Any]) -> Snapshot:
    """Return a report from what `written_snapshot` gave."""
    parts = dict(held)
    return Snapshot(
        **{
            **parts,
            "figures": tuple(
                replace(one, withheld=tuple(one.withheld))
                for one in _many(Figure, parts["figures"])
            ),
            "days": _many(Days, parts["days"]),
            "elements": _many(Element, parts["elements"]),
            "support": _many(SupportCount, parts["support"]),
            "series": _many(Series, parts["series"]),
            "risks": tuple(parts["risks"]),
            "decisions": tuple(parts["decisions"]),
        }
    )


def _many(kind: type[Held], rows: list[dict[str, Any]]) -> tuple[Held, ...]:
    return tuple(kind(**row) for row in rows)


def _months(last: date, count: int) -> tuple[date, ...]:
    end = Length.MONTH.number(last)
    return tuple(Length.MONTH.at(number) for number in range(end - count + 1, end + 1))
