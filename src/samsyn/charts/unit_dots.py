"""Every incident, week by week: one mark each, so that small numbers are seen as they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import (
    Chart,
    Twin,
    box,
    drawing,
    line,
    see_table,
    text,
)
from samsyn.charts.harm import harm_label, harm_mark, harm_shape
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

WEEK = timedelta(days=7)
STEP = 19
LEAST_STACK = 3
LAST_LABEL = 112


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentMark:
    """One incident: its day, kind and harm (values of the vocabulary) and its name in words."""

    day: date
    kind: str
    harm: str
    name: str


def unit_dots(
    incidents: Iterable[IncidentMark],
    *,
    until: date,
    weeks: int = 26,
    narrow_weeks: int = 12,
    is_now: bool = True,
) -> Chart:
    """Draw the incidents of the last `weeks` weeks, the week of `until` included.

    `is_now` says that `until` is today; else the last week is named with its year.
    """
    since = _monday(until) - (weeks - 1) * WEEK
    shown = sorted((i for i in incidents if since <= i.day <= until), key=lambda i: i.day)
    label = see_table(_("Incidents per week."))
    last = _last_label(until, is_now=is_now)
    return Chart(
        wide=drawing(*_picture(shown, (until, last), weeks, 776), label=label, shape="wide"),
        narrow=drawing(
            *_picture(shown, (until, last), narrow_weeks, 346), label=label, shape="narrow"
        ),
        twin=_twin(shown),
        twin_label=_("Incidents"),
        legend=_legend(),
        narrow_note=_("A small screen shows fewer weeks. The table has them all."),
    )


def _picture(
    incidents: Sequence[IncidentMark], end: tuple[date, str], weeks: int, width: int
) -> tuple[tuple[float, float], list[str]]:
    until, last = end
    first, left, slot = _monday(until) - (weeks - 1) * WEEK, 4.0, (width - 8) / weeks
    stacks: dict[int, list[IncidentMark]] = defaultdict(list)
    for incident in incidents:
        if incident.day >= first:
            stacks[(incident.day - first).days // 7].append(incident)
    floor = 22 + STEP * max([LEAST_STACK, *map(len, stacks.values())])
    parts = [box((left + (weeks - 1) * slot, 8), (slot, floor - 8), "band", round_=2)]
    parts.append(line((left, floor), (width - 4, floor), "axis"))
    for week, stack in sorted(stacks.items()):
        x = left + (week + 0.5) * slot
        parts += [
            harm_shape(each.kind, each.harm, x=x, y=floor - 12 - STEP * height)
            for height, each in enumerate(stack)
        ]
    parts += _axis((first, last), weeks, (left, slot, floor))
    return (width, floor + 26), parts


def _axis(ends: tuple[date, str], weeks: int, place: tuple[float, float, float]) -> list[str]:
    (first, last), (left, slot, floor) = ends, place
    parts, language = [], page_language()
    for week in range(weeks):
        monday, x = first + week * WEEK, left + (week + 0.5) * slot
        parts.append(line((x, floor), (x, floor + 4), "axis"))
        starts_month = (monday - WEEK).month != monday.month
        if starts_month and week < weeks - LAST_LABEL / slot:
            name = formats.short_month(monday, language=language)
            parts.append(text(x, floor + 21, name, "middle" if week else ""))
    parts.append(text(left + weeks * slot, floor + 21, last, "strong end"))
    return parts


def _last_label(until: date, *, is_now: bool) -> str:
    week = formats.week(until, language=page_language())
    return _("%(week)s, now") % {"week": week} if is_now else f"{week} {until.isocalendar().year}"


def _twin(incidents: Sequence[IncidentMark]) -> Twin:
    language = page_language()
    return Twin(
        (_("Date"), _("Week"), _("Incident"), _("Harm")),
        tuple(
            (
                formats.dated(each.day, language=language),
                str(each.day.isocalendar().week),
                each.name,
                harm_label(each.harm),
            )
            for each in reversed(incidents)
        ),
    )


def _legend() -> tuple[tuple[Markup, str], ...]:
    return (
        (harm_mark("shooting", "none"), _("Round: shooting")),
        (harm_mark("explosion", "none"), _("Square: explosion")),
        (harm_mark("stabbing", "none"), _("Triangle: other violence")),
        (harm_mark("shooting", "none"), _("Empty: nobody hurt")),
        (harm_mark("shooting", "injured"), _("Filled: injured")),
        (harm_mark("shooting", "dead"), _("Cross: dead")),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
