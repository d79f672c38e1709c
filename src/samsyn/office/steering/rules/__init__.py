"""The rules of steering, on plain days and facts: no table, no clock, no viewer."""

from samsyn.office.steering.rules.agreements import (
    ENDS_SOON,
    AgreementFacts,
    holds_on,
    state_of_agreement,
    surfaces,
)
from samsyn.office.steering.rules.days import add_months, days_of_year, months_between
from samsyn.office.steering.rules.fidelity import (
    PERIOD,
    Reading,
    due_after,
    reading_of,
    trend_of,
)
from samsyn.office.steering.rules.hand_overs import SIGNED_WITHIN, is_late
from samsyn.office.steering.rules.plan import PlanClock, plan_clock
from samsyn.office.steering.rules.returns import (
    LOOKS_AHEAD,
    LOOKS_BACK,
    ReturnFacts,
    StepDue,
    concerns,
    steps_of_return,
)
from samsyn.office.steering.rules.start_up import (
    BASELINE_MONTHS,
    TEST_HOLDS,
    NotReady,
    Objection,
    ReadinessFacts,
    objections_to_messages,
)
from samsyn.office.steering.rules.weeks import MonthFigures, WeekFigures, months_of

__all__ = [
    "BASELINE_MONTHS",
    "ENDS_SOON",
    "LOOKS_AHEAD",
    "LOOKS_BACK",
    "PERIOD",
    "SIGNED_WITHIN",
    "TEST_HOLDS",
    "AgreementFacts",
    "MonthFigures",
    "NotReady",
    "Objection",
    "PlanClock",
    "ReadinessFacts",
    "Reading",
    "ReturnFacts",
    "StepDue",
    "WeekFigures",
    "add_months",
    "concerns",
    "days_of_year",
    "due_after",
    "holds_on",
    "is_late",
    "months_between",
    "months_of",
    "objections_to_messages",
    "plan_clock",
    "reading_of",
    "state_of_agreement",
    "steps_of_return",
    "surfaces",
    "trend_of",
]
