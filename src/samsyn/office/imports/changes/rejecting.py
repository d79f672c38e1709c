"""The rows that were sent back, as a file to correct and import again. Reading it is an export."""

import io
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.interchange.grids import Table
from samsyn.interchange.writing import rejected_rows, write_csv
from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.imports.changes import files, mapping
from samsyn.office.imports.changes.outcome import Outcome
from samsyn.office.imports.changes.settling import rehearse
from samsyn.office.imports.models import Batch


def take_out_rejects(actor: Actor, batch_id: UUID, *, now: datetime) -> bytes:
    """Return the rejected rows with row number and reason, as CSV that Excel opens.

    Raises `NotNow` once the file is deleted.
    """
    batch = access.get_visible(actor, Batch.objects, pk=batch_id)
    access.require(actor, Deed.EXPORT, about=batch)
    if batch.state == "accepted":
        content = files.read_file(batch)
    else:
        content = _looked_through(actor, batch, now=now)
    audit.record_reading(
        actor,
        Reading.EXPORT,
        subject="imports_batch",
        record_ids=[batch.pk],
        room_ids=[batch.room_id],
    )
    return content


def rejects_of(table: Table, outcome: Outcome) -> bytes:
    """Write the rejected rows as they came; no cell can run as a formula."""
    stream = io.BytesIO()
    write_csv(stream, *rejected_rows(table, outcome.faults), for_excel=True)
    return stream.getvalue()


def _looked_through(actor: Actor, batch: Batch, *, now: datetime) -> bytes:
    access.require(actor, Deed.IMPORT_FILE, about=batch)
    table = files.open_batch(batch)
    chosen = mapping.from_json(batch.mapping)
    reading = mapping.read_table(table, chosen, today=timezone.localdate(now))
    return rejects_of(table, rehearse(actor, batch, reading, now=now))
