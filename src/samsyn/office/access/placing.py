"""Where a new row is put: in the permit's room, or beside the record that it is about."""

from datetime import datetime
from typing import Any

from samsyn.office.access.gate import Permit
from samsyn.office.access.records import RoomRecord
from samsyn.office.partners.models import Compartment


def in_room(permit: Permit, *, now: datetime) -> dict[str, Any]:
    """Return the columns that put a new record in the open part of the permit's room."""
    part = Compartment.objects.only("pk").get(room_id=permit.room_id, is_default=True)
    return {
        "room_id": permit.room_id,
        "compartment_id": part.pk,
        "recorded_at": now,
        "recorded_by_id": permit.actor.staff_id,
    }


def beside(record: RoomRecord, permit: Permit, *, now: datetime) -> dict[str, Any]:
    """Return the columns that put a new row in the same part of the same room as `record`."""
    return {
        "room_id": record.room_id,
        "compartment_id": record.compartment_id,
        "recorded_at": now,
        "recorded_by_id": permit.actor.staff_id,
    }
