"""Charts drawn on the server: pure functions from plain data to SVG and a table that says the same.

Colours come only from classes in `chart.css`. No chart shows a percentage on a base under 20.
"""

from samsyn.charts.area_map import Area, area_map
from samsyn.charts.columns import Baseline, Column, columns
from samsyn.charts.conflict_matrix import Relation, conflict_matrix
from samsyn.charts.drawing import Chart, Twin
from samsyn.charts.network import Edge, Node, network
from samsyn.charts.swimlane import Meeting, Period, Swimlane, swimlane
from samsyn.charts.unit_dots import IncidentMark, unit_dots

__all__ = [
    "Area",
    "Baseline",
    "Chart",
    "Column",
    "Edge",
    "IncidentMark",
    "Meeting",
    "Node",
    "Period",
    "Relation",
    "Swimlane",
    "Twin",
    "area_map",
    "columns",
    "conflict_matrix",
    "network",
    "swimlane",
    "unit_dots",
]
