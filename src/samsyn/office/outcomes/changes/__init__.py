"""Every change of a series: what it counts, its values, and remarks on its periods."""

from samsyn.office.outcomes.changes.annotations import annotate, withdraw_annotation
from samsyn.office.outcomes.changes.freezing import freeze, note_deviation
from samsyn.office.outcomes.changes.indicators import revise_indicator, write_indicator
from samsyn.office.outcomes.changes.packing import TakingOut, take_out
from samsyn.office.outcomes.changes.plans import (
    AnnotationPlan,
    DeviationPlan,
    FreezePlan,
    IndicatorPlan,
    IndicatorRevision,
    VintagePlan,
)
from samsyn.office.outcomes.changes.refusals import CannotRecord
from samsyn.office.outcomes.changes.vintages import add_vintage, take_back
from samsyn.office.outcomes.rules import NewValue

__all__ = [
    "AnnotationPlan",
    "CannotRecord",
    "DeviationPlan",
    "FreezePlan",
    "IndicatorPlan",
    "IndicatorRevision",
    "NewValue",
    "TakingOut",
    "VintagePlan",
    "add_vintage",
    "annotate",
    "freeze",
    "note_deviation",
    "revise_indicator",
    "take_back",
    "take_out",
    "withdraw_annotation",
    "write_indicator",
]
