"""Reads the audit record for those who may, and says why somebody sees a record."""

from samsyn.office.oversight.queries.events import Event, EventPage, Period, Way
from samsyn.office.oversight.queries.log import Auditee, Log, log_of, staff_in_log
from samsyn.office.oversight.queries.readings import Readings, readings_of
from samsyn.office.oversight.queries.reasons import Explanation, ReaderCount, Step, why_seen
from samsyn.office.oversight.queries.sealing import Sealing, how_far_sealed

__all__ = [
    "Auditee",
    "Event",
    "EventPage",
    "Explanation",
    "Log",
    "Period",
    "ReaderCount",
    "Readings",
    "Sealing",
    "Step",
    "Way",
    "how_far_sealed",
    "log_of",
    "readings_of",
    "staff_in_log",
    "why_seen",
]
