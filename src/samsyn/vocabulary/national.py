"""Words for what a site returns to the national support each quarter."""

from enum import StrEnum


class ReturnMeasure(StrEnum):
    """What is counted of a site's work in a quarter."""

    CALL_INS = "call_ins"
    CALLED = "called"  # people called to a call-in for the first time
    MET = "met"  # people met in a talk for the first time
    MET_EVER = "met_ever"  # since the site began
    ROUNDS = "rounds"  # of consequences, begun
    PROMISES_KEPT = "promises_kept"  # as they stood when the quarter ended
    PROMISES_BROKEN = "promises_broken"


class ReturnStanding(StrEnum):
    """How a site stands with its return for a quarter."""

    IN_TIME = "in_time"
    LATE = "late"  # it came after its day
    MISSING = "missing"  # its day has passed, and nothing came
    AWAITED = "awaited"  # its day has not passed
