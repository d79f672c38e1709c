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
