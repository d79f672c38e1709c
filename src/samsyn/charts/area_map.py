"""Counts per area as a small map: areas only, never points; the table comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Final

from markupsafe import Markup

from samsyn.charts.drawing import DASH, Chart, Twin, drawing, key, see_table, text
from samsyn.charts.words import gettext as _

Point = tuple[float, float]

WIDTH: Final = 776.0
MOST_HEIGHT: Final = 440.0
STEPS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area: its outline rings as (longitude, latitude) and its count; None is withheld."""

    name: str
    rings: tuple[tuple[Point, ...], ...]
    count: int | None


def area_map(
    areas: Sequence[Area],
    *,
    measure: str,
    withheld_word: str = "",
    most: tuple[float, float] = (WIDTH, MOST_HEIGHT),
) -> Chart:
    """Draw the areas shaded in three steps of the count, in a picture of at most `most`.

    Projection: equirectangular about the middle latitude, which is true enough for a
    municipality. Raises ValueError if there is no outline.
    """
    points = [point for area in areas for ring in area.rings for point in ring]
    if not points:
        raise ValueError("The map has no outlines; give at least one area with a ring.")
    project, size = _projection(points, most)
    highest = max((area.count or 0 for area in areas), default=0)
    parts, names = [], []
    for area in areas:
        style = f"area {_step(area.count, highest)}".strip()
        paths = "".join(
            "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(project, ring)) + "Z"
            for ring in area.rings
        )
        parts.append(f'<path class="{style}" fill-rule="evenodd" d="{paths}"/>')
        x, y = _middle([project(point) for point in area.rings[0]])
        names.append(text(x, y, area.name, "area-count"))
        names.append(text(x, y + 17, _shown(area.count, withheld_word), "area-count"))
    label = see_table(_("Map: %(measure)s.") % {"measure": measure})
    return Chart(
        wide=drawing(size, parts + names, label=label, shape="wide"),
        twin=Twin(
            (_("Area"), measure),
            tuple((area.name, _shown(area.count, withheld_word)) for area in areas),
        ),
        twin_label=measure,
        legend=_legend(highest),
        narrow_note=_("The picture does not fit a small screen. The table says the same."),
        list_instead=True,
    )


def _projection(
    points: Sequence[Point], most: tuple[float, float]
) -> tuple["_Project", tuple[float, float]]:
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = cos(radians((south + north) / 2))
    breadth, depth = max((east - west) * squeeze, 1e-9), max(north - south, 1e-9)
    scale = min((most[0] - 8) / breadth, (most[1] - 8) / depth)
    aside = (most[0] - breadth * scale) / 2
    made = _Project(west=west, north=north, squeeze=squeeze, scale=scale, aside=aside)
    return made, (most[0], depth * scale + 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Project:
    west: float
    north: float
    squeeze: float
    scale: float
    aside: float

    def __call__(self, point: Point) -> Point:
        longitude, latitude = point
        return (
            self.aside + (longitude - self.west) * self.squeeze * self.scale,
            4 + (self.north - latitude) * self.scale,
        )


def _step(count: int | None, highest: int) -> str:
    if count is None:
        return "withheld"
    if count == 0 or highest == 0:
        return ""
    return f"step-{min(1 + (count - 1) * STEPS // highest, STEPS)}"


def _shown(count: int | None, withheld_word: str) -> str:
    return (withheld_word or _("fewer than 5")) if count is None else str(count)


def _middle(ring: Sequence[Point]) -> Point:
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _legend(highest: int) -> tuple[tuple[Markup, str], ...]:
    bounds: dict[str, list[int]] = {}
    for count in range(highest + 1):
        bounds.setdefault(_step(count, highest), []).append(count)
    return tuple(
        (
            key(f'<rect class="area {step}" x="2" y="2" width="14" height="14"/>'),
            str(counts[0]) if len(counts) == 1 else f"{counts[0]}{DASH}{counts[-1]}",
        )
        for step, counts in bounds.items()
    )
