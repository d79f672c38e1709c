"""Words for the weekly review."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.reviews import (
    ChangedSince,
    ReviewMove,
    ReviewPart,
    ReviewSection,
    ReviewState,
    TaskState,
    TaskStep,
    Trend,
)

_SECTIONS: Final[Mapping[str, Promise]] = {
    ReviewSection.INCIDENTS: pgettext("section of a review", "New incidents"),
    ReviewSection.DISPUTES: pgettext("section of a review", "Disputes"),
    ReviewSection.TALKS: pgettext("section of a review", "Talks"),
    ReviewSection.GROUPS: pgettext("section of a review", "The groups"),
    ReviewSection.TASKS: pgettext("section of a review", "Tasks from before"),
    ReviewSection.PROMISES: pgettext("section of a review", "Promises"),
    ReviewSection.ROUNDS: pgettext("section of a review", "Consequences"),
    ReviewSection.SUPPORT: pgettext("section of a review", "Support"),
    ReviewSection.DECISIONS: pgettext("section of a review", "Decisions"),
    ReviewSection.CLOSING: pgettext("section of a review", "Present and minutes"),
}
_STATES: Final[Mapping[str, Promise]] = {
    ReviewState.OPEN: pgettext("state of a review", "Open"),
    ReviewState.SIGNED: pgettext("state of a review", "Signed"),
    ReviewState.APPROVED: pgettext("state of a review", "Approved by all who took part"),
}
_MOVES: Final[Mapping[str, Promise]] = {
    ReviewMove.REFRESH: pgettext("move of a review", "Freeze the data anew"),
    ReviewMove.MARK: pgettext("move of a review", "Mark as gone through"),
    ReviewMove.DECIDE: pgettext("move of a review", "Write a decision"),
    ReviewMove.MAKE_TASK: pgettext("move of a review", "Make it a task"),
    ReviewMove.ATTEND: pgettext("move of a review", "Note who is present"),
    ReviewMove.DISSENT: pgettext("move of a review", "Note a dissent"),
    ReviewMove.SIGN: pgettext("move of a review", "Sign the minutes"),
    ReviewMove.APPROVE: pgettext("move of a review", "Approve the minutes"),
}
_TASKS: Final[Mapping[str, Promise]] = {
    TaskState.OPEN: pgettext("state of a task", "Open"),
    TaskState.LATE: pgettext("state of a task", "Late"),
    TaskState.DONE: pgettext("state of a task", "Done"),
    TaskState.NOT_DONE: pgettext("state of a task", "Not done"),
}
_STEPS: Final[Mapping[str, Promise]] = {
    TaskStep.DONE: pgettext("what became of a task", "Done"),
    TaskStep.NOT_DONE: pgettext("what became of a task", "Will not be done"),
    TaskStep.MOVED: pgettext("what became of a task", "Moved to another day"),
}
_TRENDS: Final[Mapping[str, Promise]] = {
    Trend.MORE: pgettext("trend of a group", "More"),
    Trend.FEWER: pgettext("trend of a group", "Fewer"),
    Trend.NO_SIGN: pgettext("trend of a group", "No sign of a change"),
    Trend.TOO_FEW: pgettext("trend of a group", "Too few to say"),
}
_SINCE: Final[Mapping[str, Promise]] = {
    ChangedSince.SAME: pgettext("since the data were frozen", "As frozen"),
    ChangedSince.CHANGED: pgettext("since the data were frozen", "Changed since frozen"),
    ChangedSince.GONE: pgettext("since the data were frozen", "No longer there"),
    ChangedSince.NEW: pgettext("since the data were frozen", "New since frozen"),
}
_PARTS: Final[Mapping[str, Promise]] = {
    ReviewPart.DATA: pgettext("part of a review", "The frozen data"),
    ReviewPart.MARKS: pgettext("part of a review", "What was gone through"),
    ReviewPart.DECISIONS: pgettext("part of a review", "The decisions"),
    ReviewPart.PRESENCE: pgettext("part of a review", "Who was present"),
    ReviewPart.DISSENT: pgettext("part of a review", "The dissent"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    ReviewSection: _SECTIONS,
    ReviewState: _STATES,
    ReviewMove: _MOVES,
    TaskState: _TASKS,
    TaskStep: _STEPS,
    Trend: _TRENDS,
    ChangedSince: _SINCE,
    ReviewPart: _PARTS,
}
