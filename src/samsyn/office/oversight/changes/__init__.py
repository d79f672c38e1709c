"""Draws a month's review of a log, notes what somebody found of each line, and signs it."""

from samsyn.office.oversight.changes.drawing import draw, draw_due
from samsyn.office.oversight.changes.reviewing import CannotReview, note_line, sign_review

__all__ = ["CannotReview", "draw", "draw_due", "note_line", "sign_review"]
