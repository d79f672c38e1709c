"""The trigger tests: which group stands first after a call-in, by more than one weighting."""

from samsyn.analysis.triggers.counting import GroupCounts, Periods, group_counts
from samsyn.analysis.triggers.scoring import (
    EQUAL,
    HOMICIDE_ONLY,
    PUBLISHED,
    FirstHomicide,
    GroupScore,
    Scorecard,
    Severity,
    Side,
    ViolentEvent,
    Weights,
    first_homicide,
    scorecard,
    severity_of,
)

__all__ = [
    "EQUAL",
    "HOMICIDE_ONLY",
    "PUBLISHED",
    "FirstHomicide",
    "GroupCounts",
    "GroupScore",
    "Periods",
    "Scorecard",
    "Severity",
    "Side",
    "ViolentEvent",
    "Weights",
    "first_homicide",
    "group_counts",
    "scorecard",
    "severity_of",
]
