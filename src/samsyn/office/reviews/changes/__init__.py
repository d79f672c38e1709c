"""Everything that changes a weekly review."""

from samsyn.office.reviews.changes.closing import (
    DissentPlan,
    PresencePlan,
    note_dissent,
    note_present,
    revise_dissent,
    strike_dissent,
)
from samsyn.office.reviews.changes.deciding import (
    DecisionPlan,
    TaskNotePlan,
    decide,
    make_task,
    revise_decision,
    say_of_task,
    strike_decision,
)
from samsyn.office.reviews.changes.opening import mark_incident, open_review, refresh, take_out
from samsyn.office.reviews.changes.refusals import CannotReview, ReviewMoved
from samsyn.office.reviews.changes.signing import approve, sign

__all__ = [
    "CannotReview",
    "DecisionPlan",
    "DissentPlan",
    "PresencePlan",
    "ReviewMoved",
    "TaskNotePlan",
    "approve",
    "decide",
    "make_task",
    "mark_incident",
    "note_dissent",
    "note_present",
    "open_review",
    "refresh",
    "revise_decision",
    "revise_dissent",
    "say_of_task",
    "sign",
    "strike_decision",
    "strike_dissent",
    "take_out",
]
