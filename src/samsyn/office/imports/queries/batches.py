"""Reads batches: the list, one batch, what was found about its rows, how far its taking is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.imports.models import Batch, Finding, Progress

PAGE = 25
_OPEN = ("staged", "accepting", "refused")
_PREFIXES = {"person": "P", "group": "G", "incident": "H"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChoice:
    """A room that the actor may import into."""

    room_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One batch in the list."""

    id: UUID
    kind: str
    file_name: str
    source_title: str
    room_name: str
    state: str
    staged_at: datetime
    staged_by: str
    counts: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPage:
    """Some batches, newest first; `older` is where the next page starts."""

    lines: tuple[BatchLine, ...]
    older: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSheet:
    """One batch. `sample` holds the header and its first rows while it is not taken."""

    line: BatchLine
    file_size: int
    mapping: dict[str, Any]
    makes_missing: bool
    leaves_out_likely: bool
    notes: list[dict[str, Any]]
    questions: list[str]
    reasons: list[str]
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    accepted_at: datetime | None
    accepted_by: str
    undone_at: datetime | None
    undone_by: str
    started_at: datetime | None
    may_import: bool
    may_export: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding about a row."""

    row: int
    column: str
    code: str
    values: dict[str, Any]
    reason: str
    other_kind: str
    other_id: UUID | None
    other_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPage:
    """Some findings by row; `after` is the row and place from which the next page goes on."""

    found: tuple[Found, ...]
    after: str


def rooms_to_import_into(actor: Actor) -> tuple[RoomChoice, ...]:
    """Return the rooms in which a role of the actor's allows imports."""
    allowed = actor.rooms_granting(Deed.IMPORT_FILE)
    names = {held.room_id: held.room_name for held in actor.roles if held.room_id in allowed}
    return tuple(RoomChoice(room_id=room, name=name) for room, name in names.items())


def list_batches(actor: Actor, *, before: datetime | None = None) -> BatchPage:
    """Return the newest batches of the actor's rooms, or those older than a moment."""
    rows = _batches(actor).order_by("-recorded_at", "-pk")
    if before is not None:
        rows = rows.filter(recorded_at__lt=before)
    found = list(rows[: PAGE + 1])
    lines = tuple(_line(batch) for batch in found[:PAGE])
    older = lines[-1].staged_at.isoformat() if len(found) > PAGE else ""
    return BatchPage(lines=lines, older=older)


def batch_sheet(actor: Actor, batch_id: UUID) -> BatchSheet:
    """Return one batch. Its sample holds what the file holds, so that this is a noted reading."""
    batch = access.get_visible(actor, _batches(actor), pk=batch_id)
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject="imports_batch",
        record_ids=[batch.pk],
        room_ids=[batch.room_id],
    )
    sample = batch.sample if batch.state in _OPEN else {}
    return BatchSheet(
        line=_line(batch),
        file_size=batch.file_size,
        mapping=batch.mapping,
        makes_missing=batch.makes_missing,
        leaves_out_likely=batch.leaves_out_likely,
        notes=batch.notes,
        questions=batch.questions,
        reasons=batch.reasons,
        header=tuple(sample.get("header", ())),
        sample=tuple(tuple(row) for row in sample.get("rows", ())),
        accepted_at=batch.accepted_at,
        accepted_by=batch.accepted_by.name if batch.accepted_by else "",
        undone_at=batch.undone_at,
        undone_by=batch.undone_by.name if batch.undone_by else "",
        started_at=batch.started_at,
        may_import=actor.may(Deed.IMPORT_FILE, batch.room_id),
        may_export=actor.may(Deed.EXPORT, batch.room_id),
    )


def findings(actor: Actor, batch_id: UUID, sort: str, *, after: str = "") -> FindingPage:
    """Return what was found about the rows of a batch, in the order of the file."""
    rows = (
        access.visible_to(actor, Finding.objects)
        .filter(batch_id=batch_id, sort=sort)
        .order_by("row", "place", "pk")
    )
    row, _comma, place = after.partition("-")
    if row.isdecimal() and place.isdecimal():
        rows = rows.filter(row__gte=int(row)).exclude(row=int(row), place__lte=int(place))
    found = list(rows[: PAGE + 1])
    more = f"{found[PAGE - 1].row}-{found[PAGE - 1].place}" if len(found) > PAGE else ""
    return FindingPage(found=tuple(_found(one) for one in found[:PAGE]), after=more)


def rows_done(actor: Actor, batch_id: UUID) -> tuple[int, datetime] | None:
    """Return how many rows of a visible batch are done, and when that was said; None if unknown."""
    access.get_visible(actor, Batch.objects, pk=batch_id)
    found = Progress.objects.filter(pk=batch_id).first()
    return (found.done, found.at) if found else None


def _batches(actor: Actor) -> QuerySet[Batch]:
    people = ("recorded_by", "accepted_by", "undone_by")
    return access.visible_to(actor, Batch.objects).select_related("room", *people)


def _line(batch: Batch) -> BatchLine:
    return BatchLine(
        id=batch.pk,
        kind=batch.kind,
        file_name=batch.file_name,
        source_title=batch.source_title,
        room_name=batch.room.short_name,
        state=batch.state,
        staged_at=batch.recorded_at,
        staged_by=batch.recorded_by.name,
        counts=batch.counts,
    )


def _found(one: Finding) -> Found:
    code = access.code_for(_PREFIXES[one.other_kind], one.other_id) if one.other_id else ""
    return Found(
        row=one.row,
        column=one.column,
        code=one.code,
        values=one.values,
        reason=one.reason,
        other_kind=one.other_kind,
        other_id=one.other_id,
        other_code=code,
    )
