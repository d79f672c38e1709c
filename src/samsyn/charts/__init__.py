"""Charts drawn on the server: pure functions from plain data to SVG and a table that says the same.

They stand on pages and, through `svg_file`, in files that commands write; `findings` draws what a
method found. Colours come only from classes in `style/chart.css`. No chart shows a percentage on
a base under 20, and none an estimate without its range.
"""

from samsyn.charts.area_map import Area, area_map
from samsyn.charts.columns import Baseline, Column, columns
from samsyn.charts.conflict_matrix import Relation, conflict_matrix
from samsyn.charts.coverage_bars import Covered, coverage_bars
from samsyn.charts.curve import Grown, Uncertain, curve
from samsyn.charts.drawing import Chart, Twin
from samsyn.charts.estimates import Estimated, Measured, estimates
from samsyn.charts.files import svg_file
from samsyn.charts.funnel import Funnel, Limits, Placed, funnel
from samsyn.charts.hexagons import Cell, hexagons
from samsyn.charts.network import Edge, Node, network
from samsyn.charts.ranks import ranks
from samsyn.charts.series import Course, series
from samsyn.charts.swimlane import Meeting, Period, Swimlane, swimlane
from samsyn.charts.unit_dots import IncidentMark, unit_dots
from samsyn.charts.waffle import Counted, Square, waffle
from samsyn.charts.week_grid import week_grid

__all__ = [
    "Area",
    "Baseline",
    "Cell",
    "Chart",
    "Column",
    "Counted",
    "Course",
    "Covered",
    "Edge",
    "Estimated",
    "Funnel",
    "Grown",
    "IncidentMark",
    "Limits",
    "Measured",
    "Meeting",
    "Node",
    "Period",
    "Placed",
    "Relation",
    "Square",
    "Swimlane",
    "Twin",
    "Uncertain",
    "area_map",
    "columns",
    "conflict_matrix",
    "coverage_bars",
    "curve",
    "estimates",
    "funnel",
    "hexagons",
    "network",
    "ranks",
    "series",
    "svg_file",
    "swimlane",
    "unit_dots",
    "waffle",
    "week_grid",
]
