"""Words for promises to groups."""

from enum import StrEnum


class PromiseKind(StrEnum):
    """What was promised. Help and protection are promises too."""

    CONSEQUENCE = "consequence"
    HELP = "help"
    PROTECTION = "protection"


class PromiseOccasion(StrEnum):
    """When it was said; the record itself is pointed at softly."""

    CALL_IN = "call_in"
    TALK = "talk"
    REPORT_BACK = "report_back"
    OTHER = "other"


class PromiseState(StrEnum):
    """Whether a promise is kept; computed from what was done after it was called upon."""

    PENDING = "pending"  # nothing has called upon it
    DUE = "due"  # called upon, and every clock still runs or was met
    KEPT = "kept"
    SET_ASIDE = "set_aside"  # decided not to act, in time and with the reason
    BROKEN = "broken"  # late counts
