"""What a change takes: typed, complete, and still to be judged. No identifier is a new record."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.vocabulary.steering import ContextKind, PlanKind, StartUpPhase


@dataclass(frozen=True, slots=True, kw_only=True)
class StartUpPlan:
    """A site's own step, or a step as it shall be."""

    room_id: int
    phase: StartUpPhase
    title: str  # left as it is for a standard step
    due_on: date | None = None
    owner_id: int | None = None
    step_id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What proves that a step is done; the period is the baseline's."""

    evidence: str
    evidence_on: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePlan(Evidence):
    """Evidence of one step; empty takes what stands there back."""

    step_id: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPlan:
    """An agency that enters an agreement."""

    agency_id: int
    signed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPlan:
    """An agreement as it shall be, with all its parties."""

    room_id: int
    name: str
    valid_from: date
    about: str = ""
    signed_on: date | None = None
    valid_to: date | None = None
    review_on: date | None = None
    owner_id: int | None = None
    parties: tuple[PartyPlan, ...] = ()
    agreement_id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItemPlan:
    """Something in the year's plan."""

    room_id: int
    kind: PlanKind
    title: str
    due_on: date
    owner_id: int | None = None
    done_on: date | None = None
    outcome: str = ""
    item_id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextPlan:
    """Something that happened around the strategy."""

    room_id: int
    kind: ContextKind
    title: str
    starts_on: date
    source: str
    scope: str = ""
    ends_on: date | None = None
    note: str = ""
    event_id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyPlan:
    """That somebody is deprived of liberty, from a day and until a release that is known."""

    person_id: UUID
    since: date
    release_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRevision:
    """What is planned for one release, as it shall be."""

    custody_id: UUID
    version: int  # 0 until something has been written
    meeter_id: int | None = None
    conflicts_on: date | None = None
    help_on: date | None = None
    checked_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverPlan:
    """Who leaves what they own to whom, and when."""

    room_id: int
    leaver_id: int
    successor_id: int
    leaves_on: date
