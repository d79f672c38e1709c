"""What the changes take: talks as they are to be proposed, checked, given out and logged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

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
class ProposalPlan:
    """A talk with somebody of a joint room.

    `tier` is None for what the rule says; `is_urgent` is None for what goes with the tier.
    `occasion` refers to what called for it, such as a call-in or an incident: kind and id.
    """

    person_id: UUID
    trigger: TalkTrigger
    aim: str
    recipient: Recipient = Recipient.PERSON
    recipient_described: str = ""
    occasion_on: date | None = None
    occasion: tuple[str, UUID] | None = None
    tier: PriorityTier | None = None
    tier_because: str = ""
    is_urgent: bool | None = None
    clock_starts_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearancePlan:
    """The check before a talk. Only the cleared text leaves the legal-exposure sheet."""

    talk_id: UUID
    safety: SafetyVerdict
    safety_note: str = ""
    investigation_clear: bool = False
    support_consulted: bool = False
    legal_text: str = ""
    legal_cleared_by: str = ""
    legal_cleared_on: date | None = None
    legal_valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPlan:
    """Somebody in the team; `agency_id` is None if their own room tells which partner."""

    staff_id: int
    agency_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPlan:
    """A team, and all that it gets to know.

    The words are versions of the library; `parts` fills their gaps, by the names of `Part`.
    """

    talk_id: UUID
    team: tuple[MemberPlan, ...]
    addressed_as: str
    message_id: UUID
    letter_id: UUID | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    meet_at: datetime | None = None
    card_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptPlan:
    """One visit as somebody of the team logs it.

    `attempts_seen` is how many were logged when the form was opened, so that two of a team who
    log the same visit are told of it.
    """

    brief_id: UUID
    form_key: UUID
    outcome: AttemptOutcome
    happened_at: datetime | None = None  # None: just now
    delivered: MessageDelivered | None = None
    card_given: bool | None = None
    response: TalkResponse | None = None
    help_wish: HelpWish | None = None
    promised: str = ""
    promised_by: date | None = None
    note: str = ""
    attempts_seen: int | None = None
    is_another_visit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecontactPlan:
    """Getting in touch again after a talk."""

    talk_id: UUID
    happened_on: date
    result: RecontactResult
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingPlan:
    """A talk that will not be held, and why."""

    talk_id: UUID
    ended_as: TalkEnd
    reason: str
