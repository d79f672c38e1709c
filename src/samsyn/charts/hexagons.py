"""Counts per hexagon of a city, without streets: how densely, and never exactly where."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Final

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import DASH, Chart, Twin, drawing, key, line, see_table, text
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

WIDTH: Final = 776.0
MOST_HEIGHT: Final = 520.0
STEPS: Final = 3
_EDGE: Final = 12.0
_LEAST_TO_READ: Final = 17.0  # half the width of a cell that holds a figure
_FOOT: Final = 34.0
_LENGTHS: Final = (100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A hexagon: its middle in metres (y northward), its count with interval, a name for it.

    `stands_out` says that the count is more than chance between the cells.
    """

    x: float
    y: float
    count: int
    low: float
    high: float
    name: str
    stands_out: bool = False


def hexagons(cells: Sequence[Cell], *, across_metres: float, measure: str) -> Chart:
    """Draw the cells, `across_metres` from one flat side to the other, shaded by count.

    Raises ValueError for no cell.
    """
    if not cells:
        raise ValueError("There is no cell to draw; say in words that there is nothing.")
    side = across_metres / sqrt(3)
    west, north = min(cell.x for cell in cells) - side, max(cell.y for cell in cells) + side
    breadth = max(cell.x for cell in cells) + side - west
    depth = north - min(cell.y for cell in cells) + side
    scale = min((WIDTH - 2 * _EDGE) / breadth, (MOST_HEIGHT - 2 * _EDGE - _FOOT) / depth)
    highest = max(cell.count for cell in cells)
    parts, figures = [], []
    for cell in cells:
        at = (_EDGE + (cell.x - west) * scale, _EDGE + (north - cell.y) * scale)
        parts.append(_hexagon(at, side * scale, _style(cell, highest)))
        if side * scale >= _LEAST_TO_READ:
            figures.append(text(at[0], at[1] + 5, cell.count, "area-count"))
    floor = depth * scale + 2 * _EDGE
    return Chart(
        wide=drawing(
            (WIDTH, floor + _FOOT),
            [*parts, *figures, *_ruler(scale, floor + 8)],
            label=see_table(_("Map of hexagons: %(measure)s.") % {"measure": measure}),
            shape="wide",
        ),
        twin=_twin(cells, measure),
        twin_label=measure,
        legend=_legend(cells, highest),
        narrow_note=_("The picture does not fit a small screen. The table says the same."),
        list_instead=True,
    )


def _hexagon(at: tuple[float, float], radius: float, style: str) -> str:
    corners = (
        (at[0] + radius * cos(turn * pi / 3), at[1] + radius * sin(turn * pi / 3))
        for turn in range(6)
    )
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in corners)
    return f'<path class="{style}" d="M{path}Z"/>'


def _style(cell: Cell, highest: int) -> str:
    step = min(1 + (cell.count - 1) * STEPS // highest, STEPS)
    return f"area step-{step}" + (" sure" if cell.stands_out else "")


def _ruler(scale: float, y: float) -> list[str]:
    """Return a length to judge distances by."""
    metres = next((one for one in _LENGTHS if one * scale >= 60), _LENGTHS[-1])  # noqa: PLR2004  readable
    end = _EDGE + metres * scale
    kilometres = metres >= 1000  # noqa: PLR2004  a kilometre
    shown = formats.number(metres / 1000 if kilometres else metres, language=page_language())
    unit = "km" if kilometres else "m"
    return [
        line((_EDGE, y), (end, y), "axis"),
        line((_EDGE, y - 4), (_EDGE, y + 4), "axis"),
        line((end, y - 4), (end, y + 4), "axis"),
        text(end + 8, y + 4.5, f"{shown} {unit}"),
    ]


def _twin(cells: Sequence[Cell], measure: str) -> Twin:
    return Twin(
        (_("Area"), measure, _("95 per cent interval"), _("More than chance between cells")),
        tuple(
            (
                cell.name or DASH,
                formats.number(cell.count, language=page_language()),
                f"{_one(cell.low)}{DASH}{_one(cell.high)}",
                _("Yes") if cell.stands_out else _("No"),
            )
            for cell in cells
        ),
    )


def _one(value: float) -> str:
    return formats.number(value, decimals=1, language=page_language())


def _legend(cells: Sequence[Cell], highest: int) -> tuple[tuple[Markup, str], ...]:
    bounds: dict[int, list[int]] = {}
    for count in range(1, highest + 1):
        bounds.setdefault(min(1 + (count - 1) * STEPS // highest, STEPS), []).append(count)
    items = [
        (
            key(_hexagon((9, 9), 8, f"area step-{step}")),
            str(counts[0]) if len(counts) == 1 else f"{counts[0]}{DASH}{counts[-1]}",
        )
        for step, counts in bounds.items()
    ]
    if any(cell.stands_out for cell in cells):
        shape = _hexagon((9, 9), 7, "area sure")
        items.append((key(shape), _("More than chance between cells")))
    return tuple(items)
