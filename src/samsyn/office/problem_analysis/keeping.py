"""A problem analysis is about a whole city. Nobody stands behind a figure in it."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.problem_analysis.models import (
    Analysis,
    FrozenAnalysis,
    OutsideAnalysis,
    Passage,
)

KEEPING = (
    HoldsNobody(Analysis, "the frame of a report"),
    HoldsNobody(Passage, "what is said of groups and violence as a whole"),
    HoldsNobody(FrozenAnalysis, "counts of a period"),
    HoldsNobody(OutsideAnalysis, "counts that were released"),
)
