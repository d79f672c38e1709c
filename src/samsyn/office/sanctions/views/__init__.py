"""Pages of consequences, part by part."""

from samsyn.office.sanctions.views.measures import (
    measure,
    measure_new,
    our_measures,
    step,
    withdraw,
)
from samsyn.office.sanctions.views.promises import keep, kept
from samsyn.office.sanctions.views.rounds import (
    end,
    go_on,
    lessons,
    report,
    round_,
    round_edit,
    start,
)
from samsyn.office.sanctions.views.triggers import (
    decide,
    levers,
    memo,
    overview,
    round_new,
    trigger,
    trigger_new,
)

__all__ = [
    "decide",
    "end",
    "go_on",
    "keep",
    "kept",
    "lessons",
    "levers",
    "measure",
    "measure_new",
    "memo",
    "our_measures",
    "overview",
    "report",
    "round_",
    "round_edit",
    "round_new",
    "start",
    "step",
    "trigger",
    "trigger_new",
    "withdraw",
]
