"""A figure that grows along another, as reach by seats or violence held by people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import DASH, Chart, Twin, drawing, key, line, see_table, text
from samsyn.charts.scales import Scale, scale
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

PLOT: Final = 260.0
_TOP: Final = 26.0
_MOST_POINTS: Final = 400
_MOST_ROWS: Final = 40

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """A point of the curve with its interval."""

    at: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """The points of a curve, rising along, and what stands beside it.

    `other` is a second line to compare with; `chosen` is the point that is taken; `uncertain` are
    points whose interval is known, which an estimated curve must have; `range_name` says of what
    kind, else 95 per cent. With `is_share` both figures are shares of 1.
    """

    points: Sequence[Point]
    along: str
    measure: str
    most: float | None = None
    is_share: bool = False
    uncertain: Sequence[Uncertain] = ()
    other: Sequence[Point] = ()
    other_name: str = ""
    chosen: Point | None = None
    range_name: str = ""


def curve(of: Grown) -> Chart:
    """Draw the curve; phones get it narrower. Raises ValueError for no point."""
    if not of.points:
        raise ValueError("A curve without points cannot be drawn.")
    label = see_table(_("%(measure)s, by %(along)s.") % {"measure": of.measure, "along": of.along})
    return Chart(
        wide=drawing(*_picture(of, 776), label=label, shape="wide"),
        narrow=drawing(*_picture(of, 346), label=label, shape="narrow"),
        twin=_twin(of),
        twin_label=of.measure,
        legend=_legend(of),
    )


def _picture(of: Grown, width: float) -> tuple[tuple[float, float], list[str]]:
    left, right, floor = 56.0, width - 12, _TOP + PLOT
    highest = max(
        [of.most or 0.0, *(y for _x, y in of.points), *(one.high for one in of.uncertain)]
    )
    up = scale(0.0, max(highest, 1e-9), start=floor, end=_TOP)
    last = max(of.points[-1][0], 1e-9)
    along = scale(0.0, last, start=left, end=right, is_rounded=False)
    parts = [text(6, 14, of.measure, "ink")]
    for value in up.ticks():
        parts.append(line((left, up(value)), (right, up(value)), "grid" if value else "axis"))
        parts.append(text(left - 6, up(value) + 4.5, _number(value, up, of), "end"))
    for value in along.ticks():
        style = "end" if along(value) > right - 20 else "middle"
        parts.append(line((along(value), floor), (along(value), floor + 5), "axis"))
        parts.append(text(along(value), floor + 20, _number(value, along, of), style))
    if of.other:
        parts.append(_path(of.other, along, up, "course even"))
    parts.append(_path(_thinned(of.points), along, up, "course"))
    if of.chosen:
        x, y = along(of.chosen[0]), up(of.chosen[1])
        parts.append(line((x, floor), (x, y), "now"))
        parts.append(f'<circle class="node invited" cx="{x:.1f}" cy="{y:.1f}" r="6"/>')
    for one in of.uncertain:
        x = along(one.at)
        parts.append(line((x, up(one.low)), (x, up(one.high)), "whisker"))
        parts.append(f'<circle class="point" cx="{x:.1f}" cy="{up(one.value):.1f}" r="4.5"/>')
    parts.append(text((left + right) / 2, floor + 40, of.along, "ink middle"))
    return (width, floor + 48), parts


def _thinned(points: Sequence[Point]) -> Sequence[Point]:
    step = max(1, len(points) // _MOST_POINTS)
    kept = list(points[::step])
    return kept if kept[-1] == points[-1] else [*kept, points[-1]]


def _path(points: Sequence[Point], along: Scale, up: Scale, style: str) -> str:
    path = "L".join(f"{along(x):.1f} {up(y):.1f}" for x, y in points)
    return f'<path class="{style}" d="M{path}"/>'


def _number(value: float, on: Scale, of: Grown) -> str:
    language = page_language()
    if of.is_share:
        shown = formats.number(100 * value, decimals=max(0, on.decimals - 2), language=language)
        return _("%(share)s %%") % {"share": shown}
    return formats.number(value, decimals=on.decimals, language=language)


def _twin(of: Grown) -> Twin:
    if of.uncertain:
        rows = [(one.at, one.value, one.low, one.high) for one in of.uncertain]
        columns = (of.along, of.measure, _range_name(of))
        return Twin(
            columns,
            tuple(
                (_told(at, of), _told(value, of), f"{_told(low, of)}{DASH}{_told(high, of)}")
                for at, value, low, high in rows
            ),
        )
    step = max(1, len(of.points) // _MOST_ROWS)
    kept = [*of.points[::step], *([of.points[-1]] if (len(of.points) - 1) % step else [])]
    return Twin((of.along, of.measure), tuple((_told(x, of), _told(y, of)) for x, y in kept))


def _told(value: float, of: Grown) -> str:
    language = page_language()
    if of.is_share:
        return _("%(share)s %%") % {"share": formats.number(100 * value, language=language)}
    whole = float(value).is_integer()
    return formats.number(value, decimals=0 if whole else 1, language=language)


def _range_name(of: Grown) -> str:
    return of.range_name or _("95 per cent interval")


def _legend(of: Grown) -> tuple[tuple[Markup, str], ...]:
    items = []
    if of.other:
        items.append((key('<path class="course" d="M1 9H17"/>'), of.measure))
        items.append((key('<path class="course even" d="M1 9H17"/>'), of.other_name))
    if of.uncertain:
        mark = line((9, 1), (9, 17), "whisker") + '<circle class="point" cx="9" cy="9" r="4"/>'
        items.append((key(mark), _range_name(of)))
    return tuple(items)
