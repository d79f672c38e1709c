"""From the values of series to what the analysis says of them. No query, no clock."""

from samsyn.office.outcomes.tables.designs import judged_design
from samsyn.office.outcomes.tables.evaluating import Judged, Read, judged, planned_clock
from samsyn.office.outcomes.tables.findings import (
    DISPERSION,
    DRIFT,
    LEAST,
    POWERS,
    RATIOS,
    Asked,
    Beside,
    Compared,
    Findings,
    Lacking,
    clock,
    findings,
    month_after,
    months_since_start,
)

__all__ = [
    "DISPERSION",
    "DRIFT",
    "LEAST",
    "POWERS",
    "RATIOS",
    "Asked",
    "Beside",
    "Compared",
    "Findings",
    "Judged",
    "Lacking",
    "Read",
    "clock",
    "findings",
    "judged",
    "judged_design",
    "month_after",
    "months_since_start",
    "planned_clock",
]
