"""Which measures a report has, and what of them was given: no table, no clock, no viewer."""

from samsyn.office.steering_reports.rules.measures import MEASURES, Measure, Section
from samsyn.office.steering_reports.rules.rows import (
    OF_STEERING,
    STEPS,
    WITH_ROWS,
    Leads,
    Row,
    Span,
    counted,
    is_of_the_day,
    spans_of,
    within,
)
from samsyn.office.steering_reports.rules.snapshot import (
    Days,
    Element,
    Figure,
    Period,
    Series,
    Snapshot,
    SupportCount,
    read_snapshot,
    written_snapshot,
)

__all__ = [
    "MEASURES",
    "OF_STEERING",
    "STEPS",
    "WITH_ROWS",
    "Days",
    "Element",
    "Figure",
    "Leads",
    "Measure",
    "Period",
    "Row",
    "Section",
    "Series",
    "Snapshot",
    "Span",
    "SupportCount",
    "counted",
    "is_of_the_day",
    "read_snapshot",
    "spans_of",
    "within",
    "written_snapshot",
]
