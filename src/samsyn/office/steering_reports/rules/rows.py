"""The rows that a count is made of: a figure of acts is the sum of what its rows count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from samsyn.office.steering.rules import Objection
from samsyn.office.steering_reports.rules.measures import Measure
from samsyn.office.steering_reports.rules.snapshot import Figure, Period


class Span(StrEnum):
    """The time that a count is of."""

    NOW = "now"
    BEFORE = "before"
    YEAR = "year"


class Leads(StrEnum):
    """The page that a row leads to."""

    PLAN = "plan"
    AGREEMENTS = "agreements"
    START_UP = "start-up"
    MONTHS = "months"
    PROMISE = "promise"
    TRIGGER = "trigger"
    CALL_IN = "call-in"
    PERSON = "person"
    TALK = "talk"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that a measure counts, and the page that has it.

    `counts` is what it adds to the count, and `whole` to what the count is a part of. `id` is the
    record's, of a promise that of a group it was given to; `about` is the person it tells of.
    """

    leads: Leads
    on: date | None = None
    name: str = ""
    id: UUID | None = None
    about: UUID | None = None
    counts: int = 1
    whole: int = 1
    days: int | None = None  # that a step took; None while it waits
    objection: Objection | None = None  # that the start-up has


OVER_TIME: Final = frozenset(
    {Measure.PROMISES_MADE, Measure.CALL_INS, Measure.MET, Measure.TALKS, Measure.REVIEWS}
)
STEPS: Final = (Measure.DECISION, Measure.FIRST_MEASURE, Measure.REPORT_BACK)
_PARTS: Final = frozenset({Measure.GROUPS, Measure.TASKS})
# What the steering group's part of the joint room has. The rest lies where coordinators read.
OF_STEERING: Final = frozenset(
    {Measure.PLAN_LATE, Measure.AGREEMENTS, Measure.NOT_READY, Measure.REVIEWS, Measure.TASKS}
)
WITH_ROWS: Final = OF_STEERING | {
    Measure.PROMISES_MADE,
    Measure.KEPT,
    Measure.BROKEN,
    Measure.DUE,
    Measure.SET_ASIDE,
    Measure.PENDING,
    *STEPS,
    Measure.CALL_INS,
    Measure.MET,
    Measure.TALKS,
    Measure.GROUPS,
}


def spans_of(measure: Measure) -> tuple[Span, ...]:
    """Return the times of which a measure has a count."""
    if measure in STEPS:
        return (Span.YEAR,)
    return tuple(Span) if measure in OVER_TIME else (Span.NOW,)


def is_of_the_day(measure: Measure) -> bool:
    """Whether a measure is of the day that the report is drawn up, and not of its period."""
    return measure not in OVER_TIME and measure not in STEPS and measure is not Measure.TASKS


def within(measure: Measure, rows: Iterable[Row], span: Span, period: Period) -> tuple[Row, ...]:
    """Return the rows that a count of a time is made of."""
    if measure not in OVER_TIME:
        return tuple(rows)
    first, last = _days(span, period)
    return tuple(one for one in rows if one.on is not None and first <= one.on <= last)


def counted(measure: Measure, rows: Iterable[Row], period: Period) -> Figure:
    """Return the counts of a measure from its rows."""
    held = tuple(rows)
    counts = {
        span: sum(one.counts for one in within(measure, held, span, period))
        for span in spans_of(measure)
    }
    return Figure(
        measure=measure.value,
        now=counts.get(Span.NOW),
        before=counts.get(Span.BEFORE),
        year=counts.get(Span.YEAR),
        whole=sum(one.whole for one in held) if measure in _PARTS else None,
    )


def _days(span: Span, period: Period) -> tuple[date, date]:
    if span is Span.BEFORE:
        return period.before.first, period.before.last
    return (period.year[0] if span is Span.YEAR else period.first), period.last
