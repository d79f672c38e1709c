"""What holds of a review, from plain facts: its window, its moves, its tasks, what is left."""

from samsyn.office.reviews.rules.comparing import Compared, Frozen, compared
from samsyn.office.reviews.rules.remaining import Left, left_in, left_over, sections_of
from samsyn.office.reviews.rules.states import (
    ReviewFacts,
    moves_of,
    refusal_of,
    state_of,
)
from samsyn.office.reviews.rules.tasks import Said, due_of, state_of_task
from samsyn.office.reviews.rules.timeliness import Timeliness, timeliness_of
from samsyn.office.reviews.rules.windows import (
    Week,
    Window,
    next_meeting,
    periods_until,
    week_of,
    window_after,
)

__all__ = [
    "Compared",
    "Frozen",
    "Left",
    "ReviewFacts",
    "Said",
    "Timeliness",
    "Week",
    "Window",
    "compared",
    "due_of",
    "left_in",
    "left_over",
    "moves_of",
    "next_meeting",
    "periods_until",
    "refusal_of",
    "sections_of",
    "state_of",
    "state_of_task",
    "timeliness_of",
    "week_of",
    "window_after",
]
