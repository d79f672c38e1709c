"""The plain rules of outcomes: which values stand and may be compared, and what a plan is."""

from samsyn.office.outcomes.rules.plans import PlanText, digest_of, read_plan, written_plan
from samsyn.office.outcomes.rules.series import (
    NewValue,
    Point,
    Remark,
    begins_at,
    is_excluded,
    split,
)

__all__ = [
    "NewValue",
    "PlanText",
    "Point",
    "Remark",
    "begins_at",
    "digest_of",
    "is_excluded",
    "read_plan",
    "split",
    "written_plan",
]
