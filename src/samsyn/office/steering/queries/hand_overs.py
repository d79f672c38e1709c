"""What a coordinator leaves to the next: everything open that they own, in one list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.deeds import GRANTS, Deed
from samsyn.office.aftermath import queries as aftermath
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.notifications.queries.dates import talk_dates
from samsyn.office.partners.models import StaffRole
from samsyn.office.promises.models import Promise
from samsyn.office.sanctions import queries as sanctions
from samsyn.office.sanctions.models import SanctionRound
from samsyn.office.steering.models import (
    Agreement,
    HandOver,
    HandOverItem,
    PlanItem,
    ReturnPlan,
    StartUpStep,
)
from samsyn.office.steering.queries.rooms import SteeringRoom, room_of
from samsyn.office.steering.rules import LOOKS_BACK, is_late
from samsyn.vocabulary.steering import HandOverKind

_AHEAD = timedelta(days=730)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One open thing. `title` names no person."""

    kind: HandOverKind
    record_id: UUID
    title: str = ""
    task: str = ""  # a standard step of the start-up or of a call-in
    due_on: date | None = None
    parent_id: UUID | None = None  # the call-in that a step belongs to
    is_moved: bool | None = None  # once signed


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverShown:
    """One hand-over. The steering group sees it without its items."""

    id: UUID
    room_id: int
    leaver: str
    successor: str
    is_for_reader: bool
    made_on: date
    leaves_on: date
    signed_at: datetime | None
    items: int  # when it was signed
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverList:
    """The hand-overs of the room, those that wait first."""

    room: SteeringRoom
    waiting: tuple[HandOverShown, ...]
    signed: tuple[HandOverShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A hand-over with its items: as they stand now, or as they were when it was signed."""

    room: SteeringRoom
    head: HandOverShown
    items: tuple[OpenItem, ...]
    by_kind: tuple[tuple[HandOverKind, tuple[OpenItem, ...]], ...]


def hand_over_list(actor: Actor, *, today: date) -> HandOverList:
    """Return every hand-over of the reader's joint room."""
    room = room_of(actor)
    rows = (
        access.visible_to(actor, HandOver.objects)
        .filter(room=room.room_id)
        .select_related("leaver", "successor")
        .order_by("-recorded_at")
    )
    found = [_head(actor, row, today) for row in rows]
    return HandOverList(
        room=room,
        waiting=tuple(one for one in found if one.signed_at is None),
        signed=tuple(one for one in found if one.signed_at is not None),
    )


def pack(actor: Actor, hand_over_id: UUID, *, now: datetime) -> Pack:
    """Return one hand-over with what is in it; raises `NotVisible`."""
    rows = HandOver.objects.select_related("leaver", "successor")
    row = access.get_visible(actor, rows, pk=hand_over_id)
    room = room_of(actor)
    if not room.reads_room:
        items: tuple[OpenItem, ...] = ()
    elif row.signed_at is None:
        items = open_items(actor, row.room_id, row.leaver_id, now=now)
    else:
        items = _kept(actor, row)
    _note_returns(actor, items)
    kinds = [(kind, tuple(one for one in items if one.kind is kind)) for kind in HandOverKind]
    return Pack(
        room=room,
        head=_head(actor, row, timezone.localdate(now)),
        items=items,
        by_kind=tuple(one for one in kinds if one[1]),
    )


def open_items(actor: Actor, room_id: int, staff_id: int, *, now: datetime) -> tuple[OpenItem, ...]:
    """Return everything open that somebody owns in a joint room, by kind and day."""
    found = [
        *_of_steering(actor, room_id, staff_id),
        *_of_returns(actor, room_id, staff_id, now),
        *_of_call_ins(actor, staff_id, now),
        *_of_talks(actor, staff_id, now),
        *_of_answers(actor, staff_id, now),
        *_of_rounds(actor, room_id, staff_id, now),
        *_of_promises(actor, room_id, staff_id),
    ]
    order = list(HandOverKind)
    return tuple(
        sorted(found, key=lambda one: (order.index(one.kind), one.due_on or date.max, one.title))
    )


def keepers_of(room_id: int, *, now: datetime) -> dict[int, str]:
    """Return who keeps the steering of a room now, by name."""
    keeping = [role.value for role, deeds in GRANTS.items() if Deed.KEEP_STEERING in deeds]
    held = (
        StaffRole.objects.filter(room_id=room_id, role__in=keeping, starts_at__lte=now)
        .filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now), staff__is_active=True)
        .values_list("staff_id", "staff__name")
    )
    return dict(sorted(set(held), key=lambda one: (one[1], one[0])))


def _of_steering(actor: Actor, room_id: int, staff_id: int) -> Iterator[OpenItem]:
    steps = access.visible_to(actor, StartUpStep.objects).filter(
        room=room_id, owner=staff_id, evidence=""
    )
    for step in steps:
        yield OpenItem(
            kind=HandOverKind.START_UP_STEP,
            record_id=step.pk,
            title=step.title,
            task=step.task,
            due_on=step.due_on,
        )
    agreements = access.visible_to(actor, Agreement.objects).filter(room=room_id, owner=staff_id)
    for agreement in agreements:
        yield OpenItem(
            kind=HandOverKind.AGREEMENT,
            record_id=agreement.pk,
            title=agreement.name,
            due_on=min(filter(None, (agreement.review_on, agreement.valid_to)), default=None),
        )
    planned = access.visible_to(actor, PlanItem.objects).filter(
        room=room_id, owner=staff_id, done_on__isnull=True
    )
    for item in planned:
        yield OpenItem(
            kind=HandOverKind.PLAN_ITEM, record_id=item.pk, title=item.title, due_on=item.due_on
        )


