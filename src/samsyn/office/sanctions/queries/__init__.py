"""Everything that reads triggers, rounds and measures."""

from samsyn.office.sanctions.queries.choices import (
    answering_agencies,
    deciding_agency_choices,
    group_choices,
    lever_choices,
    listed_adults,
    member_choices,
    preparing_rooms,
    promise_choices,
)
from samsyn.office.sanctions.queries.pages import (
    MeasurePage,
    Overview,
    RoundPage,
    measure_page,
    our_measures,
    overview,
    round_in_short,
    round_page,
    scope_choices,
    scope_of,
    trigger_page,
)
from samsyn.office.sanctions.queries.shown import (
    DecisionShown,
    GroupMark,
    MeasureShown,
    RoundShown,
    TriggerShown,
)
from samsyn.office.sanctions.queries.violence import EventShown, TriggerTest, trigger_test

__all__ = [
    "DecisionShown",
    "EventShown",
    "GroupMark",
    "MeasurePage",
    "MeasureShown",
    "Overview",
    "RoundPage",
    "RoundShown",
    "TriggerShown",
    "TriggerTest",
    "answering_agencies",
    "deciding_agency_choices",
    "group_choices",
    "lever_choices",
    "listed_adults",
    "measure_page",
    "member_choices",
    "our_measures",
    "overview",
    "preparing_rooms",
    "promise_choices",
    "round_in_short",
    "round_page",
    "scope_choices",
    "scope_of",
    "trigger_page",
    "trigger_test",
]
