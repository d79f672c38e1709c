"""What pages show in the sections of a review: frozen, with names that the whole room may see."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import RelationState
from samsyn.vocabulary.incidents import GroupSide, Harm, IncidentKind
from samsyn.vocabulary.promises import PromiseKind, PromiseState
from samsyn.vocabulary.reviews import ChangedSince, TaskState, Trend
from samsyn.vocabulary.sanctions import ClockState, RoundState, TriggerState
from samsyn.vocabulary.support import FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SideShown:
    """A group on a side of an incident."""

    name: str
    side: GroupSide
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """That the room went through it."""

    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentShown:
    """An incident of the window."""

    id: UUID
    code: str
    kind: IncidentKind
    harm: Harm
    day: date
    area: str
    sides: tuple[SideShown, ...]
    reviewed_hours: int | None
    carried: bool
    mark: Marked | None
    since: ChangedSince


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeShown:
    """A dispute that lives."""

    first_id: UUID
    first: str
    second: str
    state: RelationState
    certainty: Certainty
    begun_on: date | None
    review_on: date | None
    since: ChangedSince


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksShown:
    """What talks the answer to an incident has called for."""

    incident_id: UUID
    code: str
    to_consider: int
    waiting: int
    over: int
    since: ChangedSince

    @property
    def nobody_asked(self) -> bool:
        """Whether there is somebody to consider, and no talk has been proposed."""
        return self.to_consider > 0 and self.waiting + self.over == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShown:
    """One group's scorecard. No sum and no rank."""

    id: UUID
    name: str
    days_28: int
    days_90: int
    months_12: int
    before: int
    trend: Trend
    ratio: float | None
    low: float | None
    high: float | None  # None is without limit
    message_on: date | None
    round: RoundState | None
    since: ChangedSince


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise that new violence called upon."""

    id: UUID
    code: str
    verbatim: str
    kind: PromiseKind
    state: PromiseState
    made_on: date
    groups: tuple[str, ...]
    triggers: tuple[str, ...]
    since: ChangedSince


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """A trigger, and the round that came of it."""

    trigger_id: UUID
    round_id: UUID | None
    code: str
    group: str
    state: TriggerState
    awaits: bool
    decision: ClockState
    decision_due: date
    round: RoundState | None
    review_on: date | None
    lapses_on: date | None
    measures: int
    measures_open: int
    to_tell: int
    since: ChangedSince


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportShown:
    """One count as social services published it: a number, or the range it lies in."""

    room: str
    kind: FigureKind
    until: date
    whole: tuple[int, int]
    part: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskShown:
    """A task from an earlier decision, as it stands or stood."""

    id: UUID
    room_id: int
    text: str
    code: str  # of its decision: week and number
    owner: str
    owner_ids: frozenset[int]
    agency_id: int | None
    staff_id: int | None
    due_on: date
    state: TaskState
    waits: bool  # due, and nobody has said what became of it
    was_moved: bool
    said: str
    said_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionShown:
    """A decision of this review."""

    id: UUID
    number: int
    text: str
    owner: str
    agency_id: int | None
    staff_id: int | None
    due_on: date | None
    is_task: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentShown:
    """Somebody who was present: of the staff, or an organisation."""

    name: str
    staff_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DissentShown:
    """Who thought otherwise, and what."""

    id: UUID
    who: str
    text: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureShown:
    """An agency that took part, and whether it stands behind the minutes."""

    agency: str
    by: str
    at: datetime | None
