"""What pages show of triggers, rounds and measures: frozen, with where each stands and why."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office.sanctions.queries.violence import EventShown
from samsyn.office.sanctions.rules import Clock, Lengths
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.sanctions import (
    MeasureState,
    MeasureStep,
    ReviewReason,
    RoundEnd,
    RoundMove,
    RoundState,
    TriggerMove,
    TriggerRule,
    TriggerState,
    TriggerVerdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMark:
    """A group by its working name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionShown:
    """Who decided what, for which agency, in which role, when and why."""

    what: TriggerVerdict | RoundMove
    until: date | None
    on: date
    by: str
    role: str
    agency: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TickShown:
    """One step of a measure, and the day on which it was taken."""

    step: MeasureStep
    on: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureShown:
    """A measure as every partner sees it: title, status and dates. Nothing of its content."""

    id: UUID
    code: str
    round_id: UUID
    group: GroupMark
    lever: Lever
    what: str
    agency_id: int
    agency: str
    state: MeasureState
    asked_on: date
    asked_by: str
    asked_by_id: int
    answer: Clock  # by the lever's usual lead time
    ticks: tuple[TickShown, ...]
    is_own: bool  # the reader answers for its agency
    steps: frozenset[MeasureStep]  # that this reader can take now

    @property
    def on(self) -> date:
        """The day of the last step, or of the request."""
        return self.ticks[-1].on if self.ticks else self.asked_on


@dataclass(frozen=True, slots=True, kw_only=True)
class SpillOver:
    """Of all actions told of, how many met somebody outside the named, or under 18."""

    actions: int
    outside: int
    minors: int
    agencies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a group was told of the round."""

    group: GroupMark
    on: date
    by: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundShown:
    """A sanction round, where it stands and why."""

    id: UUID
    code: str
    trigger_id: UUID
    room_id: int
    group: GroupMark
    also: tuple[str, ...]  # linked as the same group
    state: RoundState
    reasons: tuple[ReviewReason, ...]
    moves: frozenset[RoundMove]
    evidence: str
    alternatives: str
    proportionality: str
    exit_criterion: str
    review_on: date | None
    started_on: date | None
    lapses_on: date | None
    quiet_days: int
    lengths: Lengths  # of the day on which its trigger was taken up
    last_violence_on: date | None
    ended_on: date | None
    ended_as: RoundEnd | None
    lessons: str
    lessons_on: date | None
    named: int  # people in the scope
    measures: tuple[MeasureShown, ...]
    decisions: tuple[DecisionShown, ...]
    spill_over: SpillOver | None
    told: tuple[Told, ...]
    still_to_tell: tuple[GroupMark, ...]
    first_measure: Clock | None
    report_back: Clock | None
    beside: tuple[UUID, ...]  # other rounds that run against the same group
    version: int
    may_prepare: bool
    may_decide: bool

    @property
    def days(self) -> int:
        """How many days the round lasted."""
        if self.started_on is None or self.ended_on is None:
            return 0
        return (self.ended_on - self.started_on).days


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerShown:
    """A trigger, where it stands, and what it rests on."""

    id: UUID
    code: str
    room_id: int
    group: GroupMark
    rule: TriggerRule
    because: str
    opened_at: datetime
    opened_on: date
    opened_by: str
    counted_from: datetime
    score: float
    score_equal: float
    score_homicides: float
    is_contested: bool
    unattributed: int
    incidents: tuple[tuple[EventShown, bool], ...]  # and whether it still counts to the group
    promise: str
    promise_id: UUID | None
    memo: str
    memo_on: date | None
    decisions: tuple[DecisionShown, ...]
    state: TriggerState
    moves: frozenset[TriggerMove]
    lengths: Lengths  # of the day on which it was taken up
    memo_clock: Clock
    decision_clock: Clock
    round: RoundShown | None
    version: int
    may_prepare: bool
    may_decide: bool
