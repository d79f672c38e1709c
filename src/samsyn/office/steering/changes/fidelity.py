"""Gives the steering group how the core elements stand: days and counts, frozen as they were."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.steering.changes.rows import in_steering_part
from samsyn.office.steering.models import FidelityMark, FidelityReport
from samsyn.office.steering.queries.fidelity import readings


@transaction.atomic
def give_to_steering(actor: Actor, room_id: int, *, now: datetime) -> UUID:
    """Freeze what the panel shows now. Only days and counts are written, and nobody types them."""
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(room_id))
    place = in_steering_part(permit, now=now)
    today = timezone.localdate(now)
    report = FidelityReport.objects.create(on=today, **place)
    rows = [
        {
            "report_id": report.pk,
            "element": one.element.value,
            "state": one.state.value,
            "last_on": one.last_on,
            "due_on": one.due_on,
            "recent": one.recent,
            "earlier": one.earlier,
            "trend": one.trend.value if one.trend else "",
            **place,
        }
        for one in readings(actor, room_id, now=now)
    ]
    access.write_rows(FidelityMark, rows)
    audit.record(permit, subject="steering_fidelityreport", record_ids=[report.pk])
    return report.pk
