"""Outcomes are counts of a whole area. Nobody stands behind a value."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.outcomes.models import (
    AnalysisPlan,
    Annotation,
    Indicator,
    Observation,
    PlanDeviation,
    Vintage,
)

KEEPING = (
    HoldsNobody(Indicator, "what is counted in an area"),
    HoldsNobody(Vintage, "when values were known"),
    HoldsNobody(Observation, "a count of an area"),
    HoldsNobody(Annotation, "remarks on a period"),
    HoldsNobody(AnalysisPlan, "how a series is to be judged"),
    HoldsNobody(PlanDeviation, "what was done otherwise"),
)
