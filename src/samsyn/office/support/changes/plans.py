"""What changes take: plain values, checked by the changes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from samsyn.vocabulary.support import (
    AftercareResult,
    Caller,
    CallerWish,
    CaseMove,
    ConsentScope,
    Danger,
    ExitKind,
    NeedKind,
    NumberFrom,
    StepProgress,
    Topic,
    TouchKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPlan:
    """A help contact as it is registered. The card's code is noted for the counts, never kept."""

    room_id: int
    form_key: UUID
    danger: Danger
    caller: Caller
    number_from: NumberFrom
    topic: Topic
    wish: CallerWish
    has_acted_on_danger: bool = False
    card_code: str = field(default="", repr=False)
    called_as: str = ""
    reach_by: str = ""
    note: str = ""
    reached_at: datetime | None = None  # now, if left out
    is_answered: bool = True  # somebody talked with them at once
    handed_over_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """Somebody is taken up: by name, by identity number, or unknown."""

    room_id: int
    given: str = ""
    family: str = ""
    identity_number: str = field(default="", repr=False)
    contact_id: UUID | None = None
    first_met_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlan:
    """A step of the plan, for a need."""

    need: NeedKind
    step: str
    by_whom: str
    provider: str = ""
    target_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPlan:
    """How far a step has come."""

    progress: StepProgress
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchPlan:
    """In touch, or tried."""

    kind: TouchKind
    happened_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPlan:
    """A turn of the case."""

    move: CaseMove
    on: date
    reason: str = ""
    exit_kind: ExitKind | None = None
    result: AftercareResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPlan:
    """What the person lets support tell, and whom."""

    scope: ConsentScope
    what: str
    given_on: date
