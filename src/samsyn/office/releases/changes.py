"""Tells counts outside a joint room, and remembers what was told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from samsyn.analysis.disclosure_control import Answer, Asked
from samsyn.office import access
from samsyn.office.access import Permit
from samsyn.office.releases import queries
from samsyn.office.releases.models import ReportRelease

_TURN = 5_301_849  # advisory lock, with the room: two reports are told one after the other


@transaction.atomic
def release(
    permit: Permit,
    kind: str,
    report: UUID,
    *,
    cells: Mapping[str, int],
    asks: Sequence[Asked],
    now: datetime,
) -> dict[str, Answer]:
    """Tell the counts that a report asks for, for good; a count withheld is None.

    `permit` is that of the deed which publishes the report, by somebody who reads the room's
    records. A report is released once: a correction is another report.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, permit.room_id])
    found = queries.decided(permit.actor, permit.room_id, cells, asks)
    ReportRelease.objects.create(
        kind=kind,
        report=report,
        cells=dict(found.cells),
        answers=[[one.name, one.keys, one.count] for one in found.answers],
        **access.in_room(permit, now=now),
    )
    return {one.name: one for one in found.answers}
