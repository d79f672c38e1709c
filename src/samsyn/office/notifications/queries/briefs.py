"""What a team sees: its own talks and nothing else of the room. Opening one is a reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.notifications.models import TalkAttempt, TalkBrief, TalkMember
from samsyn.office.notifications.queries.facts import AttemptFacts, MemberFacts
from samsyn.office.notifications.queries.reading import attempt_facts, teams_of
from samsyn.office.printing import NotedPrint, SiteMark, note_print, site_mark
from samsyn.vocabulary.talks import AttemptOutcome, Recipient

_SUBJECT = "people_person"  # a brief is read as the person whom it concerns


class BriefState(StrEnum):
    """Where a team's talk stands, as far as the team needs to know."""

    TO_DO = "to_do"
    TRIED = "tried"
    STOPPED = "stopped"  # do not go
    DONE = "done"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The frozen minimum that the team carries."""

    id: UUID
    recipient: Recipient
    addressed_as: str
    place: str
    meet_at: datetime | None
    due_at: datetime | None
    message_label: str
    message_language: str
    message_text: str
    legal_text: str
    safety_note: str
    child_until: date | None  # the last day that the child may be met
    child_conditions: str
    letter_language: str
    letter_heading: str
    letter_text: str
    offer: str
    card_code: str
    team: tuple[MemberFacts, ...]
    attempts: tuple[AttemptFacts, ...]
    state: BriefState
    agencies: tuple[str, ...]  # who shares what is logged


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """The reader's own talks: those to hold, soonest first, and those done lately."""

    to_hold: tuple[Brief, ...]
    done: tuple[Brief, ...]


def my_talks(actor: Actor, *, today: date) -> DayList:
    """Return the talks whose team the reader is in, and note whom they were about."""
    if not actor.rooms_granting(Deed.LOG_TALK):
        raise NotPermitted(_("Your role holds no talks."))
    mine = access.visible_to(actor, TalkMember.objects).filter(staff_id=actor.staff_id)
    rows = list(
        access.visible_to(actor, TalkBrief.objects)
        .filter(pk__in=mine.values("brief"), replaced_at__isnull=True)
        .order_by("meet_at", "due_at", "pk")
    )
    _note(actor, Reading.LIST, rows)
    briefs = _briefs(actor, rows)
    ended = (BriefState.DONE, BriefState.CLOSED)
    return DayList(
        to_hold=tuple(one for one in briefs if one.state not in ended),
        done=tuple(one for one in briefs if one.state in ended and _is_recent(one, today)),
    )


def brief_sheet(actor: Actor, brief_id: UUID, *, reading: Reading = Reading.PAGE) -> Brief:
    """Return one brief, and note that the person it concerns was read. Raises `NotVisible`."""
    row = access.get_visible(actor, TalkBrief.objects, pk=brief_id)
    _note(actor, reading, [row])
    [brief] = _briefs(actor, [row])
    return brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """A brief to be put on paper, whose printing is noted."""

    brief: Brief
    site: SiteMark
    noted: NotedPrint


def printable(actor: Actor, brief_id: UUID) -> Printable:
    """Return a brief for printing, and note that it is printed. Raises `NotVisible`."""
    row = access.get_visible(actor, TalkBrief.objects.select_related("room"), pk=brief_id)
    noted = note_print(actor, subject=_SUBJECT, record_ids=[row.person_ref], room_ids=[row.room_id])
    [brief] = _briefs(actor, [row])
    return Printable(brief=brief, site=site_mark(row.room.site_id or 0), noted=noted)


def _note(actor: Actor, reading: Reading, rows: Sequence[TalkBrief]) -> None:
    if rows:
        audit.record_reading(
            actor,
            reading,
            subject=_SUBJECT,
            record_ids=[row.person_ref for row in rows],
            room_ids={row.room_id for row in rows},
        )


def _briefs(actor: Actor, rows: Sequence[TalkBrief]) -> list[Brief]:
    """Return the briefs with what was logged at earlier ones of the same talks."""
    talks = [row.talk_id for row in rows]
    earlier = {
        pk: (talk, label)
        for pk, talk, label in access.visible_to(actor, TalkBrief.objects)
        .filter(talk__in=talks)
        .values_list("pk", "talk_id", "message_label")
    }
    teams = teams_of(actor, earlier)
    logged: dict[UUID, list[AttemptFacts]] = {}
    attempts = (
        access.visible_to(actor, TalkAttempt.objects)
        .filter(brief__in=earlier)
        .select_related("recorded_by")
        .order_by("happened_at", "pk")
    )
    for one in attempts:
        talk, label = earlier[one.brief_id]
        facts = attempt_facts(one, label=label, team=teams.get(one.brief_id, ()))
        logged.setdefault(talk, []).append(facts)
    return [
        _brief(row, team=teams.get(row.pk, ()), attempts=tuple(logged.get(row.talk_id, ())))
        for row in rows
    ]


def _brief(
    row: TalkBrief, *, team: tuple[MemberFacts, ...], attempts: tuple[AttemptFacts, ...]
) -> Brief:
    return Brief(
        id=row.pk,
        recipient=Recipient(row.recipient),
        addressed_as=row.addressed_as,
        place=row.place,
        meet_at=row.meet_at,
        due_at=row.due_at,
        message_label=row.message_label,
        message_language=row.message_language,
        message_text=row.message_text,
        legal_text=row.legal_text,
        safety_note=row.safety_note,
        child_until=row.child_until,
        child_conditions=row.child_conditions,
        letter_language=row.letter_language,
        letter_heading=row.letter_heading,
        letter_text=row.letter_text,
        offer=row.offer,
        card_code=row.card_code,
        team=team,
        attempts=attempts,
        state=_state(row, attempts),
        agencies=tuple(sorted({one.agency for one in team})),
    )


def _state(row: TalkBrief, attempts: tuple[AttemptFacts, ...]) -> BriefState:
    if row.closed_at or row.replaced_at:
        return BriefState.CLOSED
    is_for_person = row.recipient == Recipient.PERSON.value
    meetings = [one for one in AttemptOutcome if one.is_meeting]
    held = [AttemptOutcome.MET_PERSON] if is_for_person else meetings
    if any(one.outcome in held for one in attempts):
        return BriefState.DONE
    if row.stopped_at:
        return BriefState.STOPPED
    return BriefState.TRIED if attempts else BriefState.TO_DO


def _is_recent(brief: Brief, today: date) -> bool:
    days = 30
    return any((today - timezone.localdate(one.happened_at)).days <= days for one in brief.attempts)
