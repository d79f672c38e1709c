"""What somebody wants written. Forms, loaders and tests build these."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office.problem_analysis.rules import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPlan:
    """A new report: of which room and period. The inhabitants come with their source."""

    room_id: int
    title: str
    first: date
    last: date
    population: int | None = None
    population_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePlan:
    """The words of one section. `version` is the one that was read, 0 for none."""

    report_id: UUID
    section: Section
    words: str
    version: int = 0
