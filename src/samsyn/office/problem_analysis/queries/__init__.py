"""Reports that the reader may see, and the figures of one."""

from samsyn.office.problem_analysis.queries.gathering import (
    ACROSS,
    Asked,
    findings,
    rooms_to_write_in,
)
from samsyn.office.problem_analysis.queries.reports import (
    TELLING,
    ReportLine,
    ReportPage,
    Stamp,
    get_report,
    report_page,
    reports,
    snapshot_of,
    writers_of,
)

__all__ = [
    "ACROSS",
    "TELLING",
    "Asked",
    "ReportLine",
    "ReportPage",
    "Stamp",
    "findings",
    "get_report",
    "report_page",
    "reports",
    "rooms_to_write_in",
    "snapshot_of",
    "writers_of",
]
