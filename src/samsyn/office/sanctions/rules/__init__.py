"""Rules of the consequences: clocks and state machines, on plain facts."""

from samsyn.office.sanctions.rules.clocks import LENGTHS, Clock, Lengths, clock
from samsyn.office.sanctions.rules.keeping import Call, Spread, keeping, next_step, spread
from samsyn.office.sanctions.rules.measures import (
    OPEN,
    TAKEN_STEPS,
    is_the_agencys,
    meant,
    state_of_measure,
    steps_from,
)
from samsyn.office.sanctions.rules.rounds import (
    OVER,
    RUNNING,
    RoundFacts,
    lapses_on,
    moves_of_round,
    quiet_days,
    review_reasons,
    state_of_round,
)
from samsyn.office.sanctions.rules.triggers import (
    AWAITING,
    Decided,
    TriggerFacts,
    moves_of_trigger,
    state_of_trigger,
)

__all__ = [
    "AWAITING",
    "LENGTHS",
    "OPEN",
    "OVER",
    "RUNNING",
    "TAKEN_STEPS",
    "Call",
    "Clock",
    "Decided",
    "Lengths",
    "RoundFacts",
    "Spread",
    "TriggerFacts",
    "clock",
    "is_the_agencys",
    "keeping",
    "lapses_on",
    "meant",
    "moves_of_round",
    "moves_of_trigger",
    "next_step",
    "quiet_days",
    "review_reasons",
    "spread",
    "state_of_measure",
    "state_of_round",
    "state_of_trigger",
    "steps_from",
]
