"""Everything that changes talks. Pages, other apps and jobs end in these functions."""

from samsyn.office.notifications.changes.assigning import assign
from samsyn.office.notifications.changes.clearing import clear
from samsyn.office.notifications.changes.closing import close, follow_up
from samsyn.office.notifications.changes.devices import (
    DEVICE_COOKIE,
    KEPT_FOR,
    HandedOut,
    forget_device,
    hand_out_key,
)
from samsyn.office.notifications.changes.limits import (
    CannotSet,
    limits_of,
    set_limits,
    take_usual_limits,
)
from samsyn.office.notifications.changes.logging import Logged, log_attempt
from samsyn.office.notifications.changes.plans import (
    AssignmentPlan,
    AttemptPlan,
    ClearancePlan,
    EndingPlan,
    MemberPlan,
    ProposalPlan,
    RecontactPlan,
)
from samsyn.office.notifications.changes.promising import enter_promise
from samsyn.office.notifications.changes.proposing import propose, propose_many
from samsyn.office.notifications.changes.refusals import (
    CannotAssign,
    CannotClear,
    CannotClose,
    CannotLog,
    CannotPropose,
    LoggedByColleague,
)

__all__ = [
    "DEVICE_COOKIE",
    "KEPT_FOR",
    "AssignmentPlan",
    "AttemptPlan",
    "CannotAssign",
    "CannotClear",
    "CannotClose",
    "CannotLog",
    "CannotPropose",
    "CannotSet",
    "ClearancePlan",
    "EndingPlan",
    "HandedOut",
    "Logged",
    "LoggedByColleague",
    "MemberPlan",
    "ProposalPlan",
    "RecontactPlan",
    "assign",
    "clear",
    "close",
    "enter_promise",
    "follow_up",
    "forget_device",
    "hand_out_key",
    "limits_of",
    "log_attempt",
    "propose",
    "propose_many",
    "set_limits",
    "take_usual_limits",
]
