"""Through whom a message comes to everybody: how far it has come, and whom to invite next.

A person's place in a plan says that they can carry a message. It says nothing of what they have
done or will do, and is no measure of risk.
"""

from samsyn.analysis.reach.coverage import Contact, GroupCoverage, cover
from samsyn.analysis.reach.planning import at_once, plan, reach_curve
from samsyn.analysis.reach.plans import (
    REASON_WORDS,
    Goal,
    GroupReach,
    Invitee,
    NextSeat,
    Plan,
    Reason,
)
from samsyn.analysis.reach.questions import (
    BAR_WORDS,
    Bar,
    Conflict,
    Infeasible,
    Patience,
    Person,
    Rules,
)
from samsyn.analysis.reach.robustness import Doubt, Robustness, doubted

__all__ = [
    "BAR_WORDS",
    "REASON_WORDS",
    "Bar",
    "Conflict",
    "Contact",
    "Doubt",
    "Goal",
    "GroupCoverage",
    "GroupReach",
    "Infeasible",
    "Invitee",
    "NextSeat",
    "Patience",
    "Person",
    "Plan",
    "Reason",
    "Robustness",
    "Rules",
    "at_once",
    "cover",
    "doubted",
    "plan",
    "reach_curve",
]
