"""Rates of places beside what chance gives at a common rate, by their size: no ranking.

The form of D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
Medicine 24 (2005), 1185-1202, doi:10.1002/sim.1970.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import DASH, Chart, Twin, drawing, key, line, see_table, text
from samsyn.charts.scales import Scale, scale
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

PLOT: Final = 300.0
_TOP: Final = 26.0
_ROOM: Final = 1.12  # beyond the largest place, so that its name has room
_APART: Final = 15.0  # between names that would lie over one another
_LETTER: Final = 7.2
_DOT: Final = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One place: how large it is, its rate with its interval, and what is said of it."""

    name: str
    size: float
    rate: float
    interval: tuple[float, float]
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Between which rates chance puts a place of each size: (size, low, high), rising in size."""

    name: str
    at: Sequence[tuple[float, float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """The places in the order of their names, the common rate, and its limits, inner first.

    `without` are places of which nothing can be drawn, with why: they stand in the table.
    """

    places: Sequence[Placed]
    common: float
    limits: Sequence[Limits]
    measure: str
    sizes: str
    rows: str = ""
    without: Sequence[tuple[str, str]] = ()


def funnel(of: Funnel) -> Chart:
    """Draw the places; phones get it narrower. Raises ValueError for no place or no limits."""
    if not of.places or not of.limits:
        raise ValueError("A funnel needs places and limits; say in words that there are none.")
    said = _("%(measure)s, by %(sizes)s, beside what chance gives at the common rate.")
    label = see_table(said % {"measure": of.measure, "sizes": of.sizes})
    return Chart(
        wide=drawing(*_picture(of, 776), label=label, shape="wide"),
        narrow=drawing(*_picture(of, 346), label=label, shape="narrow"),
        twin=_twin(of),
        twin_label=of.measure,
        legend=_legend(of),
    )


def _picture(of: Funnel, width: float) -> tuple[tuple[float, float], list[str]]:
    left, right, floor = 56.0, width - 12, _TOP + PLOT
    largest = max(one.size for one in of.places)
    highest = max([*(one.rate for one in of.places), 2 * of.common])
    up = scale(0.0, highest * _ROOM, start=floor, end=_TOP)
    along = scale(0.0, largest * _ROOM, start=left, end=right, is_rounded=False)
    parts = [text(6, 14, of.measure, "ink")]
    for value in up.ticks():
        parts.append(line((left, up(value)), (right, up(value)), "grid" if value else "axis"))
        parts.append(text(left - 6, up(value) + 4.5, _number(value, up.decimals), "end"))
    for value in along.ticks():
        style = "end" if along(value) > right - 20 else "middle"
        parts.append(line((along(value), floor), (along(value), floor + 5), "axis"))
        parts.append(text(along(value), floor + 20, _number(value, along.decimals), style))
    for number, one in enumerate(of.limits):
        style = "course even" if number else "course other"
        parts += [_path([(size, low) for size, low, _high in one.at], along, up, style)]
        parts += [_path([(size, high) for size, _low, high in one.at], along, up, style)]
    parts.append(line((left, up(of.common)), (right, up(of.common)), "rule"))
    parts += _places(of, along, up)
    parts.append(text((left + right) / 2, floor + 40, of.sizes, "ink middle"))
    return (width, floor + 48), parts


def _path(points: Sequence[tuple[float, float]], along: Scale, up: Scale, style: str) -> str:
    """Draw a limit as far as it lies within the picture."""
    inside = [one for one in points if one[1] <= up.high and one[0] <= along.high]
    path = "L".join(f"{along(x):.1f} {up(y):.1f}" for x, y in inside)
    return f'<path class="{style}" d="M{path}"/>' if inside else ""


def _places(of: Funnel, along: Scale, up: Scale) -> list[str]:
    """Draw each place with its name beside it, moved where it would lie on another."""
    at = [(along(one.size), up(one.rate)) for one in of.places]
    taken = [(x - _DOT, x + _DOT, y) for x, y in at]
    dots = [f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="6"/>' for x, y in at]
    names = []
    for place in sorted(range(len(at)), key=lambda turn: at[turn][1]):
        name, (x, y) = of.places[place].name, at[place]
        long = len(name) * _LETTER
        begins = x - 10 - long if x + 10 + long > along.end else x + 10
        # A name does not lie on the axis either.
        free = _free(begins, begins + long, min(y, up(up.low) - _APART), taken)
        taken.append((begins, begins + long, free))
        names.append(text(begins, free + 4.5, name, "placed"))
    return [*dots, *names]


def _free(begins: float, ends: float, y: float, taken: Sequence[tuple[float, ...]]) -> float:
    """Return the nearest height at which a name lies on nothing: above before below."""
    for step in range(len(taken) + 2):
        for height in (y - step * _APART, y + step * _APART):
            if not any(
                abs(height - other) < _APART and begins < end and start < ends
                for start, end, other in taken
            ):
                return height
    return y


def _twin(of: Funnel) -> Twin:
    columns = (
        of.rows or _("What"),
        of.sizes,
        of.measure,
        _("%(level)s per cent interval") % {"level": 95},
        _("Beside the common rate"),
    )
    drawn = [
        (
            one.name,
            _number(one.size, 1),
            _number(one.rate, 2),
            _("%(low)s to %(high)s")
            % {"low": _number(one.interval[0], 2), "high": _number(one.interval[1], 2)},
            one.told or DASH,
        )
        for one in of.places
    ]
    missing = [(name, DASH, DASH, DASH, why) for name, why in of.without]
    rows = sorted([*drawn, *missing], key=lambda row: row[0])
    common = (_("Common rate"), DASH, _number(of.common, 2), DASH, DASH)
    return Twin(columns, (*rows, common))


def _legend(of: Funnel) -> tuple[tuple[Markup, str], ...]:
    point = '<circle class="point" cx="9" cy="9" r="4.5"/>'
    items = [(key(point), _("A place"))]
    items.append((key(line((1, 9), (17, 9), "rule")), _("Common rate")))
    for number, one in enumerate(of.limits):
        style = "course even" if number else "course other"
        items.append((key(f'<path class="{style}" d="M1 9L17 9"/>'), one.name))
    return tuple(items)


def _number(value: float, decimals: int) -> str:
    return formats.number(value, decimals=decimals, language=page_language())
