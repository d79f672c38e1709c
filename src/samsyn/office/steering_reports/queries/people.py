"""Counts of people and talks by month, as the smallest cells that releases guard.

Somebody who has heard the message is counted once, in the month of the first time, so that months
add up. The cells have the names that other reports of the room give them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from samsyn.analysis.disclosure_control import Answer, Asked
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.changes import Reading
from samsyn.office.coverage.queries import (
    Reached,
    heard_first,
    reached_cells,
    reached_keys,
    talks_held,
)
from samsyn.office.people.queries.labels import labels_of, note_labels
from samsyn.office.steering_reports.rules import Figure, Leads, Measure, Period, Row

_SPANS = ("now", "before", "year")
_COUNTED = {Measure.MET: Reached.HEARD, Measure.TALKS: Reached.TALKS}


@dataclass(frozen=True, slots=True)
class Guarded:
    """The cells of a report, and the sums of them that it asks to tell."""

    cells: Mapping[str, int]
    asks: tuple[Asked, ...]


def guarded(actor: Actor, period: Period, area: str) -> Guarded:
    """Return who heard the message for the first time and the talks held, month by month."""
    spans = _first_and_last(period)
    since = min(first for first, _last in spans.values())
    cells = reached_cells(actor, area, since=since, last=period.last)
    asks = [
        Asked(f"{measure}:{span}", reached_keys(cells, counted, first=first, last=last))
        for measure, counted in _COUNTED.items()
        for span, (first, last) in spans.items()
    ]
    return Guarded(cells, tuple(asks))


def told(answers: Mapping[str, Answer]) -> tuple[Figure, ...]:
    """Return the counts as they may be told."""
    figures = []
    for measure in (Measure.MET, Measure.TALKS):
        counts = {span: answers[f"{measure}:{span}"].count for span in _SPANS}
        withheld = tuple(span for span, count in counts.items() if count is None)
        figures.append(Figure(measure=measure.value, withheld=withheld, **counts))
    return tuple(figures)


def rows_of_people(here: Actor, measure: Measure, *, last: date) -> tuple[Row, ...]:
    """Return who heard the message for the first time up to a day, or the talks, oldest first."""
    if measure is Measure.MET:
        found = [
            Row(leads=Leads.PERSON, on=day, id=person, about=person)
            for person, day in heard_first(here, last=last).items()
        ]
        return tuple(sorted(found, key=lambda row: (row.on, row.id)))
    return tuple(
        Row(
            leads=Leads.TALK,
            on=timezone.localdate(one.at),
            name=access.code_for("P", one.person_id),
            id=one.talk_id,
            about=one.person_id,
        )
        for one in talks_held(here, last=last)
    )


def named(reader: Actor, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows with their people's names, or codes; the reading is noted."""
    held = tuple(rows)
    labels = labels_of(reader, [one.about for one in held if one.about is not None])
    note_labels(reader, Reading.LIST, labels.values())
    return tuple(
        replace(one, name=labels[one.about].text) if one.about in labels else one for one in held
    )


def _first_and_last(period: Period) -> Mapping[str, tuple[date, date]]:
    """Return the months of each span, by one of the first and one of the last."""
    months = {"now": period.months, "before": period.before.months, "year": period.year}
    return {span: (min(some), max(some)) for span, some in months.items()}
