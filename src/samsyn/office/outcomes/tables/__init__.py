"""From the values of series to what the analysis says of them. No query, no clock."""

from samsyn.office.outcomes.tables.costs import Avoided, NoCost, avoided
from samsyn.office.outcomes.tables.designs import RANKED, judged_design, proposed_method
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
from samsyn.office.outcomes.tables.packing import (
    data_files,
    is_too_small,
    result_files,
    unpublished_counts,
    used_series,
    withheld,
    without_courses,
)
from samsyn.office.outcomes.tables.surveys import SurveyChange, survey_change

__all__ = [
    "DISPERSION",
    "DRIFT",
    "LEAST",
    "POWERS",
    "RANKED",
    "RATIOS",
    "Asked",
    "Avoided",
    "Beside",
    "Compared",
    "Findings",
    "Judged",
    "Lacking",
    "NoCost",
    "Read",
    "SurveyChange",
    "avoided",
    "clock",
    "data_files",
    "findings",
    "is_too_small",
    "judged",
    "judged_design",
    "month_after",
    "months_since_start",
    "planned_clock",
    "proposed_method",
    "result_files",
    "survey_change",
    "unpublished_counts",
    "used_series",
    "withheld",
    "without_courses",
]
