"""Rules of a call-in on plain facts: no table, no clock, no actor."""

from samsyn.office.call_ins.rules.exclusions import CandidateFacts, Dated, exclusions_on
from samsyn.office.call_ins.rules.invitations import InvitationFacts, Move, moves_from, state_of
from samsyn.office.call_ins.rules.plan import (
    CallInFacts,
    Go,
    StepClock,
    Verdict,
    clock_of,
    due_on,
    go_verdict,
    next_due,
    state_of_call_in,
)
from samsyn.office.call_ins.rules.programme import Point, Timed, timed
from samsyn.office.call_ins.rules.seating import Place, too_close

__all__ = [
    "CallInFacts",
    "CandidateFacts",
    "Dated",
    "Go",
    "InvitationFacts",
    "Move",
    "Place",
    "Point",
    "StepClock",
    "Timed",
    "Verdict",
    "clock_of",
    "due_on",
    "exclusions_on",
    "go_verdict",
    "moves_from",
    "next_due",
    "state_of",
    "state_of_call_in",
    "timed",
    "too_close",
]
