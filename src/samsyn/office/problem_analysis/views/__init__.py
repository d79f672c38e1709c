"""The pages of problem analyses."""

from samsyn.office.problem_analysis.views.deciding import freeze, review, tell
from samsyn.office.problem_analysis.views.reading import (
    file,
    outside,
    outside_file,
    overview,
    report,
)
from samsyn.office.problem_analysis.views.writing import begin, passage

__all__ = [
    "begin",
    "file",
    "freeze",
    "outside",
    "outside_file",
    "overview",
    "passage",
    "report",
    "review",
    "tell",
]
