"""Reads the audit record for those who may, and says why somebody sees a record or a room."""

from samsyn.office.oversight.queries.drawing import (
    as_reviewing_service,
    latest_month,
    month_of,
    rooms_with_reviewers,
    zone_of,
)
from samsyn.office.oversight.queries.emergencies import (
    EmergencySheet,
    EmergencyShown,
    EmergencyState,
    RoomToOpen,
    emergencies,
    emergency,
    emergency_sheet,
    in_our_rooms,
    rooms_to_open,
    told_of,
)
from samsyn.office.oversight.queries.events import Event, EventPage, Period, Way
from samsyn.office.oversight.queries.log import Auditee, Log, log_of, staff_in_log
from samsyn.office.oversight.queries.log_reviews import (
    ReviewLine,
    ReviewSheet,
    ReviewState,
    review_line,
    review_sheet,
    review_states,
    reviewed,
)
from samsyn.office.oversight.queries.readings import Readings, readings_of
from samsyn.office.oversight.queries.reasons import Explanation, ReaderCount, Step, why_seen
from samsyn.office.oversight.queries.sealing import Sealing, how_far_sealed

__all__ = [
    "Auditee",
    "EmergencySheet",
    "EmergencyShown",
    "EmergencyState",
    "Event",
    "EventPage",
    "Explanation",
    "Log",
    "Period",
    "ReaderCount",
    "Readings",
    "ReviewLine",
    "ReviewSheet",
    "ReviewState",
    "RoomToOpen",
    "Sealing",
    "Step",
    "Way",
    "as_reviewing_service",
    "emergencies",
    "emergency",
    "emergency_sheet",
    "how_far_sealed",
    "in_our_rooms",
    "latest_month",
    "log_of",
    "month_of",
    "readings_of",
    "review_line",
    "review_sheet",
    "review_states",
    "reviewed",
    "rooms_to_open",
    "rooms_with_reviewers",
    "staff_in_log",
    "told_of",
    "why_seen",
    "zone_of",
]
