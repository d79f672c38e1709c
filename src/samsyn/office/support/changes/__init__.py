"""What changes the help line, support cases, and what leaves them."""

from samsyn.office.support.changes.cases import take_up
from samsyn.office.support.changes.consents import give_consent, withdraw_consent
from samsyn.office.support.changes.contacts import (
    Registered,
    end_contact,
    note_answer,
    note_meeting,
    quote_again,
    register_contact,
)
from samsyn.office.support.changes.figures import publish_due
from samsyn.office.support.changes.plans import (
    ConsentPlan,
    ContactPlan,
    NewCase,
    ProgressPlan,
    StepPlan,
    TouchPlan,
    TurnPlan,
)
from samsyn.office.support.changes.refusals import CannotSupport
from samsyn.office.support.changes.signals import send_signal
from samsyn.office.support.changes.working import (
    add_step,
    note_touch,
    objection_to,
    take_turn,
    tell_progress,
)

__all__ = [
    "CannotSupport",
    "ConsentPlan",
    "ContactPlan",
    "NewCase",
    "ProgressPlan",
    "Registered",
    "StepPlan",
    "TouchPlan",
    "TurnPlan",
    "add_step",
    "end_contact",
    "give_consent",
    "note_answer",
    "note_meeting",
    "note_touch",
    "objection_to",
    "publish_due",
    "quote_again",
    "register_contact",
    "send_signal",
    "take_turn",
    "take_up",
    "tell_progress",
    "withdraw_consent",
]
