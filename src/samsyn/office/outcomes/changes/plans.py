"""What is asked for, as plain data."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office.outcomes.rules import NewValue
from samsyn.vocabulary.outcomes import (
    AnnotationKind,
    MeasureKind,
    OutcomeFamily,
    Period,
    PlanMethod,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPlan:
    """A new series. All but its name, start and comparison is fixed from now on."""

    room_id: int
    family: OutcomeFamily
    kind: MeasureKind
    period: Period
    name: str
    definition: str
    unit: str
    source: str
    area: str
    starts_on: date | None = None
    compared_with: UUID | None = None
    follows: UUID | None = None  # the series that counted by another definition before
    cost_of: UUID | None = None  # the events that a cost is of
    is_published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRevision:
    """What of a series can be changed."""

    indicator_id: UUID
    version: int
    name: str
    starts_on: date | None
    compared_with: UUID | None
    is_published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VintagePlan:
    """Values as they were known on a day."""

    indicator_id: UUID
    as_of: date
    values: tuple[NewValue, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationPlan:
    """What is said of the periods in which two days lie."""

    indicator_id: UUID
    kind: AnnotationKind
    first: date
    last: date
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezePlan:
    """A plan to be frozen for a series as it stands."""

    indicator_id: UUID
    question: str
    method: PlanMethod
    horizon: date  # a day in the last period that counts
    fall_percent: int
    excluding: str
    others: tuple[UUID, ...] = ()  # a group of series to compare with
    starts_on: date | None = None  # else the day that the series has


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationPlan:
    """What was done otherwise than a plan says."""

    plan_id: UUID
    happened_on: date
    what: str
    why: str
