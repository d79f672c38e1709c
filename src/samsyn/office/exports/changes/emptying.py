"""Takes away which records were on lists: of exports that are over, and of what was erased.

What was exported stays noted. A record that was erased is on no file from then on: a file is made
of what is there when it is fetched. Here its identifier goes too.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.records import RoomRecord
from samsyn.office.call_ins.models import Invitation
from samsyn.office.exports.models import Export
from samsyn.office.exports.queries import state
from samsyn.office.exports.rules import ExportState
from samsyn.office.groups.models import Group
from samsyn.office.incidents.models import Incident
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.people.models import Person
from samsyn.office.promises.models import Promise
from samsyn.office.retention.queries.service import NoService, as_service

_LIVE = (ExportState.WAITING, ExportState.READY)
_LISTED: tuple[type[RoomRecord], ...] = (
    Person,
    Group,
    Incident,
    Promise,
    CustomNotification,
    Invitation,
)


@transaction.atomic
def empty_ended(*, now: datetime) -> int:
    """Empty what ended exports hold, and what was erased on others, as the service that erases.

    Return how many exports have changed. Where nothing is erased yet, nothing is to be done.
    """
    try:
        with as_service(now=now) as service:
            rows = Export.objects.filter(emptied_at__isnull=True).order_by("asked_at", "pk")
            return sum(_emptied(service, row, now=now) for row in rows.select_for_update())
    except NoService:
        return 0


def _emptied(service: Actor, row: Export, *, now: datetime) -> bool:
    if state(row, now=now) not in _LIVE:
        row.record_ids, row.emptied_at = [], now
    else:
        there = _still_there(service, row.record_ids)
        if len(there) == len(row.record_ids):
            return False
        row.record_ids = sorted(there)
    row.save(update_fields=["record_ids", "emptied_at"])
    return True


def _still_there(service: Actor, records: Iterable[UUID]) -> set[UUID]:
    """Return which records have not been erased, whatever they are and wherever they lie."""
    asked = set(records)
    found: set[UUID] = set()
    for model in _LISTED:
        rows = access.visible_to(service, model._default_manager.all())
        found |= set(rows.filter(access.is_any_of("pk", asked)).values_list("pk", flat=True))
    return found
