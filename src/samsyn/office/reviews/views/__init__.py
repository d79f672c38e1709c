"""The pages of the weekly review."""

from samsyn.office.reviews.views.deciding import (
    decide,
    decision_edit,
    decision_strike,
    task,
    task_done,
    task_make,
)
from samsyn.office.reviews.views.noting import (
    approve,
    dissent,
    dissent_edit,
    dissent_strike,
    mark,
    open_week,
    present,
    refresh,
    sign,
)
from samsyn.office.reviews.views.pages import meeting, minutes, partners, review, review_list

__all__ = [
    "approve",
    "decide",
    "decision_edit",
    "decision_strike",
    "dissent",
    "dissent_edit",
    "dissent_strike",
    "mark",
    "meeting",
    "minutes",
    "open_week",
    "partners",
    "present",
    "refresh",
    "review",
    "review_list",
    "sign",
    "task",
    "task_done",
    "task_make",
]
