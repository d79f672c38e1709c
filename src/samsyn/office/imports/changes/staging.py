"""Staging a file, reading it anew with another mapping, and throwing it away unread."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.interchange.faults import Reading
from samsyn.interchange.grids import Table
from samsyn.interchange.mappings import Mapping
from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.imports.changes import files, mapping
from samsyn.office.imports.changes.findings import write_findings
from samsyn.office.imports.changes.plans import MappingPlan, StagePlan
from samsyn.office.imports.changes.refusals import AlreadyImported, CannotMap, NotNow
from samsyn.office.imports.changes.settling import rehearse
from samsyn.office.imports.models import Batch

TABLE = "imports_batch"
_LONGEST_NAME = 200
_SAMPLE, _LONGEST_SAMPLE = 3, 60  # rows, characters of a cell
_TURNS = 7_210_455  # advisory lock, with the room: any number that nothing else here uses


@transaction.atomic
def stage_batch(actor: Actor, plan: StagePlan, *, now: datetime, with_dry_run: bool = True) -> UUID:
    """Keep a file beside the register and say what it would make; return the batch's id.

    Raises `CannotRead` for a file that is no sound table, `CannotMap`, and `AlreadyImported`
    for one that lies in the room already and is not undone.
    """
    permit = access.require(actor, Deed.IMPORT_FILE, about=RoomItself(plan.room_id))
    table = files.open_file(plan.content, plan.file_name, sheet=plan.sheet)
    take_turns(plan.room_id)
    _refuse_twice(actor, plan)
    files.forget_old_files(actor, now=now)
    proposed, title = mapping.propose_mapping(actor, plan.room_id, table, plan.kind)
    chosen = plan.mapping or proposed
    name = plan.file_name[-_LONGEST_NAME:]
    batch = Batch.objects.create(
        **access.in_room(permit, now=now),
        kind=plan.kind.value,
        file_name=name,
        file_hash=files.hash_of(plan.content),
        file_size=len(plan.content),
        source_title=_title(plan.source_title) or title or name,
        sheet=plan.sheet,
        signature=mapping.signature_of(table),
        mapping=mapping.as_json(chosen),
        sample={
            "header": table.header,
            "rows": [
                [cell[:_LONGEST_SAMPLE] for cell in row.cells] for row in table.rows[:_SAMPLE]
            ],
        },
        makes_missing=plan.makes_missing,
        leaves_out_likely=plan.leaves_out_likely,
    )
    files.write_file(batch, plan.content, permit, now=now)
    if with_dry_run:
        _look_through(batch, table, chosen, permit, now=now)
    audit.record(permit, subject=TABLE, record_ids=[batch.pk])
    return batch.pk


@transaction.atomic
def correct_mapping(actor: Actor, plan: MappingPlan, *, now: datetime) -> None:
    """Read the staged file as the plan says. Raises `CannotMap`, and `NotNow` once it is taken."""
    batch = locked_batch(actor, plan.batch_id)
    permit = access.require(actor, Deed.IMPORT_FILE, about=batch)
    refuse_unless(batch, "staged", "refused")
    if plan.mapping.kind.value != batch.kind:
        raise CannotMap(_("The mapping is for another kind of file."))
    table = files.open_batch(batch)
    batch.mapping = mapping.as_json(plan.mapping)
    batch.source_title = _title(plan.source_title) or batch.file_name
    batch.makes_missing = plan.makes_missing
    batch.leaves_out_likely = plan.leaves_out_likely
    batch.state, batch.reasons = "staged", []
    _look_through(batch, table, plan.mapping, permit, now=now)
    audit.record(permit, subject=TABLE, record_ids=[batch.pk])


@transaction.atomic
def discard_batch(actor: Actor, batch_id: UUID, *, now: datetime) -> None:
    """Delete a batch that made nothing, with its file. Raises `NotNow` once it is taken."""
    del now
    batch = locked_batch(actor, batch_id)
    permit = access.require(actor, Deed.IMPORT_FILE, about=batch)
    refuse_unless(batch, "staged", "refused")
    batch.delete()
    audit.record(permit, subject=TABLE, record_ids=[batch_id])


def locked_batch(actor: Actor, batch_id: UUID) -> Batch:
    """Return the batch; whoever else decides on it waits until this transaction ends."""
    rows = Batch.objects.select_related("accepted_by").select_for_update(of=("self",))
    return access.get_visible(actor, rows, pk=batch_id)


def take_turns(room_id: int) -> None:
    """Let one file after the other into a room, so that none misses what another is making."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURNS, room_id])


def refuse_unless(batch: Batch, *states: str) -> None:
    """Raise `NotNow`, saying what happened to the batch, unless it is in one of the states."""
    if batch.state in states:
        return
    values = {
        "name": batch.accepted_by.name if batch.accepted_by else "",
        "day": timezone.localdate(batch.accepted_at).isoformat() if batch.accepted_at else "",
    }
    sentences = {
        "staged": _("The batch has not been taken yet."),
        "accepting": _("The batch is being taken now. Wait until that is done."),
        "accepted": _("The batch was taken already, by %(name)s on %(day)s.") % values,
        "undone": _("The batch has been undone. Upload the file again to take it."),
        "refused": _("The batch was refused. Read why, and correct the mapping."),
    }
    raise NotNow(sentences[batch.state])


def _look_through(
    batch: Batch, table: Table, chosen: Mapping, permit: Permit, *, now: datetime
) -> None:
    """Note what the file would make, or what must be decided before that can be said."""
    batch.questions = mapping.questions(table, chosen)
    batch.counts, batch.notes = {"rows": len(table.rows)}, []
    if chosen.missing:
        batch.findings.all().delete()
        batch.save()
        return
    reading = mapping.read_table(table, chosen, today=timezone.localdate(now))
    outcome = rehearse(permit.actor, batch, reading, now=now)
    batch.counts = outcome.counts
    batch.notes = notes_of(reading)
    batch.save()
    write_findings(batch, outcome, permit, now=now)


def notes_of(reading: Reading[Any]) -> list[dict[str, Any]]:
    """Return the reader's notes as the database keeps them."""
    return [
        {"code": note.code, "values": dict(note.values), "text": note.text}
        for note in reading.notes
    ]


def _refuse_twice(actor: Actor, plan: StagePlan) -> None:
    earlier = (
        access.visible_to(actor, Batch.objects)
        .filter(room_id=plan.room_id, kind=plan.kind.value, file_hash=files.hash_of(plan.content))
        .exclude(state="undone")
        .select_related("recorded_by")
        .first()
    )
    if earlier is not None:
        raise AlreadyImported(
            _(
                "%(who)s uploaded the same file on %(day)s, as %(file)s. Go on with that batch, "
                "or undo it first."
            )
            % {
                "who": earlier.recorded_by.name,
                "day": timezone.localdate(earlier.recorded_at).isoformat(),
                "file": earlier.file_name,
            },
            batch_id=earlier.pk,
            state=earlier.state,
        )


def _title(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_NAME]
