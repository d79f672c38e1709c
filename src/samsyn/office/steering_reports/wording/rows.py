"""The rows behind a number in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn import formats
from samsyn.office.outcomes.wording import period_name
from samsyn.office.steering.words import refusal_of
from samsyn.office.steering_reports.rules import (
    STEPS,
    Leads,
    Measure,
    Period,
    Row,
    Span,
    is_of_the_day,
)
from samsyn.office.steering_reports.wording.lines import name_of, written
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.outcomes import Period as Length


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """A row as a page has it; `said` is what it adds to the number, '' where it is just one."""

    row: Row
    name: str
    on: date | None
    said: str


def row_lines(measure: Measure, rows: Iterable[Row]) -> tuple[RowLine, ...]:
    """Return the rows behind a number, the newest first, and those that count for nothing last."""
    held = sorted(rows, key=lambda one: (one.on or date.min, one.counts), reverse=True)
    return tuple(
        RowLine(
            row=one,
            name=_name(one),
            on=None if one.leads is Leads.MONTHS else one.on,
            said=_said(measure, one),
        )
        for one in held
    )


def time_of(measure: Measure, span: Span, period: Period, on: date) -> str:
    """Return the time that a number is of, within a sentence. `on` is the day it was drawn up."""
    if is_of_the_day(measure):
        return _("as it stood %(day)s") % {"day": formats.dated(on, language=active_language())}
    if span is Span.BEFORE:
        return name_of(period.before, begins=False)
    name = name_of(period, begins=False)
    if span is Span.YEAR:
        return _("the twelve months that end with %(period)s") % {"period": name}
    return name


def _name(row: Row) -> str:
    if row.objection is not None:
        return str(refusal_of(row.objection))
    if row.leads is Leads.MONTHS and row.on is not None:
        return period_name(Length.MONTH, row.on)
    return row.name


def _said(measure: Measure, row: Row) -> str:
    if measure is Measure.GROUPS:
        return _("Has heard the message") if row.counts else _("Nobody has heard it")
    if measure is Measure.TASKS:
        return _("%(part)s of %(whole)s") % {
            "part": written(row.counts),
            "whole": written(row.whole),
        }
    if measure is Measure.REVIEWS:
        return written(row.counts)
    if measure in STEPS:
        if row.days is None:
            return _("Waits")
        return ngettext("%(num)s day", "%(num)s days", row.days) % {"num": row.days}
    return ""
