"""Small counts watched over time: what changed, and when it is no longer too early to say."""

from samsyn.analysis.monitoring.charts_of_change import ChangeChart, Direction, change_chart
from samsyn.analysis.monitoring.comparing import TwoCounts, compare_counts
from samsyn.analysis.monitoring.courses import (
    AgainstAnother,
    Course,
    against_another,
    course_before,
)
from samsyn.analysis.monitoring.evidence import Evidence, evidence_of_fall
from samsyn.analysis.monitoring.funnel import Funnel, FunnelSite, funnel
from samsyn.analysis.monitoring.looks import Boundary, boundary, false_alarms
from samsyn.analysis.monitoring.power import (
    Clock,
    Design,
    detectable_ratio,
    months_needed,
    simulated_power,
    too_early_clock,
)
from samsyn.analysis.monitoring.series import SeriesCheck, check_series

__all__ = [
    "AgainstAnother",
    "Boundary",
    "ChangeChart",
    "Clock",
    "Course",
    "Design",
    "Direction",
    "Evidence",
    "Funnel",
    "FunnelSite",
    "SeriesCheck",
    "TwoCounts",
    "against_another",
    "boundary",
    "change_chart",
    "check_series",
    "compare_counts",
    "course_before",
    "detectable_ratio",
    "evidence_of_fall",
    "false_alarms",
    "funnel",
    "months_needed",
    "simulated_power",
    "too_early_clock",
]
