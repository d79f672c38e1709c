"""Everything that is read of retention."""

from samsyn.office.retention.queries.due import Due, due_by_rule, due_in, newest_registrations
from samsyn.office.retention.queries.hanging import (
    Hanging,
    emptied,
    goes_too,
    hanging_on,
    kept_kinds,
    rows_to_erase,
    sources_of,
)
from samsyn.office.retention.queries.rooms import in_my_rooms, keeping_rooms, room_of
from samsyn.office.retention.queries.rule_table import RuleLine, rule_lines, rules_for, rules_in_use
from samsyn.office.retention.queries.service import as_service, service_actor

__all__ = [
    "Due",
    "Hanging",
    "RuleLine",
    "as_service",
    "due_by_rule",
    "due_in",
    "emptied",
    "goes_too",
    "hanging_on",
    "in_my_rooms",
    "keeping_rooms",
    "kept_kinds",
    "newest_registrations",
    "room_of",
    "rows_to_erase",
    "rule_lines",
    "rules_for",
    "rules_in_use",
    "service_actor",
    "sources_of",
]
