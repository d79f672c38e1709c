"""Every reading of steering. The steering group's own goes by its part of the room alone."""

from samsyn.office.steering.queries.agreements import (
    AgreementShown,
    agreement_list,
    agreement_to_edit,
)
from samsyn.office.steering.queries.fidelity import Panel, panel
from samsyn.office.steering.queries.hand_overs import (
    HandOverShown,
    Pack,
    hand_over_list,
    keepers_of,
    pack,
)
from samsyn.office.steering.queries.open_items import OpenItem, open_items
from samsyn.office.steering.queries.overview import SteeringOverview, steering_overview
from samsyn.office.steering.queries.returns import Returns, ReturnShown, return_to_plan, returns
from samsyn.office.steering.queries.rooms import SteeringRoom, room_of
from samsyn.office.steering.queries.start_up import (
    StartUp,
    StartUpStepShown,
    start_up,
    start_up_step,
)
from samsyn.office.steering.queries.weeks import Months, months
from samsyn.office.steering.queries.year import (
    EventShown,
    PlannedShown,
    YearPlan,
    context,
    event_to_edit,
    item_to_edit,
    year_plan,
)

__all__ = [
    "AgreementShown",
    "EventShown",
    "HandOverShown",
    "Months",
    "OpenItem",
    "Pack",
    "Panel",
    "PlannedShown",
    "ReturnShown",
    "Returns",
    "StartUp",
    "StartUpStepShown",
    "SteeringOverview",
    "SteeringRoom",
    "YearPlan",
    "agreement_list",
    "agreement_to_edit",
    "context",
    "event_to_edit",
    "hand_over_list",
    "item_to_edit",
    "keepers_of",
    "months",
    "open_items",
    "pack",
    "panel",
    "return_to_plan",
    "returns",
    "room_of",
    "start_up",
    "start_up_step",
    "steering_overview",
    "year_plan",
]
