"""What is recorded of talks, as plain facts: everything that says where they stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.records import RoomRecord
from samsyn.office.notifications.models import (
    CustomNotification,
    TalkAttempt,
    TalkBrief,
    TalkClearance,
    TalkMember,
    TalkRecontact,
)
from samsyn.office.people.queries.records import ages_of, born_within
from samsyn.vocabulary.people import ProtectedIdentity
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

Row = TypeVar("Row", bound=RoomRecord)


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


@dataclass(frozen=True, slots=True)
class _Work:
    """What teams did, by brief."""

    teams: dict[UUID, tuple[MemberFacts, ...]]
    attempts: dict[UUID, list[TalkAttempt]]


def facts_of(
    actor: Actor, talks: QuerySet[CustomNotification], *, today: date
) -> tuple[TalkFacts, ...]:
    """Return the facts of talks that have passed `visible_to`, in their order; six queries."""
    return facts_of_rows(
        actor, talks.select_related("person", "recorded_by", "ended_by"), today=today
    )


def facts_of_rows(
    actor: Actor, talks: Iterable[CustomNotification], *, today: date
) -> tuple[TalkFacts, ...]:
    """Return the facts of talks that the actor sees, read already, in their order; five queries."""
    rows = list(talks)
    ids = [row.pk for row in rows]
    if not ids:
        return ()
    checks = _together(
        access.visible_to(actor, TalkClearance.objects).filter(talk__in=ids), "talk_id"
    )
    briefs = _together(access.visible_to(actor, TalkBrief.objects).filter(talk__in=ids), "talk_id")
    contacts = _together(
        access.visible_to(actor, TalkRecontact.objects).filter(talk__in=ids), "talk_id"
    )
    of_briefs = [brief.pk for several in briefs.values() for brief in several]
    work = _Work(
        teams=teams_of(actor, of_briefs),
        attempts=_together(
            access.visible_to(actor, TalkAttempt.objects).filter(brief__in=of_briefs), "brief_id"
        ),
    )
    return tuple(
        _talk(
            row,
            checks=checks[row.pk],
            briefs=briefs[row.pk],
            recontacts=contacts[row.pk],
            work=work,
            today=today,
        )
        for row in rows
    )


def teams_of(actor: Actor, brief_ids: Iterable[UUID]) -> dict[UUID, tuple[MemberFacts, ...]]:
    """Return brief -> its team, by name."""
    rows = (
        access.visible_to(actor, TalkMember.objects)
        .filter(brief__in=list(brief_ids))
        .select_related("staff", "agency")
        .order_by("staff__name", "pk")
    )
    found: dict[UUID, list[MemberFacts]] = defaultdict(list)
    for row in rows:
        found[row.brief_id].append(
            MemberFacts(
                staff_id=row.staff_id,
                name=row.staff.name,
                agency=row.agency.name,
                agency_kind=row.agency.kind,
            )
        )
    return {brief: tuple(team) for brief, team in found.items()}


def attempt_facts(row: TalkAttempt, *, label: str, team: tuple[MemberFacts, ...]) -> AttemptFacts:
    """Return one logged visit."""
    return AttemptFacts(
        id=row.pk,
        happened_at=row.happened_at,
        logged_by=row.recorded_by.name,
        outcome=AttemptOutcome(row.outcome),
        delivered=MessageDelivered(row.delivered) if row.delivered else None,
        card_given=row.card_given,
        response=TalkResponse(row.response) if row.response else None,
        help_wish=HelpWish(row.help_wish) if row.help_wish else None,
        promised=row.promised,
        promised_by=row.promised_by,
        note=row.note,
        message_label=label,
        team=team,
    )


def _together(rows: QuerySet[Row], key: str) -> defaultdict[UUID, list[Row]]:
    found: defaultdict[UUID, list[Row]] = defaultdict(list)
    for row in rows.select_related("recorded_by").order_by("recorded_at", "pk"):
        found[getattr(row, key)].append(row)
    return found


def _talk(
    row: CustomNotification,
    *,
    checks: Sequence[TalkClearance],
    briefs: Sequence[TalkBrief],
    recontacts: Sequence[TalkRecontact],
    work: _Work,
    today: date,
) -> TalkFacts:
    current = next((brief for brief in briefs if brief.replaced_at is None), None)
    made = [
        attempt_facts(one, label=brief.message_label, team=work.teams.get(brief.pk, ()))
        for brief in briefs
        for one in work.attempts[brief.pk]
    ]
    return TalkFacts(
        id=row.pk,
        room_id=row.room_id,
        person_id=row.person_id,
        recipient=Recipient(row.recipient),
        recipient_described=row.recipient_described,
        trigger=TalkTrigger(row.trigger),
        occasion_on=row.occasion_on,
        aim=row.aim,
        tier=PriorityTier(row.tier),
        tier_because=row.tier_because,
        is_urgent=row.is_urgent,
        clock_starts_at=row.clock_starts_at,
        proposed_at=row.recorded_at,
        proposed_by=row.recorded_by.name,
        is_dead=row.person.died_on is not None,
        is_protected=row.person.protected_identity != ProtectedIdentity.NONE.value,
        may_be_minor=ages_of(born_within(row.person), today=today, died_on=row.person.died_on)[1],
        clearance=_clearance(checks[-1]) if checks else None,
        brief=_brief(current, work.teams) if current else None,
        attempts=tuple(sorted(made, key=lambda one: (one.happened_at, one.id))),
        recontacts=tuple(_recontact(one) for one in recontacts),
        ended_as=TalkEnd(row.ended_as) if row.ended_as else None,
        ended_at=row.ended_at,
        ended_by=row.ended_by.name if row.ended_by else "",
        end_reason=row.end_reason,
    )


def _clearance(row: TalkClearance) -> ClearanceFacts:
    return ClearanceFacts(
        at=row.recorded_at,
        by=row.recorded_by.name,
        safety=SafetyVerdict(row.safety),
        safety_note=row.safety_note,
        child_assessment=row.child_assessment,
        legal_text=row.legal_text,
        legal_cleared_by=row.legal_cleared_by,
        legal_cleared_on=row.legal_cleared_on,
        legal_valid_to=row.legal_valid_to,
    )


def _brief(row: TalkBrief, teams: dict[UUID, tuple[MemberFacts, ...]]) -> BriefFacts:
    return BriefFacts(
        id=row.pk, at=row.recorded_at, meet_at=row.meet_at, team=teams.get(row.pk, ())
    )


def _recontact(row: TalkRecontact) -> RecontactFacts:
    return RecontactFacts(
        happened_on=row.happened_on,
        result=RecontactResult(row.result),
        note=row.note,
        by=row.recorded_by.name,
    )
