"""Tables of the weekly review. All lie in the open part of the review's own room.

Once a review is signed the database refuses every change of it: see migration 0002.
"""

from samsyn.office.reviews.models.closing import Dissent, MinutesApproval, Presence
from samsyn.office.reviews.models.decided import Decision, Task, TaskNote
from samsyn.office.reviews.models.held import Line, Mark, PartOfReview, Review

__all__ = [
    "Decision",
    "Dissent",
    "Line",
    "Mark",
    "MinutesApproval",
    "PartOfReview",
    "Presence",
    "Review",
    "Task",
    "TaskNote",
]
