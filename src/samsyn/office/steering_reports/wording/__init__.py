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
    language,
    lines_of,
    name_of,
    written,
)

__all__ = [
    "DEFINITIONS",
    "GUARD",
    "GUARDED",
    "SECTIONS",
    "Definition",
    "Line",
    "ReportLines",
    "language",
    "lines_of",
    "name_of",
    "written",
]
