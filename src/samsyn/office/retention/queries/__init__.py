"""Everything that is read of retention."""

from samsyn.office.retention.queries.batches import BatchSheet, batch_sheet
from samsyn.office.retention.queries.due import Due, due_by_rule, due_in, newest_registrations
from samsyn.office.retention.queries.handed_over import ENCODER, HandedRecord, records_of
from samsyn.office.retention.queries.hanging import (
    Hanging,
    emptied,
    goes_too,
    hanging_on,
    identifiers_with,
    kept_kinds,
    rows_to_erase,
    sources_of,
)
from samsyn.office.retention.queries.holds import HoldLine, held_among, hold_line, holds_on_seen
from samsyn.office.retention.queries.removals import (
    RemovalLine,
    code_of,
    receipts,
    removal_line,
    room_of_removal,
    see_record,
)
from samsyn.office.retention.queries.rooms import (
    ChosenRoom,
    in_my_rooms,
    keeping_rooms,
    room_of,
)
from samsyn.office.retention.queries.rule_table import RuleLine, rule_lines, rules_for, rules_in_use
from samsyn.office.retention.queries.service import NoService, as_service, service_actor
from samsyn.office.retention.queries.waiting import Overview, overview

__all__ = [
    "ENCODER",
    "BatchSheet",
    "ChosenRoom",
    "Due",
    "HandedRecord",
    "Hanging",
    "HoldLine",
    "NoService",
    "Overview",
    "RemovalLine",
    "RuleLine",
    "as_service",
    "batch_sheet",
    "code_of",
    "due_by_rule",
    "due_in",
    "emptied",
    "goes_too",
    "hanging_on",
    "held_among",
    "hold_line",
    "holds_on_seen",
    "identifiers_with",
    "in_my_rooms",
    "keeping_rooms",
    "kept_kinds",
    "newest_registrations",
    "overview",
    "receipts",
    "records_of",
    "removal_line",
    "room_of",
    "room_of_removal",
    "rows_to_erase",
    "rule_lines",
    "rules_for",
    "rules_in_use",
    "see_record",
    "service_actor",
    "sources_of",
]
