"""The hand-overs of a room, and the pack that a coordinator leaves to the next."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.steering.models import HandOver, HandOverItem, ReturnPlan
from samsyn.office.steering.queries.open_items import OpenItem, open_items
from samsyn.office.steering.queries.rooms import SteeringRoom, room_of
from samsyn.office.steering.rules import is_late
from samsyn.vocabulary.steering import HandOverKind


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
        .order_by("-recorded_at", "pk")
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


def keepers_of(room_id: int, *, now: datetime) -> dict[int, str]:
    """Return who keeps the steering of a room now, by name."""
    return access.staff_who_may(Deed.KEEP_STEERING, room_id, now=now)


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