def _of_returns(actor: Actor, room_id: int, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    rows = access.visible_to(actor, ReturnPlan.objects).filter(
        room=room_id,
        owner=staff_id,
        checked_on__isnull=True,
        custody__until__gte=timezone.localdate(now) - LOOKS_BACK,
    )
    for row in rows.select_related("custody"):
        yield OpenItem(
            kind=HandOverKind.RETURN,
            record_id=row.pk,
            title=access.code_for("P", row.person_id),
            due_on=row.custody.until,
            parent_id=row.custody_id,
        )


def _note_returns(actor: Actor, items: tuple[OpenItem, ...]) -> None:
    """Note that the people whose returns stand in the list were shown, if only by code."""
    listed = [one.record_id for one in items if one.kind is HandOverKind.RETURN]
    rows = access.visible_to(actor, ReturnPlan.objects).filter(pk__in=listed)
    people = list(rows.values_list("person_id", "room_id"))
    if people:
        audit.record_reading(
            actor,
            Reading.LIST,
            subject="people_person",
            record_ids=[person for person, _room in people],
            room_ids={room for _person, room in people},
        )


def _of_call_ins(actor: Actor, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    today = timezone.localdate(now)
    for evening in call_ins.evenings_between(actor, today, today + _AHEAD):
        if evening.lead_id == staff_id:
            yield OpenItem(
                kind=HandOverKind.CALL_IN,
                record_id=evening.call_in_id,
                title=evening.name,
                due_on=timezone.localdate(evening.starts_at),
            )
    for step in call_ins.steps_due_between(actor, today - _AHEAD, today + _AHEAD):
        if step.owner_id == staff_id:
            yield OpenItem(
                kind=HandOverKind.CALL_IN_STEP,
                record_id=step.step_id,
                title=step.title,
                task=step.task,
                due_on=step.due_on,
                parent_id=step.call_in_id,
            )


def _of_talks(actor: Actor, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    seen: set[UUID] = set()
    for talk in talk_dates(actor, now=now):
        if staff_id in talk.staff_ids and talk.talk_id not in seen:
            seen.add(talk.talk_id)
            yield OpenItem(
                kind=HandOverKind.TALK,
                record_id=talk.talk_id,
                title=access.code_for("S", talk.talk_id),
                due_on=timezone.localdate(talk.at),
            )


def _of_answers(actor: Actor, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    """Yield each answer under way that the leaver began, by the first thing due in it."""
    first: dict[UUID, date] = {}
    for one in aftermath.answer_dates(actor, now=now):
        if one.leader_id == staff_id:
            due = timezone.localdate(one.due_at)
            first[one.incident_id] = min(due, first.get(one.incident_id, due))
    for incident, due in first.items():
        yield OpenItem(
            kind=HandOverKind.ANSWER,
            record_id=incident,
            title=access.code_for("H", incident),
            due_on=due,
        )


def _of_rounds(actor: Actor, room_id: int, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    """Yield each round that the leaver prepared and that is not over, by what comes next in it."""
    rows = access.visible_to(actor, SanctionRound.objects).filter(
        room=room_id, recorded_by=staff_id
    )
    for pk in rows.order_by("recorded_at", "pk").values_list("pk", flat=True):
        shown = sanctions.round_in_short(actor, pk, today=timezone.localdate(now))
        if shown.ended_on is None or shown.still_to_tell or not shown.lessons:
            yield OpenItem(
                kind=HandOverKind.ROUND,
                record_id=pk,
                title=f"{shown.code} {shown.group.name}"[:120],
                due_on=shown.lapses_on if shown.ended_on is None else None,
            )


def _of_promises(actor: Actor, room_id: int, staff_id: int) -> Iterator[OpenItem]:
    rows = access.visible_to(actor, Promise.objects).filter(room=room_id, recorded_by=staff_id)
    for row in rows.order_by("-made_on"):
        yield OpenItem(
            kind=HandOverKind.PROMISE,
            record_id=row.pk,
            title=f"{access.code_for('L', row.pk)} {row.verbatim}"[:120],
        )


def _kept(actor: Actor, row: HandOver) -> tuple[OpenItem, ...]:
    kept = access.visible_to(actor, HandOverItem.objects).filter(hand_over=row)
    return tuple(
        OpenItem(
            kind=HandOverKind(one.kind),
            record_id=one.record_id,
            task=one.task,
            title=one.title,
            due_on=one.due_on,
            is_moved=one.is_moved,
        )
        for one in kept.order_by("due_on", "title", "pk")
    )


def _head(actor: Actor, row: HandOver, today: date) -> HandOverShown:
    signed_on = timezone.localdate(row.signed_at) if row.signed_at else None
    return HandOverShown(
        id=row.pk,
        room_id=row.room_id,
        leaver=row.leaver.name,
        successor=row.successor.name,
        is_for_reader=row.successor_id == actor.staff_id,
        made_on=row.made_on,
        leaves_on=row.leaves_on,
        signed_at=row.signed_at,
        items=row.items,
        is_late=is_late(row.made_on, signed_on, today=today),
    )
