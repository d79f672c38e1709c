"""Reports and their measures in words."""

from samsyn.office.steering_reports.wording.definitions import (
    DEFINITIONS,
    GUARD,
    GUARDED,
    SECTIONS,
    Definition,
)
from samsyn.office.steering_reports.wording.lines import (
    Line,
    ReportLines,
    lines_of,
    name_of,
    written,
)
from samsyn.office.steering_reports.wording.rows import RowLine, row_lines, time_of

__all__ = [
    "DEFINITIONS",
    "GUARD",
    "GUARDED",
    "SECTIONS",
    "Definition",
    "Line",
    "ReportLines",
    "RowLine",
    "lines_of",
    "name_of",
    "row_lines",
    "time_of",
    "written",
]
