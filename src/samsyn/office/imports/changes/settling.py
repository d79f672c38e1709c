"""One reading of a staged file into the room: for real, or as a dry run that is rolled back.

The dry run does what the taking will do, through the same functions, so that its account is
the account.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samsyn.interchange.faults import Reading
from samsyn.interchange.mappings import TableKind
from samsyn.office.access import Actor, Deed
from samsyn.office.imports.changes.incidents import settle_incidents
from samsyn.office.imports.changes.memberships import settle_memberships
from samsyn.office.imports.changes.outcome import Outcome, Report
from samsyn.office.imports.changes.people import settle_people
from samsyn.office.imports.changes.ties import settle_ties
from samsyn.office.imports.models import Batch
from samsyn.office.people.changes import SourcePlan, record_source
from samsyn.office.people.models import Source
from samsyn.vocabulary.claims import SourceKind

SOURCE = "people_source"


def silent(rows: int) -> None:
    """Report to nobody."""
    del rows


def settle(
    actor: Actor,
    batch: Batch,
    reading: Reading[Any],
    *,
    now: datetime,
    report: Report = silent,
) -> Outcome:
    """Record what the reading holds and return the account."""
    outcome = Outcome(reading=reading, report=report)
    report(len(reading.faults))
    source = _source(actor, batch, now=now)
    outcome.made[SOURCE] = [source]
    settle_rows = _SETTLERS[TableKind(batch.kind)]
    settle_rows(actor, batch, outcome, source_id=source, now=now)
    if set(outcome.made) == {SOURCE}:  # nothing came to rest on it
        Source.objects.filter(pk=source).delete()
        outcome.made.clear()
    return outcome


def rehearse(actor: Actor, batch: Batch, reading: Reading[Any], *, now: datetime) -> Outcome:
    """Return the account that `settle` would give now; nothing is left in the register."""
    with transaction.atomic():
        outcome = settle(actor, batch, reading, now=now)
        transaction.set_rollback(True)
    return outcome


def _source(actor: Actor, batch: Batch, *, now: datetime) -> UUID:
    plan = SourcePlan(
        room_id=batch.room_id,
        kind=SourceKind.FILE,
        title=batch.source_title,
        dated_on=timezone.localdate(now),
    )
    return record_source(actor, plan, now=now, deed=Deed.IMPORT_FILE)


_SETTLERS = {
    TableKind.INCIDENTS: settle_incidents,
    TableKind.PEOPLE: settle_people,
    TableKind.MEMBERSHIPS: settle_memberships,
    TableKind.TIES: settle_ties,
}
