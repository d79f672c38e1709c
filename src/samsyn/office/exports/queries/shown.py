"""Exports as pages show them: the question, where it stands, who fetched it. No content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.interchange.listings import FileFormat
from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.exports.models import Download, Export
from samsyn.office.exports.rules import (
    WAITS,
    ExportFacts,
    ExportKind,
    ExportState,
    kinds_in,
    state_of,
)
from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import RoomKind

MOST_SHOWN: Final = 200  # the newest; the log has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLine:
    """One export in a list."""

    id: UUID
    number: str
    kind: ExportKind
    file_format: FileFormat
    room: str
    room_kind: str
    asked_by: str
    asked_on: date
    purpose: str
    lines: int
    people: int
    state: ExportState
    ends_at: datetime | None
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadShown:
    """One time that the file was fetched."""

    at: datetime
    mark: str
    digest: str
    lines: int
    people: int
    gone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSheet:
    """One export with its decision and downloads, and what the reader may do about it."""

    line: ExportLine
    room_id: int
    with_names: bool
    first: date | None
    last: date | None
    days: int
    left_out: int
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    because: str
    withdrawn_at: datetime | None
    downloads: tuple[DownloadShown, ...]
    deciders: tuple[str, ...]  # who can decide, while it waits
    waits_until: datetime
    may_decide: bool
    may_fetch: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLists:
    """The reader's own, those that wait for the reader, and the others, newest first."""

    waiting: tuple[ExportLine, ...]
    mine: tuple[ExportLine, ...]
    others: tuple[ExportLine, ...]


@dataclass(frozen=True, slots=True)
class RoomOffered:
    """A room that lists can leave, and which."""

    room_id: int
    name: str
    kinds: tuple[ExportKind, ...]


def lists_out(actor: Actor) -> tuple[ExportKind, ...]:
    """Return the lists that the actor's roles take out of some room."""
    return _of_rooms(actor, actor.rooms_granting(Deed.EXPORT) & actor.reading_rooms)


def takes_part(actor: Actor) -> bool:
    """Whether the actor takes lists out somewhere, or decides on those of others."""
    return bool(lists_out(actor) or _of_rooms(actor, actor.rooms_granting(Deed.APPROVE_EXPORT)))


def _of_rooms(actor: Actor, rooms: frozenset[int]) -> tuple[ExportKind, ...]:
    kinds = {held.room_kind for held in actor.roles if held.room_id in rooms}
    offered = {kind for room in kinds for kind in kinds_in(room)}
    return tuple(kind for kind in ExportKind if kind in offered)


def rooms_to_export_from(actor: Actor) -> tuple[RoomOffered, ...]:
    """Return the rooms that the actor may take lists out of, in the order of names."""
    rooms = actor.rooms_granting(Deed.EXPORT) & actor.reading_rooms
    rows = Room.objects.filter(pk__in=rooms).order_by("short_name", "pk")
    offered = (
        RoomOffered(room_id, name, kinds_in(RoomKind(kind)))
        for room_id, name, kind in rows.values_list("pk", "short_name", "kind")
    )
    return tuple(one for one in offered if one.kinds)


def export_lists(actor: Actor, *, now: datetime) -> ExportLists:
    """Return every export that the actor may see, in three parts."""
    found = seen(actor).select_related("room", "asked_by").order_by("-asked_at", "pk")
    rows = list(found[:MOST_SHOWN])
    lines = [line_of(actor, row, now=now) for row in rows]
    deciding = actor.rooms_granting(Deed.APPROVE_EXPORT)
    waits = {
        row.pk
        for row, line in zip(rows, lines, strict=True)
        if line.state is ExportState.WAITING and row.room_id in deciding and not line.is_mine
    }
    return ExportLists(
        waiting=tuple(one for one in lines if one.id in waits),
        mine=tuple(one for one in lines if one.is_mine),
        others=tuple(one for one in lines if not one.is_mine and one.id not in waits),
    )


def export_sheet(actor: Actor, export_id: UUID, *, now: datetime) -> ExportSheet:
    """Return one export. Raises `NotVisible`."""
    row = visible(actor, export_id)
    line = line_of(actor, row, now=now)
    decides = actor.may(Deed.APPROVE_EXPORT, row.room_id)
    lives = line.state in (ExportState.WAITING, ExportState.READY)
    return ExportSheet(
        line=line,
        room_id=row.room_id,
        with_names=row.with_names,
        first=row.first,
        last=row.last,
        days=row.days,
        left_out=row.left_out,
        asked_at=row.asked_at,
        decided_by=row.decided_by.name if row.decided_by else "",
        decided_at=row.decided_at,
        because=row.because,
        withdrawn_at=row.withdrawn_at,
        downloads=tuple(_downloads(row)),
        deciders=_deciders(row, now=now) if line.state is ExportState.WAITING else (),
        waits_until=row.asked_at + WAITS,
        may_decide=decides and not line.is_mine and line.state is ExportState.WAITING,
        may_fetch=line.is_mine and line.state is ExportState.READY,
        may_withdraw=lives and (line.is_mine or decides),
    )


def deciders_in(room_id: int, *, but: int, now: datetime) -> dict[int, str]:
    """Return who may approve an export of a room, other than its asker."""
    held = access.staff_who_may(Deed.APPROVE_EXPORT, room_id, now=now)
    return {staff: name for staff, name in held.items() if staff != but}


def visible(actor: Actor, export_id: UUID) -> Export:
    """Return a row that the actor may see. Raises `NotVisible` as for one that does not exist."""
    row = seen(actor).select_related("room", "asked_by", "decided_by").filter(pk=export_id).first()
    if row is None:
        raise NotVisible(_("The page does not exist."))
    return row


def seen(actor: Actor) -> QuerySet[Export]:
    """Return the exports that the actor may see: their own, and all where they approve.

    Row-level security says the same.
    """
    own = Q(asked_by=actor.staff_id, room__in=actor.rooms_granting(Deed.EXPORT))
    return Export.objects.filter(own | Q(room__in=actor.rooms_granting(Deed.APPROVE_EXPORT)))


def state(row: Export, *, now: datetime) -> ExportState:
    """Return where an export stands."""
    facts = ExportFacts(
        asked_at=row.asked_at,
        verdict=row.verdict,
        ends_at=row.ends_at,
        withdrawn_at=row.withdrawn_at,
    )
    return state_of(facts, now=now)


def number_of(row: Export) -> str:
    """Return the number that stands on every file of an export."""
    return access.code_for("E", row.pk)


def line_of(actor: Actor, row: Export, *, now: datetime) -> ExportLine:
    """Return one export in short."""
    return ExportLine(
        id=row.pk,
        number=number_of(row),
        kind=ExportKind(row.kind),
        file_format=FileFormat(row.file_format),
        room=row.room.short_name,
        room_kind=row.room.kind,
        asked_by=row.asked_by.name,
        asked_on=timezone.localdate(row.asked_at),
        purpose=row.purpose,
        lines=row.lines,
        people=row.people,
        state=state(row, now=now),
        ends_at=row.ends_at,
        is_mine=row.asked_by_id == actor.staff_id,
    )


def _deciders(row: Export, *, now: datetime) -> tuple[str, ...]:
    return tuple(deciders_in(row.room_id, but=row.asked_by_id, now=now).values())


def _downloads(row: Export) -> Sequence[DownloadShown]:
    return [
        DownloadShown(
            at=one.at,
            mark=one.mark,
            digest=one.digest,
            lines=one.lines,
            people=one.people,
            gone=one.gone,
        )
        for one in Download.objects.filter(export=row.pk).order_by("at", "pk")
    ]
