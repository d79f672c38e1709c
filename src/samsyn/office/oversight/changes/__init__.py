"""Draws and signs the monthly review of a log; opens a room in an emergency, and reviews that."""

from samsyn.office.oversight.changes.digesting import (
    make_due_digests,
    mark_digest_read,
    write_digest,
)
from samsyn.office.oversight.changes.drawing import draw, draw_due
from samsyn.office.oversight.changes.emergencies import (
    CannotOpen,
    EmergencyPlan,
    end_emergency,
    open_in_emergency,
    review_emergency,
)
from samsyn.office.oversight.changes.reviewing import CannotReview, note_line, sign_review

__all__ = [
    "CannotOpen",
    "CannotReview",
    "EmergencyPlan",
    "draw",
    "draw_due",
    "end_emergency",
    "make_due_digests",
    "mark_digest_read",
    "note_line",
    "open_in_emergency",
    "review_emergency",
    "sign_review",
    "write_digest",
]
