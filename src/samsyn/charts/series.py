"""A course over time beside what would have come: both with the start marked and a range."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import DASH, Chart, Twin, drawing, key, line, see_table, text
from samsyn.charts.scales import Scale, scale
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

PLOT: Final = 240.0
_TOP: Final = 22.0
_LABEL_ROOM: Final = 76.0
_HEADROOM: Final = 1.04  # so that the highest point is not among the words above the plot
_NARROW_PERIODS: Final = 36

Line = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What was seen in each period, and what is held against it.

    `expected` is as long as `seen` or empty; `low` and `high` its range, of the same length, and
    may be left out only where `expected` is known and not estimated; it holds from `range_from` on.
    `start` is the place of the
    first period with the programme.
    """

    periods: Sequence[str]
    seen: Sequence[float]
    expected: Sequence[float] = ()
    low: Sequence[float] = ()
    high: Sequence[float] = ()
    range_from: int = 0
    start: int | None = None
    start_label: str = ""
    seen_name: str = ""
    expected_name: str = ""
    range_name: str = ""
    marks: Sequence[tuple[int, str]] = ()  # what happened: the place of its period, and a sign
    marks_name: str = ""
    apart: Collection[int] = ()  # places that nothing is computed from
    apart_name: str = ""


def series(of: Course, *, measure: str) -> Chart:
    """Draw the course. Phones get its last 36 periods.

    Raises ValueError for lines of different length, or none.
    """
    _check(of)
    label = see_table(_("Course over time: %(measure)s.") % {"measure": measure})
    first = max(0, len(of.seen) - _NARROW_PERIODS)
    return Chart(
        wide=drawing(*_picture(of, 0, 776, measure), label=label, shape="wide"),
        narrow=drawing(*_picture(of, first, 346, measure), label=label, shape="narrow"),
        twin=_twin(of, measure),
        twin_label=measure,
        legend=_legend(of, measure),
        narrow_note=_("A small screen shows the last periods. The table has them all.")
        if first
        else "",
    )


def _check(of: Course) -> None:
    lengths = {len(of.periods), len(of.seen)}
    lengths |= {len(one) for one in (of.expected, of.low, of.high) if len(one)}
    if lengths in ({0}, set()) or len(lengths) > 1 or len(of.low) != len(of.high):
        raise ValueError(f"The lines of a course must be of one length, not {sorted(lengths)}.")


def _picture(
    of: Course, first: int, width: float, measure: str
) -> tuple[tuple[float, float], list[str]]:
    left, right, floor = 44.0, width - 8, _TOP + PLOT
    values = [*of.seen[first:], *of.expected[first:], *of.low[first:], *of.high[first:]]
    highest = max(*values, 1e-9) * _HEADROOM
    up = scale(min(0.0, *values), highest, start=floor, end=_TOP)
    last = max(len(of.seen) - 1 - first, 1)

    def x(place: int) -> float:
        return left + (right - left) * (place - first) / last

    def points(line_: Sequence[float]) -> Line:
        return [(x(place), up(line_[place])) for place in range(first, len(line_))]

    parts = _frame(up, left, right)
    cut = max(of.range_from - first, 0)
    parts += _band(points(of.low)[cut:], points(of.high)[cut:])
    parts += _periods(of, first, x, floor)
    if of.expected:
        parts.append(_path(points(of.expected), "course other"))
    parts.append(_path(points(of.seen), "course"))
    parts += [_ring(x(place), up(of.seen[place])) for place in of.apart if place >= first]
    for place, sign in of.marks:
        if place >= first:
            parts += _mark(x(place), floor, sign)
    if of.start is not None and of.start >= first:
        at = x(of.start) - (right - left) / last / 2
        parts.append(line((at, 6), (at, floor), "now"))
        is_late = at > (left + right) / 2
        parts.append(text(at + (-6 if is_late else 6), 15, of.start_label, _end(is_late=is_late)))
    parts.append(text(left, 15, measure, "ink"))
    return (width, floor + 26), parts


def _ring(x: float, y: float) -> str:
    return f'<circle class="apart" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'


def _mark(x: float, floor: float, sign: str) -> list[str]:
    """Return a thin line at a period with its sign on top."""
    return [
        line((x, _TOP + 16), (x, floor), "gap"),
        text(x, _TOP + 12, sign, "strong middle"),
    ]


def _end(*, is_late: bool) -> str:
    return "strong end" if is_late else "strong"


def _frame(up: Scale, left: float, right: float) -> list[str]:
    parts = []
    for value in up.ticks():
        y = up(value)
        words = formats.number(value, decimals=up.decimals, language=page_language())
        parts.append(line((left, y), (right, y), "axis" if value == 0 else "grid"))
        parts.append(text(left - 6, y + 4.5, words, "end"))
    return parts


def _band(low: Line, high: Line) -> list[str]:
    if not low:
        return []
    around = [*low, *reversed(high)]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in around)
    return [f'<path class="range" d="M{path}Z"/>']


# `x` turns the place of a period into that in the picture.
def _periods(of: Course, first: int, x: Callable[[int], float], floor: float) -> list[str]:
    parts: list[str] = []
    latest = -_LABEL_ROOM
    for place in range(first, len(of.periods)):
        at = x(place)
        if at - latest >= _LABEL_ROOM:
            parts.append(line((at, floor), (at, floor + 5), "axis"))
            style = "" if place == first else "end" if place == len(of.periods) - 1 else "middle"
            parts.append(text(at, floor + 21, of.periods[place], style))
            latest = at + (_LABEL_ROOM / 3 if place == first else 0)  # it grows to the right only
    return parts


def _path(points: Line, style: str) -> str:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path class="{style}" d="M{path}"/>'


def _twin(of: Course, measure: str) -> Twin:
    columns = [_("Period"), of.seen_name or measure]
    columns += [of.expected_name] if of.expected else []
    columns += [of.range_name] if of.low else []
    return Twin(tuple(columns), tuple(_twin_row(of, place) for place in range(len(of.seen))))


def _twin_row(of: Course, place: int) -> tuple[str, ...]:
    def told(value: float) -> str:
        whole = float(value).is_integer()
        return formats.number(value, decimals=0 if whole else 2, language=page_language())

    row = [of.periods[place], told(of.seen[place])]
    row += [told(of.expected[place])] if of.expected else []
    if of.low:
        holds = place >= of.range_from
        row.append(f"{told(of.low[place])}{DASH}{told(of.high[place])}" if holds else DASH)
    return tuple(row)


def _legend(of: Course, measure: str) -> tuple[tuple[Markup, str], ...]:
    items: list[tuple[Markup, str]] = []
    if of.expected or of.low:
        items.append((key('<path class="course" d="M1 9H17"/>'), of.seen_name or measure))
    if of.expected:
        items.append((key('<path class="course other" d="M1 9H17"/>'), of.expected_name))
    if of.low:
        items.append(
            (key('<rect class="range" x="1" y="3" width="16" height="12"/>'), of.range_name)
        )
    if of.marks:
        items.append((key('<path class="gap" d="M9 1V17"/>'), of.marks_name))
    if of.apart:
        items.append((key('<circle class="apart" cx="9" cy="9" r="6"/>'), of.apart_name))
    return tuple(items)
