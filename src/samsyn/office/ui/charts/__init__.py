"""Charts drawn on the server: pure functions from plain data to SVG and a table that says the same.

Colours come only from classes in `chart.css`. No chart shows a percentage on a base under 20.
"""

from samsyn.office.ui.charts.area_map import Area, area_map
from samsyn.office.ui.charts.columns import Baseline, Column, columns
from samsyn.office.ui.charts.conflict_matrix import Relation, conflict_matrix
from samsyn.office.ui.charts.drawing import Chart, Twin
from samsyn.office.ui.charts.network import Edge, Node, network
from samsyn.office.ui.charts.swimlane import Meeting, Period, Swimlane, swimlane
from samsyn.office.ui.charts.unit_dots import IncidentMark, unit_dots

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
