"""Which measures a report has, and what of them was given: no table, no clock, no viewer."""

from samsyn.office.steering_reports.rules.measures import MEASURES, Measure, Section
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
    "Days",
    "Element",
    "Figure",
    "Measure",
    "Period",
    "Section",
    "Series",
    "Snapshot",
    "SupportCount",
    "read_snapshot",
    "written_snapshot",
]
