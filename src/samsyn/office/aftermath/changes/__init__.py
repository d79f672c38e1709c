"""Everything that changes answers to incidents."""

from samsyn.office.aftermath.changes.beginning import begin, propose_talk
from samsyn.office.aftermath.changes.ending import end_response
from samsyn.office.aftermath.changes.noting import (
    CheckPlan,
    NotePlan,
    RiskPlan,
    assess_risk,
    check_dispute,
    note_step,
)
from samsyn.office.aftermath.changes.refusals import CannotRespond
from samsyn.office.aftermath.changes.tasks import TaskPlan, ask_partner, finish_task

__all__ = [
    "CannotRespond",
    "CheckPlan",
    "NotePlan",
    "RiskPlan",
    "TaskPlan",
    "ask_partner",
    "assess_risk",
    "begin",
    "check_dispute",
    "end_response",
    "finish_task",
    "note_step",
    "propose_talk",
]
