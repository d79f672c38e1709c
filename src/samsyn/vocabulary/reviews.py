"""Terms of the weekly review: its sections, where it stands, and what became of its tasks."""

from enum import StrEnum


class ReviewSection(StrEnum):
    """A part of the review, in the order in which the room goes through them."""

    INCIDENTS = "incidents"
    DISPUTES = "disputes"
    TALKS = "talks"
    GROUPS = "groups"
    TASKS = "tasks"
    PROMISES = "promises"
    ROUNDS = "rounds"
    SUPPORT = "support"
    DECISIONS = "decisions"
    CLOSING = "closing"


class ReviewState(StrEnum):
    """Where a review stands."""

    OPEN = "open"
    SIGNED = "signed"
    APPROVED = "approved"  # by every agency that took part


class ReviewMove(StrEnum):
    """What can be done with a review."""

    REFRESH = "refresh"
    MARK = "mark"
    DECIDE = "decide"
    MAKE_TASK = "make_task"
    ATTEND = "attend"
    DISSENT = "dissent"
    SIGN = "sign"
    APPROVE = "approve"


class TaskState(StrEnum):
    """Where a task from a decision stands."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    NOT_DONE = "not_done"


class TaskStep(StrEnum):
    """What somebody said became of a task."""

    DONE = "done"
    NOT_DONE = "not_done"
    MOVED = "moved"


class Trend(StrEnum):
    """What the last 90 days say beside the 90 before."""

    MORE = "more"
    FEWER = "fewer"
    NO_SIGN = "no_sign"  # the interval holds no change
    TOO_FEW = "too_few"  # the interval holds both a halving and a doubling


class ChangedSince(StrEnum):
    """How a line stands to the data of now."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


class ReviewPart(StrEnum):
    """What of a review somebody can change; whoever signs is told what moved since they read."""

    DATA = "data"
    MARKS = "marks"
    DECISIONS = "decisions"
    PRESENCE = "presence"
    DISSENT = "dissent"
