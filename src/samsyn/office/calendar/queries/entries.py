"""What is to be done by when, in the rooms that the reader reads, oldest first.

Entries name no person and no group: the page that an entry leads to does, for who may see it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath import queries as aftermath
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.disclosures import queries as door
from samsyn.office.notifications import queries as notifications
from samsyn.office.reviews import queries as reviews
from samsyn.vocabulary.aftermath import ResponseStep

LOOKS_BACK = timedelta(days=90)  # what is longer overdue is a matter for the meeting
LOOKS_AHEAD = timedelta(weeks=12)


class EntryKind(StrEnum):
    """What happens, or is due."""

    CALL_IN = "call_in"
    STEP = "step"
    TALK_DUE = "talk_due"
    TALK = "talk"
    RECONTACT = "recontact"
    ANSWER_STEP = "answer_step"
    PARTNER_TASK = "partner_task"
    REVIEW_TASK = "review_task"
    DOOR_PROPOSAL = "door_proposal"
    DOOR_NOTICE = "door_notice"
    DOOR_ASK = "door_ask"
    LOG_REVIEW = "log_review"
    EMERGENCY_REVIEW = "emergency_review"
    PERSON_REQUEST = "person_request"
    CONTEST = "contest"
    HOLD_REVIEW = "hold_review"
    EXPORT_DECISION = "export_decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing with its day. `detail` is for the page alone and never leaves the house."""

    kind: EntryKind
    record_id: UUID
    part_id: UUID  # a step of the record, or the record itself
    is_brief: bool = False  # the record is what a team sees of a talk
    on: date
    at: datetime | None = None  # if it has a time
    minutes: int = 60
    detail: str = ""  # the name of the call-in
    task: str = ""  # of a step: a standard task's key
    title: str = ""  # of a step that is the call-in's own, or of a partner's task
    term: StrEnum | None = None  # of an answer: which step or kind of task
    owner_ids: frozenset[int] = frozenset()
    owner: str = ""
    opens: bool = True  # whether the reader may do something on its page

    def is_overdue(self, today: date) -> bool:
        """Whether the day has passed; a meeting that has been held is not overdue."""
        return self.on < today and self.kind not in {EntryKind.CALL_IN, EntryKind.TALK}

    def is_of(self, actor: Actor) -> bool:
        """Whether the reader owns it."""
        return actor.staff_id in self.owner_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The reader's calendar on a day: what is late, what comes, and whether only their own."""

    today: date
    overdue: tuple[Entry, ...]
    coming: tuple[Entry, ...]
    only_own: bool


def agenda(actor: Actor, *, now: datetime, only_own: bool = False) -> Agenda:
    """Return what is late and what comes in the next twelve weeks."""
    today, found = timezone.localdate(now), entries_of(actor, now=now)
    shown = [one for one in found if not only_own or one.is_of(actor)]
    return Agenda(
        today=today,
        overdue=tuple(one for one in shown if one.is_overdue(today)),
        coming=tuple(one for one in shown if one.on >= today),
        only_own=only_own,
    )


def entries_of(actor: Actor, *, now: datetime) -> tuple[Entry, ...]:
    """Return every entry from what may still be late to twelve weeks ahead, in order of day.

    What an emergency has opened is no work of the reader's, and stays out.
    """
    actor = actor.without_emergency()
    answers = aftermath.answer_dates(actor, now=now)
    return _in_order([*_of_work(actor, answers, now), *_of_duties(actor)], now)


def entries_beside(
    actor: Actor, answers: Iterable[aftermath.ResponseLine], *, now: datetime
) -> tuple[Entry, ...]:
    """Return the same but duties, for a page that has read the answers and shows duties itself."""
    actor = actor.without_emergency()
    return _in_order(_of_work(actor, aftermath.dates_in(actor, answers), now), now)


def _span(now: datetime) -> tuple[date, date]:
    today = timezone.localdate(now)
    return today - LOOKS_BACK, today + LOOKS_AHEAD


