"""The question that a planner asks, what is known, and the answer: plain facts, no table."""

from samsyn.office.planning.rules.answers import (
    Answer,
    Held,
    NoPlan,
    Standing,
    answer,
    as_good,
    held,
)
from samsyn.office.planning.rules.facts import Contact, Facts, Known, Ledger, Obstacle
from samsyn.office.planning.rules.questions import LIMITS, Question, Supervision

__all__ = [
    "LIMITS",
    "Answer",
    "Contact",
    "Facts",
    "Held",
    "Known",
    "Ledger",
    "NoPlan",
    "Obstacle",
    "Question",
    "Standing",
    "Supervision",
    "answer",
    "as_good",
    "held",
]
