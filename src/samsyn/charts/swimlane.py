"""Violence by and against a group, meetings and increased focus on one time axis.

It shows in which order things happened, never what caused what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import (
    DASH,
    Chart,
    Twin,
    box,
    drawing,
    key,
    line,
    see_table,
    text,
)
from samsyn.charts.harm import harm_label, harm_mark, harm_shape
from samsyn.charts.unit_dots import IncidentMark
from samsyn.charts.words import gettext as _
from samsyn.charts.words import ngettext, page_language
from samsyn.vocabulary.incidents import Harm

CROWDED = 17  # marks nearer than this would cover one another
ROW = 16  # between rows of marks inside a lane
_WORST_FIRST = (Harm.DEAD.value, Harm.INJURED.value, Harm.UNKNOWN.value, Harm.NONE.value)
_CALL_IN = '<path class="callin" d="M{x} {top}l8.5 15h-17z"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A call-in (`talks` is 0) or a number of individual talks on one day."""

    day: date
    name: str
    talks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period of increased focus; `last` is its last day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Swimlane:
    """What stands on the lanes. `gap` is a stretch without violence worth saying in days.

    Without `has_measures` the lanes for meetings and focus are left out: an empty lane would
    say that there were none.
    """

    by_group: Sequence[IncidentMark] = ()
    against_group: Sequence[IncidentMark] = ()
    meetings: Sequence[Meeting] = ()
    focus: Sequence[Period] = ()
    gap: tuple[date, date] | None = None
    has_measures: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    since: date
    until: date
    left: float
    right: float

    def x(self, day: date) -> float:
        share = (day - self.since).days / max((self.until - self.since).days, 1)
        return self.left + share * (self.right - self.left)

    def holds(self, day: date) -> bool:
        return self.since <= day <= self.until


