"""The measures of a report, in the order in which it has them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Section(StrEnum):
    """A part of a report."""

    ASKING = "asking"
    PROMISES = "promises"
    REACHED = "reached"
    SUPPORT = "support"
    FIDELITY = "fidelity"
    OUTCOMES = "outcomes"


class Measure(StrEnum):
    """Something that a report counts or computes."""

    PLAN_LATE = "plan-late"
    AGREEMENTS = "agreements"
    NOT_READY = "not-ready"
    EMERGENCIES = "emergencies"
    PROMISES_MADE = "promises-made"
    KEPT = "kept"
    BROKEN = "broken"
    DUE = "due"
    SET_ASIDE = "set-aside"
    PENDING = "pending"
    DECISION = "decision"
    FIRST_MEASURE = "first-measure"
    REPORT_BACK = "report-back"
    CALL_INS = "call-ins"
    MET = "met"
    TALKS = "talks"
    GROUPS = "groups"
    REVIEWS = "reviews"
    TASKS = "tasks"
    CASELOAD = "caseload"
    ANSWERED = "answered"
    FIRST_MEETINGS = "first-meetings"
    ELEMENTS = "elements"
    NEWEST = "newest"
    CHANGE = "change"
    CLOCK = "clock"


MEASURES: Final[Mapping[Section, tuple[Measure, ...]]] = {
    Section.ASKING: (
        Measure.PLAN_LATE,
        Measure.AGREEMENTS,
        Measure.NOT_READY,
        Measure.EMERGENCIES,
    ),
    Section.PROMISES: (
        Measure.PROMISES_MADE,
        Measure.KEPT,
        Measure.BROKEN,
        Measure.DUE,
        Measure.SET_ASIDE,
        Measure.PENDING,
        Measure.DECISION,
        Measure.FIRST_MEASURE,
        Measure.REPORT_BACK,
    ),
    Section.REACHED: (
        Measure.CALL_INS,
        Measure.MET,
        Measure.TALKS,
        Measure.GROUPS,
        Measure.REVIEWS,
        Measure.TASKS,
    ),
    Section.SUPPORT: (Measure.CASELOAD, Measure.ANSWERED, Measure.FIRST_MEETINGS),
    Section.FIDELITY: (Measure.ELEMENTS,),
    Section.OUTCOMES: (Measure.NEWEST, Measure.CHANGE, Measure.CLOCK),
}
