"""What is recorded of talks, as plain facts: everything that says where they stand."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office.children.queries import Assessment
from samsyn.office.children.rules import Need
from samsyn.vocabulary.talks import (
    AttemptOutcome,
    HelpWish,
    MessageDelivered,
    PriorityTier,
    Recipient,
    RecontactResult,
    SafetyVerdict,
    TalkEnd,
    TalkResponse,
    TalkTrigger,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """Somebody of a team."""

    staff_id: int
    name: str
    agency: str
    agency_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearanceFacts:
    """The latest check."""

    at: datetime
    by: str
    safety: SafetyVerdict
    safety_note: str
    child_assessment: str
    legal_text: str
    legal_cleared_by: str
    legal_cleared_on: date | None
    legal_valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptFacts:
    """One visit as logged, with the words that the team had with it."""

    id: UUID
    happened_at: datetime
    logged_by: str
    outcome: AttemptOutcome
    delivered: MessageDelivered | None
    card_given: bool | None
    response: TalkResponse | None
    help_wish: HelpWish | None
    promised: str
    promised_by: date | None
    note: str
    message_label: str
    team: tuple[MemberFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefFacts:
    """The brief that the present team holds."""

    id: UUID
    at: datetime
    meet_at: datetime | None
    team: tuple[MemberFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecontactFacts:
    """Getting in touch again."""

    happened_on: date
    result: RecontactResult
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFacts:
    """One talk. Attempts are oldest first."""

    id: UUID
    room_id: int
    person_id: UUID
    recipient: Recipient
    recipient_described: str
    trigger: TalkTrigger
    occasion_on: date | None
    aim: str
    tier: PriorityTier
    tier_because: str
    is_urgent: bool
    clock_starts_at: datetime
    proposed_at: datetime
    proposed_by: str
    is_dead: bool = False
    is_protected: bool = False
    may_be_minor: bool = False
    child_need: Need = Need.NOTHING
    child_assessment: Assessment | None = None  # the newest, of somebody who may be under 18
    clearance: ClearanceFacts | None = None
    brief: BriefFacts | None = None
    attempts: tuple[AttemptFacts, ...] = ()
    recontacts: tuple[RecontactFacts, ...] = ()
    ended_as: TalkEnd | None = None
    ended_at: datetime | None = None
    ended_by: str = ""
    end_reason: str = ""

    @property
    def meeting(self) -> AttemptFacts | None:
        """The first attempt at which the one whom the talk is for was met."""
        return next((one for one in self.attempts if self.is_held_by(one.outcome)), None)

    def is_held_by(self, outcome: AttemptOutcome) -> bool:
        """Whether an outcome means that the talk took place as intended."""
        if self.recipient is Recipient.PERSON:
            return outcome is AttemptOutcome.MET_PERSON
        return outcome.is_meeting
