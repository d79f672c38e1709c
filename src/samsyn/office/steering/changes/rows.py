"""Takes and places the rows that a change decides on: visible, locked, of the version read."""

from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.groups.changes import ChangedMeanwhile
from samsyn.office.steering.changes.refusals import CannotSteer
from samsyn.office.steering.models import Kept, SteeringPart

FARTHEST = 366 * 20  # days from today; beyond that it is a slip of the pen
KeptRow = TypeVar("KeptRow", bound=Kept)


def in_steering_part(permit: Permit, *, now: datetime) -> dict[str, Any]:
    """Return the columns that put a new row where the steering group reads."""
    part = SteeringPart.objects.filter(room_id=permit.room_id).first()
    if part is None:
        raise CannotSteer(_("Steering stands in the joint room. Choose that room."))
    return {
        "room_id": permit.room_id,
        "compartment_id": part.compartment_id,
        "recorded_at": now,
        "recorded_by_id": permit.actor.staff_id,
    }


def revisable(
    actor: Actor, model: type[KeptRow], pk: UUID, *, version: int
) -> tuple[KeptRow, Permit]:
    """Lock one row of the version that was read; raises `ChangedMeanwhile` for an older one."""
    # Who saved last is asked for after the lock: a joined row is as old as the statement.
    rows = model._default_manager.select_for_update(of=("self",))
    row = access.get_visible(actor, rows, pk=pk)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if row.version != version:
        saved_by = row.changed_by or row.recorded_by
        raise ChangedMeanwhile.by(saved_by.name, row.changed_at or row.recorded_at)
    return row, permit


def revise(row: Kept, by: Actor, *, now: datetime, **values: Any) -> None:
    """Write new values and the next version."""
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.changed_at = now
    row.changed_by_id = by.staff_id
    row.save()


def is_far(day: date | None, today: date) -> bool:
    """Whether a day is so far away that its year must be wrong."""
    return day is not None and abs((day - today).days) > FARTHEST
