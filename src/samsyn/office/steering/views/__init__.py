"""The pages of steering."""

from samsyn.office.steering.views.keeping import (
    agreement_edit,
    agreement_new,
    event_edit,
    event_new,
    item_edit,
    item_new,
    item_tick,
)
from samsyn.office.steering.views.pages import (
    agreements,
    context,
    fidelity,
    hand_over,
    hand_overs,
    months,
    overview,
    plan,
    returns,
    start_up,
)
from samsyn.office.steering.views.returning import (
    custody_new,
    hand_over_new,
    hand_over_sign,
    return_edit,
)
from samsyn.office.steering.views.starting import (
    begin,
    evidence,
    give,
    ready,
    step_edit,
    step_new,
)

__all__ = [
    "agreement_edit",
    "agreement_new",
    "agreements",
    "begin",
    "context",
    "custody_new",
    "event_edit",
    "event_new",
    "evidence",
    "fidelity",
    "give",
    "hand_over",
    "hand_over_new",
    "hand_over_sign",
    "hand_overs",
    "item_edit",
    "item_new",
    "item_tick",
    "months",
    "overview",
    "plan",
    "ready",
    "return_edit",
    "returns",
    "start_up",
    "step_edit",
    "step_new",
]
