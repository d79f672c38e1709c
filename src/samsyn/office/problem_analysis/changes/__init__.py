"""Begins a report, writes in it, reviews it, freezes it, and tells of it outside."""

from samsyn.office.problem_analysis.changes.freezing import freeze, review, tell_outside
from samsyn.office.problem_analysis.changes.plans import BeginPlan, PassagePlan
from samsyn.office.problem_analysis.changes.refusals import CannotAnalyse
from samsyn.office.problem_analysis.changes.writing import begin, write_passage

__all__ = [
    "BeginPlan",
    "CannotAnalyse",
    "PassagePlan",
    "begin",
    "freeze",
    "review",
    "tell_outside",
    "write_passage",
]
