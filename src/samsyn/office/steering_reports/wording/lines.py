"""A report line by line in the reader's language: the same lines for the page and the files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn import formats
from samsyn.analysis.uncertainty.small_counts import Told
from samsyn.office.outcomes.wording import period_name, value_text
from samsyn.office.steering_reports.rules import (
    MEASURES,
    Days,
    Figure,
    Measure,
    Period,
    Section,
    Series,
    Snapshot,
    SupportCount,
)
from samsyn.office.steering_reports.wording.definitions import DEFINITIONS, SECTIONS
from samsyn.office.support.wording import told, told_of
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.outcomes import OutcomeFamily
from samsyn.vocabulary.outcomes import Period as Length
from samsyn.vocabulary.steering import CoreElement, FidelityState
from samsyn.vocabulary.support import FigureKind

Count = int | str | None  # words where it is withheld
KEY: Final = (Measure.KEPT, Measure.BROKEN, Measure.CALL_INS, Measure.MET, Measure.GROUPS)
_KINDS: Final[Mapping[FigureKind, Measure]] = {
    FigureKind.CASELOAD: Measure.CASELOAD,
    FigureKind.ANSWERED: Measure.ANSWERED,
    FigureKind.MET: Measure.FIRST_MEETINGS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measure: the period's count, the one before, twelve months, or what is said instead."""

    measure: Measure
    name: str
    now: Count = None
    before: Count = None
    year: Count = None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementLine:
    """How one core element stood."""

    name: str
    state: FidelityState
    state_word: str
    last_on: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesLine:
    """What stands of one series."""

    indicator: str
    name: str
    area: str
    family: str
    newest: str
    change: str
    clock: str
    source: str
    interval: tuple[float, float, float] | None = None  # ratio, low, high


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLines:
    """A whole report in words."""

    title: str
    period: str
    within: str  # the period's name as it stands within a sentence
    before: str
    drawn_up: date
    summary: tuple[str, ...]
    risks: tuple[str, ...]
    decisions: tuple[str, ...]
    key: tuple[Line, ...]
    sections: Mapping[Section, tuple[Line, ...]]
    elements: tuple[ElementLine, ...]
    series: tuple[SeriesLine, ...]
    headings: Mapping[Section, str] = field(default_factory=dict)


def name_of(period: Period, *, begins: bool = True) -> str:
    """Return what a period is called: October 2026, quarter 3 of 2026."""
    name = period_name(period.length, period.first, begins=begins)
    return name[0].upper() + name[1:] if begins else name


def lines_of(snapshot: Snapshot) -> ReportLines:
    """Return a report in words."""
    period = snapshot.period
    every = {one.measure: one for held in _sections(snapshot).values() for one in held}
    return ReportLines(
        title=_("Steering report, %(period)s") % {"period": name_of(period, begins=False)},
        period=name_of(period),
        within=name_of(period, begins=False),
        before=name_of(period.before),
        drawn_up=date.fromisoformat(snapshot.on),
        summary=tuple(one.strip() for one in snapshot.summary.split("\n\n") if one.strip()),
        risks=snapshot.risks,
        decisions=snapshot.decisions,
        key=tuple(every[one] for one in KEY),
        sections=_sections(snapshot),
        elements=tuple(_elements(snapshot)),
        series=tuple(map(_series, snapshot.series)),
        headings={section: str(name) for section, name in SECTIONS.items()},
    )


def written(count: Count) -> str:
    """Return a count as a page writes it."""
    if count is None:
        return "\u2013"
    return count if isinstance(count, str) else formats.number(count, language=active_language())


def _sections(snapshot: Snapshot) -> dict[Section, tuple[Line, ...]]:
    days = {one.measure: one for one in snapshot.days}
    found: dict[Section, tuple[Line, ...]] = {}
    for section in (Section.ASKING, Section.PROMISES, Section.REACHED):
        found[section] = tuple(
            _of_days(measure, days[measure.value])
            if measure.value in days
            else _of_figure(measure, snapshot.figure(measure.value))
            for measure in MEASURES[section]
        )
    found[Section.SUPPORT] = tuple(_of_support(one) for one in snapshot.support)
    return found


def _of_figure(measure: Measure, figure: Figure) -> Line:
    def count(span: str) -> Count:
        return _("too few to be shown") if span in figure.withheld else getattr(figure, span)

    now = count("now")
    if figure.whole == 0:
        now = None
    elif figure.whole is not None:
        now = _("%(part)s of %(whole)s") % {"part": written(now), "whole": written(figure.whole)}
    return Line(
        measure=measure,
        name=str(DEFINITIONS[measure].name),
        now=now,
        before=count("before"),
        year=count("year"),
    )


def _of_days(measure: Measure, days: Days) -> Line:
    said = [
        ngettext("%(num)s time", "%(num)s times", days.times) % {"num": written(days.times)},
        _("%(count)s in time") % {"count": written(days.in_time)},
    ]
    if days.waiting:
        said.append(ngettext("%(num)s waits", "%(num)s wait", days.waiting) % {"num": days.waiting})
    name = str(DEFINITIONS[measure].name)
    if days.low is None or days.middle is None or days.high is None:
        if not days.times and not days.waiting:
            return Line(measure=measure, name=name, said=_("No violence has called for it."))
        said.append(_("too few for a median"))
        return Line(measure=measure, name=name, said=", ".join(said))
    middle, low, high = map(_day_count, (days.middle, days.low, days.high))
    spread = _("median %(middle)s days, the middle half %(low)s to %(high)s") % {
        "middle": middle,
        "low": low,
        "high": high,
    }
    return Line(measure=measure, name=name, said=", ".join([spread, *said]))


def _day_count(days: float) -> str:
    return formats.number(days, decimals=0 if days == int(days) else 1, language=active_language())


def _of_support(one: SupportCount) -> Line:
    whole = Told(one.least, one.most)
    part = None
    if one.part_least is not None and one.part_most is not None:
        part = Told(one.part_least, one.part_most)
    kind = FigureKind(one.kind)
    until = formats.dated(date.fromisoformat(one.until), language=active_language())
    return Line(
        measure=_KINDS[kind],
        name=str(DEFINITIONS[_KINDS[kind]].name),
        now=told(whole) if kind is FigureKind.CASELOAD else told_of(part, whole),
        said=_("%(room)s, before %(day)s") % {"room": one.room, "day": until},
    )


def _elements(snapshot: Snapshot) -> Iterator[ElementLine]:
    for one in snapshot.elements:
        state = FidelityState(one.state)
        yield ElementLine(
            name=terms.word(CoreElement(one.element)),
            state=state,
            state_word=terms.word(state),
            last_on=date.fromisoformat(one.last_on) if one.last_on else None,
            due_on=date.fromisoformat(one.due_on) if one.due_on else None,
        )


def _series(one: Series) -> SeriesLine:
    newest = _("No value yet")
    if one.first:
        period = Length(one.period)
        newest = _("%(unit)s, %(period)s: %(value)s") % {
            "value": value_text(Decimal(one.value)),
            "unit": one.unit,
            "period": period_name(period, date.fromisoformat(one.first), begins=False),
        }
    interval = None
    if one.ratio is not None and one.low is not None and one.high is not None:
        interval = (one.ratio, one.low, one.high)
    return SeriesLine(
        indicator=one.indicator,
        name=one.name,
        area=one.area,
        family=terms.word(OutcomeFamily(one.family)),
        newest=newest,
        change=one.change[active_language()],
        clock=one.clock[active_language()],
        source=one.source,
        interval=interval,
    )
