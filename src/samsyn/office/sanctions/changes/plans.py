"""What a change takes: frozen, typed, and already split from the text that somebody wrote."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.sanctions import MeasureStep, RoundEnd, TriggerRule, TriggerVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerPlan:
    """A trigger to be raised on a group of the joint room."""

    room_id: int
    group_id: UUID
    rule: TriggerRule
    because: str = ""
    incident_ids: tuple[UUID, ...] = ()  # none: those that count to the group in the window
    promise_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoPlan:
    """What is known, believed and not known, for who decides."""

    trigger_id: UUID
    version: int
    memo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who decides, for which agency, in which role, and why."""

    agency_id: int | None
    decided_as: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPlan(Signed):
    """A decision on a trigger, as it stood when it was read."""

    trigger_id: UUID
    version: int
    verdict: TriggerVerdict
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    """A round to be prepared: its ground, its limits, and whom it names."""

    trigger_id: UUID
    evidence: str = ""
    alternatives: str = ""
    proportionality: str = ""
    exit_criterion: str = ""
    review_on: date | None = None
    person_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRevision(RoundPlan):
    """New words and names for a round that was read in a version."""

    round_id: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundDecisionPlan(Signed):
    """A decision to start a round, or to go on."""

    round_id: UUID
    version: int
    review_on: date | None = None  # the next planned review, where the round goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPlan(Signed):
    """A decision to end a round, and how it ended."""

    round_id: UUID
    version: int
    ended_as: RoundEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePlan:
    """What an agency is asked to do."""

    round_id: UUID
    lever: Lever
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlan:
    """One step of an agency's own measure, with what it notes in its own room."""

    measure_id: UUID
    step: MeasureStep
    note: str = ""
    until: date | None = None
    actions: int | None = None
    outside: int | None = None
    minors: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlan:
    """What groups were told of a round, by whom and when."""

    round_id: UUID
    group_ids: tuple[UUID, ...]
    told_on: date
    told_by: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonsPlan:
    """What the partners learnt of a round."""

    round_id: UUID
    version: int
    lessons: str
