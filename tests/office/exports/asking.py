"""Asks for lists, decides and fetches as the cast does, each in their own context."""

import csv
import io
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.interchange.listings import FileFormat
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.exports import changes, prints
from samsyn.office.exports.changes import AskPlan, DecisionPlan
from samsyn.office.exports.rules import ExportKind
from samsyn.office.partners.models import Room

PURPOSE = "To compare with the plan of the year"


def plan(room: str = "orebro-police", **given: object) -> AskPlan:
    """Return a plan for the people of a room as CSV, unless told."""
    values = {"kind": ExportKind.PEOPLE, "file_format": FileFormat.CSV, "purpose": PURPOSE}
    room_id = Room.objects.get(key=room).pk
    return AskPlan(room_id=room_id, **{**values, **given})  # type: ignore[arg-type]


def ask(actor: Actor, *, now: datetime | None = None, **given: object) -> UUID:
    """Ask for a list; return the export."""
    with access.acting_as(actor):
        return changes.ask(actor, plan(**given), now=now or timezone.now())  # type: ignore[arg-type]


def decide(actor: Actor, export: UUID, *, now: datetime | None = None, because: str = "") -> None:
    """Approve an export, or refuse it if it is said why."""
    made = DecisionPlan(export_id=export, is_approved=not because, because=because)
    with access.acting_as(actor):
        changes.decide(actor, made, now=now or timezone.now())


def fetch(actor: Actor, export: UUID, *, now: datetime | None = None) -> bytes:
    """Fetch the file; return its bytes."""
    with access.acting_as(actor):
        made = changes.fetch(actor, export, written=prints.written, now=now or timezone.now())
    return made.content


def approved(asker: Actor, decider: Actor, **given: object) -> UUID:
    """Return an export that was asked for and approved."""
    export = ask(asker, **given)  # type: ignore[arg-type]
    decide(decider, export)
    return export


def rows_of(content: bytes) -> list[list[str]]:
    """Return the rows of a CSV file below what it says of itself."""
    return list(csv.reader(io.StringIO(content.decode())))[1:]


def noted(actor: Actor, export: UUID) -> list[AuditEvent]:
    """Return what the log says of the files of an export, in the order of their subjects."""
    with access.acting_as(actor):
        one = AuditEvent.objects.filter(action="export", subject="exports_export")
        files = {row.fields[0] for row in one.filter(record_ids=[str(export)])}
        rows = AuditEvent.objects.filter(action="export").order_by("subject", "pk")
        return [row for row in rows if files & set(row.fields)]
