"""How long each step of the work may take, and how near is near: what a site can set for itself.

The usual lengths are those of the strategy's practice; a site that sets one of its own dates it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Limit(StrEnum):
    """A number that a site can set, by what an operator calls it."""

    ACUTE_HOURS = "acute_hours"
    ELEVATED_DAYS = "elevated_days"
    WATCH_DAYS = "watch_days"
    NEAR_METRES = "near_metres"
    REVIEW_HOURS = "review_hours"
    TALKS_HOURS = "talks_hours"
    STAND_DAYS = "stand_days"
    TELL_DAYS = "tell_days"
    MEMO_DAYS = "memo_days"
    DECISION_DAYS = "decision_days"
    MEASURE_DAYS = "measure_days"
    QUIET_DAYS = "quiet_days"
    LONGEST_DAYS = "longest_days"
    REPORT_DAYS = "report_days"
    LOG_SAMPLE = "log_sample"
    LOG_DAYS = "log_days"
    EMERGENCY_ACCESS = "emergency_access"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is usual, and from where to where a site may go; `meaning` is for an operator."""

    usual: int
    least: int
    most: int
    meaning: str


LIMITS: Final[Mapping[Limit, Bounds]] = {
    Limit.ACUTE_HOURS: Bounds(72, 12, 168, "The acute window after an incident."),
    Limit.ELEVATED_DAYS: Bounds(14, 2, 60, "The elevated window after an incident."),
    Limit.WATCH_DAYS: Bounds(30, 7, 180, "The watch where a dispute lives."),
    Limit.NEAR_METRES: Bounds(100, 25, 1000, "How near another incident counts as near."),
    Limit.REVIEW_HOURS: Bounds(24, 1, 72, "To the first review of an incident."),
    Limit.TALKS_HOURS: Bounds(72, 12, 336, "To the talks after an incident."),
    Limit.STAND_DAYS: Bounds(7, 1, 30, "To the decision in an answer."),
    Limit.TELL_DAYS: Bounds(14, 1, 60, "From that decision to telling."),
    Limit.MEMO_DAYS: Bounds(3, 1, 14, "From a trigger to its memo."),
    Limit.DECISION_DAYS: Bounds(7, 1, 30, "From a trigger to the decision."),
    Limit.MEASURE_DAYS: Bounds(7, 1, 30, "From the decision to the first measure."),
    Limit.QUIET_DAYS: Bounds(28, 7, 90, "Quiet days before a round is reviewed."),
    Limit.LONGEST_DAYS: Bounds(90, 28, 180, "What a round lasts without a fresh decision."),
    Limit.REPORT_DAYS: Bounds(14, 1, 60, "From the end of a round to the report back."),
    Limit.LOG_SAMPLE: Bounds(20, 5, 100, "Readings drawn by lot for a month's log review."),
    Limit.LOG_DAYS: Bounds(14, 3, 60, "From the end of a month to the review of its log."),
    Limit.EMERGENCY_ACCESS: Bounds(1, 0, 1, "Whether rooms open in an emergency: 1 yes, 0 no."),
}
USUAL: Final[Mapping[Limit, int]] = {limit: bounds.usual for limit, bounds in LIMITS.items()}
HOURS_A_DAY: Final = 24


def option(limit: Limit) -> str:
    """Return what an operator types for a limit."""
    return f"--{limit.value.replace('_', '-')}"


def objections_to(changed: Mapping[Limit, int], after: Mapping[Limit, int]) -> Iterator[str]:
    """Yield what is wrong with a change, given all limits as they would be after it."""
    for limit, bounds in LIMITS.items():
        if limit in changed and not bounds.least <= changed[limit] <= bounds.most:
            yield f"{option(limit)} goes from {bounds.least} to {bounds.most}."
    if after[Limit.ACUTE_HOURS] > after[Limit.ELEVATED_DAYS] * HOURS_A_DAY:
        yield "The acute window cannot outlast the elevated one: change one of them."
    if after[Limit.ELEVATED_DAYS] > after[Limit.WATCH_DAYS]:
        yield "The elevated window cannot outlast the watch: change one of them."
    if after[Limit.MEMO_DAYS] > after[Limit.DECISION_DAYS]:
        yield "The memo cannot be due after the decision that rests on it: change one of them."
    if after[Limit.QUIET_DAYS] > after[Limit.LONGEST_DAYS]:
        yield "A round would lapse before its quiet days have passed: change one of them."
