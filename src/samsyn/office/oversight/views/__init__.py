"""Pages of oversight: logs, why somebody sees a record, reviews of logs, and emergencies."""

from samsyn.office.oversight.views.digests import digest, digests, read_digest
from samsyn.office.oversight.views.emergencies import (
    emergencies,
    emergency,
    end_emergency,
    open_room,
    review_emergency,
)
from samsyn.office.oversight.views.log_reviews import line, review, reviews, sign
from samsyn.office.oversight.views.logs import explain, log, readings

__all__ = [
    "digest",
    "digests",
    "emergencies",
    "emergency",
    "end_emergency",
    "explain",
    "line",
    "log",
    "open_room",
    "read_digest",
    "readings",
    "review",
    "review_emergency",
    "reviews",
    "sign",
]
