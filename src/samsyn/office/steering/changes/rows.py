"""Takes and places the rows that a change decides on: visible, locked, of the version read."""

from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
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
    row = access.lock_visible(actor, model, pk=pk)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    access.refuse_stale(row, version)
    return row, permit


def is_far(day: date | None, today: date) -> bool:
    """Whether a day is so far away that its year must be wrong."""
    return day is not None and abs((day - today).days) > FARTHEST
