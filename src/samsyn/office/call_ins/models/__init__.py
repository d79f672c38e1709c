"""Tables of a call-in, all in the site's joint room. What is about a person follows the person."""

from samsyn.office.call_ins.models.evening import (
    AudiencePlace,
    Debrief,
    Finding,
    ProgrammeItem,
    Rehearsal,
    SafetyPlan,
    SignOff,
    Speaker,
)
from samsyn.office.call_ins.models.invitees import (
    CandidateStatus,
    Consideration,
    Invitation,
    KeptApart,
    Seat,
)
from samsyn.office.call_ins.models.plan import CallIn, CoveredGroup, PlanStep

__all__ = [
    "AudiencePlace",
    "CallIn",
    "CandidateStatus",
    "Consideration",
    "CoveredGroup",
    "Debrief",
    "Finding",
    "Invitation",
    "KeptApart",
    "PlanStep",
    "ProgrammeItem",
    "Rehearsal",
    "SafetyPlan",
    "Seat",
    "SignOff",
    "Speaker",
]
