"""Reads talks with their checks, briefs, visits and follow-ups, and gives them as facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.records import RoomRecord
from samsyn.office.children.queries import Assessment, newest_assessments
from samsyn.office.children.rules import Need, need_on
from samsyn.office.notifications.models import (
    CustomNotification,
    TalkAttempt,
    TalkBrief,
    TalkClearance,
    TalkMember,
    TalkRecontact,
)
from samsyn.office.notifications.queries.facts import (
    AttemptFacts,
    BriefFacts,
    ClearanceFacts,
    MemberFacts,
    RecontactFacts,
    TalkFacts,
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


@dataclass(frozen=True, slots=True)
class _Work:
    """What teams did, by brief, and what was found of children."""

    teams: dict[UUID, tuple[MemberFacts, ...]]
    attempts: defaultdict[UUID, list[TalkAttempt]]
    assessments: Mapping[UUID, Assessment] = field(default_factory=dict)  # by person


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
    """Return the facts of talks that the actor sees, read already, in their order.

    Five queries, or three while none has been given to a team; one more if somebody may be a child.
    """
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
    work = _work_of(actor, [brief.pk for several in briefs.values() for brief in several])
    work = replace(work, assessments=_assessments(actor, rows, today))
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


def _work_of(actor: Actor, briefs: list[UUID]) -> _Work:
    if not briefs:
        return _Work(teams={}, attempts=defaultdict(list))
    attempts = access.visible_to(actor, TalkAttempt.objects).filter(brief__in=briefs)
    return _Work(teams=teams_of(actor, briefs), attempts=_together(attempts, "brief_id"))


def _together(rows: QuerySet[Row], key: str) -> defaultdict[UUID, list[Row]]:
    found: defaultdict[UUID, list[Row]] = defaultdict(list)
    for row in rows.select_related("recorded_by").order_by("recorded_at", "pk"):
        found[getattr(row, key)].append(row)
    return found


def _assessments(
    actor: Actor, rows: Sequence[CustomNotification], today: date
) -> Mapping[UUID, Assessment]:
    """Return the newest assessments of those who may be under 18: no query if nobody may."""
    young = [
        row.person_id for row in rows if need_on(today, born_within(row.person)) is not Need.NOTHING
    ]
    return newest_assessments(actor, young) if young else {}


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
        child_need=need_on(today, born_within(row.person)),
        child_assessment=work.assessments.get(row.person_id),
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
