"""Every change of steering: start-up, agreements, plan, context, fidelity, returns, hand-over."""

from samsyn.office.steering.changes.agreements import write_agreement
from samsyn.office.steering.changes.fidelity import give_to_steering
from samsyn.office.steering.changes.hand_overs import prepare_hand_over, take_over
from samsyn.office.steering.changes.plans import (
    AgreementPlan,
    ContextPlan,
    CustodyPlan,
    Evidence,
    EvidencePlan,
    HandOverPlan,
    PartyPlan,
    PlanItemPlan,
    ReturnRevision,
    StartUpPlan,
)
from samsyn.office.steering.changes.refusals import CannotSteer
from samsyn.office.steering.changes.returns import note_custody, write_return
from samsyn.office.steering.changes.rows import in_steering_part
from samsyn.office.steering.changes.start_up import (
    add_step,
    begin_start_up,
    declare_ready,
    revise_step,
    show_evidence,
)
from samsyn.office.steering.changes.weeks import give_week
from samsyn.office.steering.changes.year import plan_year, tick_item, write_event, write_item

__all__ = [
    "AgreementPlan",
    "CannotSteer",
    "ContextPlan",
    "CustodyPlan",
    "Evidence",
    "EvidencePlan",
    "HandOverPlan",
    "PartyPlan",
    "PlanItemPlan",
    "ReturnRevision",
    "StartUpPlan",
    "add_step",
    "begin_start_up",
    "declare_ready",
    "give_to_steering",
    "give_week",
    "in_steering_part",
    "note_custody",
    "plan_year",
    "prepare_hand_over",
    "revise_step",
    "show_evidence",
    "take_over",
    "tick_item",
    "write_agreement",
    "write_event",
    "write_item",
    "write_return",
]
