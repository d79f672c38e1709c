"""Counts of people and talks by month, as the smallest cells that releases guard.

Somebody who has heard the message is counted once, in the month of the first time, so that months
add up. The cells have the names that other reports of the room give them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from samsyn.analysis.disclosure_control import Answer, Asked
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.queries import called_to
from samsyn.office.coverage.queries import meetings
from samsyn.office.people.models import PersonLink
from samsyn.office.steering_reports.rules import Figure, Measure, Period
from samsyn.vocabulary.outcomes import Period as Length

_SPANS = ("now", "before", "year")


@dataclass(frozen=True, slots=True)
class Guarded:
    """The cells of a report, and the sums of them that it asks to tell."""

    cells: Mapping[str, int]
    asks: tuple[Asked, ...]


def guarded(actor: Actor, period: Period, area: str) -> Guarded:
    """Return who was met for the first time and the talks held, month by month."""
    last = period.last
    calls = called_to(actor, since=meetings.BEGINNING, until=last)
    tried = meetings.attempts(actor, since=meetings.BEGINNING, until=last)
    firsts: dict[str, date] = {}
    for one in meetings.met(calls, tried, access.linked(actor, PersonLink)):
        firsts[one.person] = min(one.on, firsts.get(one.person, one.on))
    held = [timezone.localdate(one.at) for one in tried if one.reached_person]
    cells: dict[str, int] = {}
    asks: list[Asked] = []
    for measure, days in ((Measure.MET, [*firsts.values()]), (Measure.TALKS, held)):
        cells |= _cells(measure, days, period, area)
        asks += _asks(measure, period, area)
    return Guarded(cells, tuple(asks))


def told(answers: Mapping[str, Answer]) -> tuple[Figure, ...]:
    """Return the counts as they may be told."""
    figures = []
    for measure in (Measure.MET, Measure.TALKS):
        counts = {span: answers[f"{measure}:{span}"].count for span in _SPANS}
        withheld = tuple(span for span, count in counts.items() if count is None)
        figures.append(Figure(measure=measure.value, withheld=withheld, **counts))
    return tuple(figures)


def _cells(measure: Measure, days: Iterable[date], period: Period, area: str) -> dict[str, int]:
    counts = Counter(Length.MONTH.first_of(day) for day in days)
    begins = min([*counts, period.year[0], period.before.first])
    span = range(Length.MONTH.number(begins), Length.MONTH.number(period.last) + 1)
    months = [Length.MONTH.at(number) for number in span]
    return {_key(measure, month, area): counts[month] for month in months}


def _asks(measure: Measure, period: Period, area: str) -> list[Asked]:
    spans = {"now": period.months, "before": period.before.months, "year": period.year}
    return [
        Asked(f"{measure}:{span}", tuple(_key(measure, month, area) for month in months))
        for span, months in spans.items()
    ]


def _key(measure: Measure, month: date, area: str) -> str:
    return f"{measure}|{Length.MONTH.label(month)}|{area}"