def swimlane(lanes: Swimlane, *, today: date, group: str, months: int = 12) -> Chart:
    """Draw the months up to `today`; phones get the last half of them."""
    label = see_table(_("Timeline for %(group)s.") % {"group": group})
    wide = _Axis(since=_months_before(today, months - 1), until=today, left=170, right=752)
    half = _Axis(since=_months_before(today, months // 2 - 1), until=today, left=8, right=330)
    return Chart(
        wide=drawing(*_picture(lanes, wide, narrow=False), label=label, shape="wide"),
        narrow=drawing(*_picture(lanes, half, narrow=True), label=label, shape="narrow"),
        twin=_twin(lanes, wide),
        twin_label=_("Violence and measures"),
        legend=_legend() if lanes.has_measures else _legend()[:3],
        narrow_note=_("A small screen shows fewer months. The table has them all."),
    )


def _picture(
    lanes: Swimlane, axis: _Axis, *, narrow: bool
) -> tuple[tuple[float, float], list[str]]:
    height, top = (70, 26) if narrow else (50, 9)
    width, band = (346 if narrow else 776), (38 if narrow else 50)
    names = (
        _("Violence by the group"),
        _("Violence against the group"),
        _("Meetings and talks"),
        _("Increased focus"),
    )
    shown = len(names) if lanes.has_measures else 2
    parts, floor = [], top + (shown - 1) * height + band
    for number, name in enumerate(names[:shown]):
        y = top + number * height
        if narrow or number % 2 == 0:
            parts.append(box((0, y), (width, band), "lane", round_=3))
        parts.append(text(4 if narrow else 8, y - 6 if narrow else y + 30, name, "name"))
    parts += _months(axis, top, floor)
    middle = [top + number * height + band / 2 for number in range(4)]
    rows = int((band - 2) // ROW)
    parts += _incidents(lanes.by_group, axis, middle[0], rows=rows)
    parts += _incidents(lanes.against_group, axis, middle[1], rows=rows)
    parts += _gap(lanes.gap, axis, middle[0])
    if lanes.has_measures:
        parts += _meetings(lanes.meetings, axis, middle[2])
        parts += _focus(lanes.focus, axis, middle[3])
    today = axis.x(axis.until)
    parts.append(line((today, top - 4), (today, floor), "now"))
    parts.append(text(min(today + 4, width), floor + 36, _("today"), "strong end"))
    return (width, floor + 42), parts


def _months(axis: _Axis, top: float, floor: float) -> list[str]:
    parts, month, language = [], axis.since, page_language()
    while month <= axis.until:
        x = axis.x(month)
        parts.append(line((x, top), (x, floor), "grid"))
        parts.append(text(x + 3, floor + 18, formats.short_month(month, language=language)))
        if month == axis.since or month.month == 1:
            parts.append(text(x + 3, floor + 36, month.year, "strong"))
        month = _months_before(month, -1)
    return parts


def _incidents(incidents: Sequence[IncidentMark], axis: _Axis, y: float, *, rows: int) -> list[str]:
    """Return the marks of one lane, in up to `rows` rows where they stand close."""
    inside = sorted((i for i in incidents if axis.holds(i.day)), key=lambda i: i.day)
    crowds: list[list[IncidentMark]] = []
    for each in inside:
        if crowds and axis.x(each.day) - axis.x(crowds[-1][-1].day) < CROWDED:
            crowds[-1].append(each)
        else:
            crowds.append([each])
    return [part for crowd in crowds for part in _crowd(crowd, axis, y, rows)]


def _crowd(crowd: Sequence[IncidentMark], axis: _Axis, y: float, rows: int) -> list[str]:
    ends: list[float] = []  # where the latest mark of each row stands
    placed: list[tuple[IncidentMark, int]] = []
    for each in crowd:
        x = axis.x(each.day)
        row = next((row for row, end in enumerate(ends) if x - end >= CROWDED), len(ends))
        ends[row : row + 1] = [x]
        placed.append((each, row))
    if len(ends) > rows:
        return _counted(crowd, axis, y)
    middle = (len(ends) - 1) / 2
    return [
        harm_shape(each.kind, each.harm, x=axis.x(each.day), y=y + ROW * (row - middle))
        for each, row in placed
    ]


def _counted(crowd: Sequence[IncidentMark], axis: _Axis, y: float) -> list[str]:
    """Return one mark for incidents too close to draw: the worst harm, with their number."""
    worst = min(crowd, key=lambda each: _WORST_FIRST.index(each.harm))
    x = sum(axis.x(each.day) for each in crowd) / len(crowd)
    return [
        text(x, y - 5, len(crowd), "strong middle"),
        harm_shape(worst.kind, worst.harm, x=x, y=y + 9),
    ]


def _gap(gap: tuple[date, date] | None, axis: _Axis, y: float) -> list[str]:
    if gap is None or not axis.holds(gap[0]):
        return []
    start, end = axis.x(gap[0]) + 12, axis.x(gap[1]) - 12
    days = (gap[1] - gap[0]).days
    words = ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
    middle, half = (start + end) / 2, 4.0 + 3.4 * len(words)
    if end - start < 2 * half:
        return []
    return [
        line((start, y), (end, y), "gap"),
        box((middle - half, y - 9), (2 * half, 18), "gap-label", round_=2),
        text(middle, y + 4.5, words, "ink middle"),
    ]


def _meetings(meetings: Sequence[Meeting], axis: _Axis, y: float) -> list[str]:
    parts = []
    for each in meetings:
        if not axis.holds(each.day):
            continue
        x = axis.x(each.day)
        if each.talks:
            parts.append(f'<circle class="talks" cx="{x:.1f}" cy="{y:.1f}" r="11"/>')
            parts.append(text(x, y + 4.5, each.talks, "talks-count"))
        else:
            parts.append(_CALL_IN.format(x=f"{x:.1f}", top=f"{y - 9:.1f}"))
    return parts


def _focus(periods: Sequence[Period], axis: _Axis, y: float) -> list[str]:
    parts = []
    for each in periods:
        if each.last < axis.since or each.first > axis.until:
            continue
        start = axis.x(max(each.first, axis.since))
        end = max(axis.x(min(each.last, axis.until)), start + 3)
        parts.append(box((start, y - 10), (end - start, 20), "focus", round_=2))
        days = (each.last - each.first).days + 1
        words = ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
        if start - axis.left > 8 * len(words):
            parts.append(text(start - 6, y + 4.5, words, "ink end"))
    return parts


def _twin(lanes: Swimlane, axis: _Axis) -> Twin:
    rows: list[tuple[date, str, str]] = []
    for name, incidents in (
        (_("Violence by the group"), lanes.by_group),
        (_("Violence against the group"), lanes.against_group),
    ):
        rows += [
            (each.day, name, f"{each.name}, {harm_label(each.harm).lower()}") for each in incidents
        ]
    rows += [(each.day, _("Meetings and talks"), each.name) for each in lanes.meetings]
    language = page_language()
    for each in lanes.focus:
        first, last = (formats.dated(day, language=language) for day in (each.first, each.last))
        rows.append((each.first, _("Increased focus"), f"{first}{DASH}{last}"))
    inside = sorted((row for row in rows if axis.holds(row[0])), reverse=True)
    return Twin(
        (_("Date"), _("Kind"), _("What")),
        tuple((formats.dated(day, language=language), kind, what) for day, kind, what in inside),
    )


def _legend() -> tuple[tuple[Markup, str], ...]:
    return (
        (harm_mark("shooting", "none"), _("Nobody hurt")),
        (harm_mark("shooting", "injured"), _("Injured")),
        (harm_mark("shooting", "dead"), _("Dead")),
        (key(_CALL_IN.format(x="9", top="2")), _("Call-in")),
        (key('<circle class="talks" cx="9" cy="9" r="7"/>'), _("Individual talks, number")),
        (
            key('<rect class="focus" x="1" y="4" width="16" height="10" rx="2"/>'),
            _("Increased focus"),
        ),
    )


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1)