def _of_work(
    actor: Actor, answers: Iterable[aftermath.AnswerDate], now: datetime
) -> Iterator[Entry]:
    yield from _of_call_ins(actor, *_span(now))
    yield from _of_talks(actor, now)
    yield from _of_answers(answers)
    yield from _of_reviews(actor, now)
    yield from _of_door(actor, now)


def _in_order(found: Iterable[Entry], now: datetime) -> tuple[Entry, ...]:
    first, last = _span(now)
    return tuple(sorted((one for one in found if first <= one.on <= last), key=_order))


def _order(one: Entry) -> tuple[object, ...]:
    """Put what has a time in order of it, before what is only due that day."""
    return (one.on, one.at is None, one.at or one.on, one.kind, one.part_id)


def _of_call_ins(actor: Actor, first: date, last: date) -> Iterator[Entry]:
    for evening in call_ins.evenings_between(actor, first, last):
        yield Entry(
            kind=EntryKind.CALL_IN,
            record_id=evening.call_in_id,
            part_id=evening.call_in_id,
            on=timezone.localdate(evening.starts_at),
            at=evening.starts_at,
            minutes=evening.minutes,
            detail=evening.name,
            owner_ids=frozenset({evening.lead_id} if evening.lead_id else ()),
            owner=evening.lead,
        )
    for step in call_ins.steps_due_between(actor, first, last):
        yield Entry(
            kind=EntryKind.STEP,
            record_id=step.call_in_id,
            part_id=step.step_id,
            on=step.due_on,
            detail=step.call_in,
            task=step.task,
            title=step.title,
            owner_ids=frozenset({step.owner_id} if step.owner_id else ()),
            owner=step.owner,
        )


def _of_talks(actor: Actor, now: datetime) -> Iterator[Entry]:
    for talk in notifications.talk_dates(actor, now=now):
        yield Entry(
            kind=EntryKind(talk.kind.value),
            record_id=talk.talk_id,
            part_id=talk.talk_id,
            is_brief=talk.is_brief,
            on=timezone.localdate(talk.at),
            at=talk.at if talk.has_time else None,
            owner_ids=talk.staff_ids,
            owner=talk.team,
        )


def _of_answers(answers: Iterable[aftermath.AnswerDate]) -> Iterator[Entry]:
    for one in answers:
        is_step = isinstance(one.what, ResponseStep)
        yield Entry(
            kind=EntryKind.ANSWER_STEP if is_step else EntryKind.PARTNER_TASK,
            record_id=one.incident_id,
            part_id=one.part_id,
            on=one.on,
            at=one.at,
            detail=one.agency,
            title=one.title,
            term=one.what,
            owner_ids=frozenset({one.leader_id}),
            owner=one.leader,
        )


def _of_reviews(actor: Actor, now: datetime) -> Iterator[Entry]:
    for task in reviews.open_tasks(actor, now=now):
        yield Entry(
            kind=EntryKind.REVIEW_TASK,
            record_id=task.id,
            part_id=task.id,
            on=task.due_on,
            title=task.text,
            owner_ids=task.owner_ids,
            owner=task.owner,
            opens=actor.may(reviews.deed_for(actor, task.staff_id), task.room_id),
        )


def _of_duties(actor: Actor) -> Iterator[Entry]:
    for duty in access.duties(actor):
        if duty.opens and duty.id:
            yield Entry(
                kind=EntryKind(duty.kind.value),
                record_id=duty.id,
                part_id=duty.id,
                on=duty.due_on,
                detail=duty.room_name,
                owner_ids=frozenset({duty.owner_id or actor.staff_id}),
                owner=duty.owner,
            )


def _of_door(actor: Actor, now: datetime) -> Iterator[Entry]:
    for task in door.door_tasks(actor, now=now):
        yield Entry(
            kind=EntryKind(f"door_{task.kind}"),
            record_id=task.id,
            part_id=task.id,
            on=task.due_on,
            owner_ids=task.owner_ids,
        )
