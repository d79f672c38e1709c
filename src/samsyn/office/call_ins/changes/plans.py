"""What a change takes: typed, complete, and still to be judged."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.vocabulary.call_ins import (
    AbsenceReason,
    CandidateStatusKind,
    FindingOccasion,
    GoDecision,
    InvitationChannel,
    Neutrality,
    PlanStream,
    Reply,
    SpeakerRole,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInPlan:
    """A new call-in of a joint room."""

    room_id: int
    name: str
    starts_at: datetime
    minutes: int = 60
    purpose: str = ""
    lead_id: int | None = None
    group_ids: tuple[UUID, ...] = ()
    steps_as: UUID | None = None  # an earlier call-in whose steps it takes over; else the standard


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInRevision:
    """A call-in as it shall be; `version` is the one that was read, as in every revision."""

    call_in_id: UUID
    version: int
    name: str
    starts_at: datetime
    minutes: int
    purpose: str = ""
    lead_id: int | None = None
    group_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlan:
    """An own step of the plan, or a step as it shall be if `step_id` is given."""

    call_in_id: UUID
    stream: PlanStream
    title: str  # left as it is for a standard step
    days: int
    owner_id: int | None = None
    step_id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsiderationPlan:
    """What is decided of one person; `version` 0 is somebody not considered before."""

    call_in_id: UUID
    person_id: UUID
    is_chosen: bool
    reason: str = ""
    group_id: UUID | None = None
    agency_id: int | None = None  # of somebody chosen: whose list
    channel: InvitationChannel | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPlan:
    """A dated status of a candidate. There is no reason: none may be written."""

    person_id: UUID
    kind: CandidateStatusKind
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartPlan:
    """Two chosen people who must not meet, and how they are kept apart."""

    call_in_id: UUID
    person_id: UUID
    other_id: UUID
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRevision:
    """What is now known of an invitation. `delivered_on` empty is not delivered yet."""

    invitation_id: UUID
    version: int
    channel: InvitationChannel
    delivered_at: datetime | None = None
    delivered_by: str = ""
    reply: Reply = Reply.NONE
    transport: str = ""
    arrives_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsencePlan:
    """Why somebody did not come."""

    invitation_id: UUID
    reason: AbsenceReason


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPlan:
    """Somebody who speaks, new or as they shall be if `speaker_id` is given."""

    call_in_id: UUID
    name: str
    role: SpeakerRole | None
    organisation_id: UUID | None = None
    script: str = ""
    speaker_id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPlan:
    """A point of the running order, new and last, or as it shall be if `item_id` is given."""

    call_in_id: UUID
    title: str
    minutes: int
    speaker_id: UUID | None = None
    note: str = ""
    item_id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyRevision:
    """The place and the safety plan as they shall be."""

    call_in_id: UUID
    version: int
    venue: str
    neutrality: Neutrality
    neutrality_note: str = ""
    entrances: str = ""
    searches: str = ""
    guards: str = ""
    no_arrests: str = ""
    if_something_happens: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffPlan:
    """A named person's go or no-go for an agency they speak for."""

    call_in_id: UUID
    agency_id: int
    decision: GoDecision
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatPlan:
    """A seat for an invitee, or for somebody named by title."""

    call_in_id: UUID
    row: int
    place: int
    person_id: UUID | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudiencePlan:
    """Seats for an organisation, new or as they shall be if `place_id` is given."""

    call_in_id: UUID
    organisation_id: UUID
    seats: int
    confirmed: bool = False
    note: str = ""
    place_id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalRevision:
    """The rehearsal as it is planned or was held."""

    call_in_id: UUID
    version: int
    planned_at: datetime | None = None
    held_on: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefRevision:
    """What the partners saw. `held_on` empty keeps the call-in open for follow-up."""

    call_in_id: UUID
    version: int
    held_on: date | None = None
    reactions: str = ""
    safety: str = ""
    media: str = ""
    after_thirty_days: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPlan:
    """Something found that has to be dealt with."""

    call_in_id: UUID
    occasion: FindingOccasion
    text: str
