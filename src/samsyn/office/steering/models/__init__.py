"""Tables of steering. None but the plan of a return is about a person.

What the steering group reads lies in a part of the joint room of its own; see decision 0018.
"""

from samsyn.office.steering.models.keeping import (
    Agreement,
    AgreementParty,
    ContextEvent,
    PlanItem,
    WeeklyFigures,
)
from samsyn.office.steering.models.parts import Kept, SteeringPart
from samsyn.office.steering.models.returning import HandOver, HandOverItem, ReturnPlan
from samsyn.office.steering.models.starting import (
    FidelityMark,
    FidelityReport,
    Readiness,
    StartUpStep,
)

__all__ = [
    "Agreement",
    "AgreementParty",
    "ContextEvent",
    "FidelityMark",
    "FidelityReport",
    "HandOver",
    "HandOverItem",
    "Kept",
    "PlanItem",
    "Readiness",
    "ReturnPlan",
    "StartUpStep",
    "SteeringPart",
    "WeeklyFigures",
]
