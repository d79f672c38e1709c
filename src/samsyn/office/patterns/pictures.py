"""The hexagons of the city. Near repeat is drawn as its command draws it."""

from django.utils.translation import gettext as _

from samsyn import charts
from samsyn.charts.findings.near_repeats import near_repeat_chart
from samsyn.office.patterns.tables import Patterns

MOST_DRAWN = 600  # cells; more are too small to be told apart


def near(found: Patterns) -> charts.Chart | None:
    """Return each band's ratio beside what chance gives, or None if there is too little."""
    return near_repeat_chart(found.near) if found.near else None


def density(found: Patterns) -> charts.Chart | None:
    """Return incidents per hexagon, or None if there is too little, or too many cells to draw."""
    if found.density is None or len(found.hexagons) > MOST_DRAWN:
        return None
    return charts.hexagons(
        [
            charts.Cell(
                x=one.cell.x,
                y=one.cell.y,
                count=one.cell.count,
                low=one.cell.low,
                high=one.cell.high,
                name=one.area,
                stands_out=one.cell.stands_out,
            )
            for one in found.hexagons
        ],
        across_metres=found.density.across_metres,
        measure=_("Incidents"),
    )
