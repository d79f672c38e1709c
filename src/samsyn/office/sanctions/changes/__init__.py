"""Every change to triggers, rounds and measures."""

from samsyn.office.sanctions.changes.measures import request_measure, take_step, withdraw_measure
from samsyn.office.sanctions.changes.plans import (
    DecisionPlan,
    EndPlan,
    LessonsPlan,
    MeasurePlan,
    MemoPlan,
    ReportPlan,
    RoundDecisionPlan,
    RoundPlan,
    RoundRevision,
    StepPlan,
    TriggerPlan,
)
from samsyn.office.sanctions.changes.refusals import CannotDecide
from samsyn.office.sanctions.changes.reporting import SaidOtherwise, report_done
from samsyn.office.sanctions.changes.rounds import (
    decide_anew,
    end_round,
    prepare_round,
    revise_round,
    start_round,
    write_lessons,
)
from samsyn.office.sanctions.changes.telling import report_back
from samsyn.office.sanctions.changes.triggers import decide_trigger, raise_trigger, write_memo

__all__ = [
    "CannotDecide",
    "DecisionPlan",
    "EndPlan",
    "LessonsPlan",
    "MeasurePlan",
    "MemoPlan",
    "ReportPlan",
    "RoundDecisionPlan",
    "RoundPlan",
    "RoundRevision",
    "SaidOtherwise",
    "StepPlan",
    "TriggerPlan",
    "decide_anew",
    "decide_trigger",
    "end_round",
    "prepare_round",
    "raise_trigger",
    "report_back",
    "report_done",
    "request_measure",
    "revise_round",
    "start_round",
    "take_step",
    "withdraw_measure",
    "write_lessons",
    "write_memo",
]
