"""The parts of a report, in the order in which they are read."""

from enum import StrEnum


class Section(StrEnum):
    """Where a sentence stands. Help comes before everything that is counted."""

    LEAD = "lead"
    STRATEGY = "strategy"
    MEETINGS = "meetings"
    SUPPORT = "support"
    CONSEQUENCES = "consequences"
    COMMUNITY = "community"
    AHEAD = "ahead"
    SAYS = "says"
    SAYS_NOT = "says_not"
    WHEN = "when"
    PROMISES = "promises"
