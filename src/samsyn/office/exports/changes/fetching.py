"""Makes the file of an approved export as it is fetched, and notes who is in it and its hash."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.interchange.listings import Content, FileFormat
from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, Refusal
from samsyn.office.audit import changes as audit
from samsyn.office.exports.changes.asking import TABLE
from samsyn.office.exports.changes.deciding import locked
from samsyn.office.exports.models import Download, Export
from samsyn.office.exports.queries import (
    Asked,
    CannotExport,
    gather,
    number_of,
    only_of,
    state,
)
from samsyn.office.exports.queries.gathered import Gathered
from samsyn.office.exports.rules import OFFERED, ExportKind, ExportState

PEOPLE: Final = "people_person"
_MARK_BYTES: Final = 4


class Ended(Refusal):
    """The file is to be had no longer: its days have passed, or somebody has withdrawn it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What stands on a file: its number and the mark of this copy, whose, why, until when."""

    number: str
    mark: str
    kind: ExportKind
    room: str
    taken_by: str
    taken_at: datetime
    approved_by: str
    purpose: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file, its number and its format."""

    content: bytes
    number: str
    file_format: FileFormat


Written = Callable[[Content, Stamp, FileFormat], bytes]


@transaction.atomic
def fetch(actor: Actor, export_id: UUID, *, written: Written, now: datetime) -> Fetched:
    """Make the file as the actor sees the list now, of no record that was not approved.

    `written` writes the list down with its stamp. Raises `Ended` once the days have passed, and
    `CannotExport` before it is approved, or if nothing of the list is left for the actor.
    """
    row = locked(actor, export_id)
    permit = access.require(actor, Deed.EXPORT, about=row)
    if row.asked_by_id != actor.staff_id:
        raise CannotExport(_("Only whoever asked for a file can fetch it."))
    _refuse_unless_ready(row, now=now)
    file_format = FileFormat(row.file_format)
    left = _left(actor, row, now=now)
    mark = secrets.token_hex(_MARK_BYTES)
    content = written(left.content(), _stamp(actor, row, mark, now=now), file_format)
    digest = hashlib.sha256(content).hexdigest()
    rests_on = left.people | left.records
    Download.objects.create(
        export=row,
        room_id=row.room_id,
        at=now,
        mark=mark,
        digest=digest,
        size=len(content),
        lines=len(left.pieces),
        people=len(left.people),
        gone=len(frozenset(row.record_ids) - rests_on),
    )
    _note(permit, row, left, digest=digest, mark=mark)
    return Fetched(content, number_of(row), file_format)


def _refuse_unless_ready(row: Export, *, now: datetime) -> None:
    match state(row, now=now):
        case ExportState.READY:
            return
        case ExportState.WAITING:
            raise CannotExport(_("Nobody has approved this yet."))
        case ExportState.REFUSED:
            raise CannotExport(_("This was refused. Ask again for what you need."))
        case _:
            raise Ended(_("The file is no longer to be had. Ask again if you need it."))


def _left(actor: Actor, row: Export, *, now: datetime) -> Gathered:
    """Return what was approved and the actor still sees."""
    asked = Asked(
        kind=ExportKind(row.kind),
        room_id=row.room_id,
        first=row.first,
        last=row.last,
        with_names=row.with_names,
    )
    found = gather(actor, asked, now=now).gathered
    if OFFERED[asked.kind].needs_approval:
        found = only_of(found, frozenset(row.record_ids))
    if not found.pieces:
        raise CannotExport(_("Nothing of this list is left that you can see. Ask again."))
    return found


def _stamp(actor: Actor, row: Export, mark: str, *, now: datetime) -> Stamp:
    if row.ends_at is None:
        raise ValueError("An approved export has an end.")
    return Stamp(
        number=number_of(row),
        mark=mark,
        kind=ExportKind(row.kind),
        room=row.room.short_name,
        taken_by=actor.name,
        taken_at=now,
        approved_by=row.decided_by.name if row.decided_by else "",
        purpose=row.purpose,
        ends_at=row.ends_at,
    )


def _note(permit: Permit, row: Export, left: Gathered, *, digest: str, mark: str) -> None:
    """Note the file, everybody in it and its other records, each with the hash of the file."""
    marks = (f"format:{row.file_format}", f"mark:{mark}")
    for subject, records in (
        (TABLE, frozenset({row.pk})),
        (PEOPLE, left.people),
        (left.table, left.records),
    ):
        if records and subject:
            audit.record_file(
                permit, subject=subject, record_ids=records, digest=digest, marks=marks
            )
