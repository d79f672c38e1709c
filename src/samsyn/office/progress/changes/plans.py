"""What is asked for, as plain data."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePlan:
    """A new report of whole months: the first day of the first, the last day of the last."""

    room_id: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPlan:
    """A sentence in the writer's own words. An empty text is the computed sentence again."""

    issue_id: UUID
    key: str
    language: str
    text: str
    version: int  # of the wording that was read; 0 where there was none


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionPlan:
    """What a correction changes, as readers will see it."""

    issue_id: UUID
    changed_sv: str
    changed_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalPlan:
    """Why a published report is taken away, as readers will see it."""

    issue_id: UUID
    why_sv: str
    why_en: str
