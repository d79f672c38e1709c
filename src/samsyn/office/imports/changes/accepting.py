"""Taking a staged file into the register: one transaction, once, whoever starts it again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from samsyn.interchange.grids import Table
from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.imports.changes import files, mapping
from samsyn.office.imports.changes.findings import write_findings
from samsyn.office.imports.changes.outcome import Outcome, Report
from samsyn.office.imports.changes.rejecting import rejects_of
from samsyn.office.imports.changes.settling import settle, silent
from samsyn.office.imports.changes.staging import (
    TABLE,
    locked_batch,
    notes_of,
    refuse_unless,
    take_turns,
)
from samsyn.office.imports.models import Batch, FilePiece, SavedMapping

AT_ONCE = 500  # rows; a larger file is taken by a job

# The records made of one table, with fingerprints of what they looked like when they were made.
_NOTE_RECORDS = """
INSERT INTO imports_batchrecord (id, room_id, compartment_id, recorded_at, recorded_by_id,
  batch_id, made, record_ids, fingerprints)
SELECT gen_random_uuid(), %(room)s, %(part)s, %(now)s, %(staff)s, %(batch)s, %(table)s,
  array_agg(one.id), array_agg(md5(to_jsonb(one)::text))
FROM {table} AS one WHERE one.id = ANY(string_to_array(%(ids)s, ',')::uuid[])
"""


@transaction.atomic
def accept_batch(
    actor: Actor, batch_id: UUID, *, now: datetime, report: Report = silent
) -> Outcome:
    """Take the file into the register, all of it or nothing.

    Rows that are faulty or here already stay out and are counted. Of the file only the rejected
    rows are kept. Raises `NotNow` if somebody else has taken the batch meanwhile.
    """
    batch = locked_batch(actor, batch_id)
    permit = access.require(actor, Deed.IMPORT_FILE, about=batch)
    refuse_unless(batch, "staged", "accepting")
    take_turns(batch.room_id)
    table = files.open_batch(batch)
    chosen = mapping.from_json(batch.mapping)
    with _without_looking_for_cycles():
        reading = mapping.read_table(table, chosen, today=timezone.localdate(now))
        outcome = settle(actor, batch, reading, now=now, report=report)
    batch.state = "accepted"
    batch.accepted_at, batch.accepted_by_id = now, actor.staff_id
    batch.counts, batch.notes, batch.questions = outcome.counts, notes_of(reading), []
    batch.sample = {}
    batch.save()
    _note_records(batch, outcome, permit, now=now)
    write_findings(batch, outcome, permit, now=now)
    _keep_rejects_only(batch, table, outcome, permit, now=now)
    _save_mapping(batch, permit, now=now)
    audit.record(permit, subject=TABLE, record_ids=[batch.pk])
    return outcome


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """Hold the collector off. A file becomes a million values, none of them in a cycle.

    To look through them all again and again takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@transaction.atomic
def start_accepting(actor: Actor, batch_id: UUID, *, now: datetime) -> None:
    """Note that a job is to take the batch; starting it again does no harm."""
    batch = locked_batch(actor, batch_id)
    access.require(actor, Deed.IMPORT_FILE, about=batch)
    refuse_unless(batch, "staged", "accepting")
    batch.state, batch.started_at = "accepting", now
    batch.save(update_fields=["state", "started_at"])


@transaction.atomic
def refuse_batch(actor: Actor, batch_id: UUID, reasons: tuple[str, ...]) -> None:
    """Note why the job could not take the batch."""
    batch = locked_batch(actor, batch_id)
    access.require(actor, Deed.IMPORT_FILE, about=batch)
    if batch.state == "accepting":
        batch.state, batch.reasons = "refused", list(reasons)
        batch.save(update_fields=["state", "reasons"])


def _note_records(batch: Batch, outcome: Outcome, permit: Permit, *, now: datetime) -> None:
    with connection.cursor() as cursor:
        for table, ids in outcome.made.items():
            cursor.execute(
                _NOTE_RECORDS.format(table=connection.ops.quote_name(table)),
                {
                    "room": batch.room_id,
                    "part": batch.compartment_id,
                    "now": now,
                    "staff": permit.actor.staff_id,
                    "batch": batch.pk,
                    "table": table,
                    "ids": ",".join(map(str, ids)),  # far quicker than a list
                },
            )


def _keep_rejects_only(
    batch: Batch, table: Table, outcome: Outcome, permit: Permit, *, now: datetime
) -> None:
    if not outcome.faults:
        FilePiece.objects.filter(batch=batch).delete()
        return
    files.write_file(batch, rejects_of(table, outcome), permit, now=now)


def _save_mapping(batch: Batch, permit: Permit, *, now: datetime) -> None:
    columns: dict[str, Any] = access.beside(batch, permit, now=now)
    SavedMapping.objects.update_or_create(
        room_id=batch.room_id,
        kind=batch.kind,
        signature=batch.signature,
        defaults={**columns, "mapping": batch.mapping, "source_title": batch.source_title},
    )
