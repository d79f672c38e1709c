"""The weekly reviews as the steering group sees them: month by month, never a record."""

from dataclasses import dataclass, fields

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.steering.models import WeeklyFigures
from samsyn.office.steering.queries.rooms import SteeringRoom, room_of
from samsyn.office.steering.rules import MonthFigures, WeekFigures, months_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """The months in which reviews were signed, newest first."""

    room: SteeringRoom
    months: tuple[MonthFigures, ...]


def months(actor: Actor) -> Months:
    """Return what the signed reviews of the reader's joint room come to, by month."""
    room = room_of(actor)
    rows = access.visible_to(actor, WeeklyFigures.objects).filter(room=room.room_id)
    return Months(room=room, months=months_of(_read(row) for row in rows.order_by("held_on", "pk")))


def _read(row: WeeklyFigures) -> WeekFigures:
    values = {one.name: getattr(row, one.name) for one in fields(WeekFigures)}
    return WeekFigures(**{**values, "hours": tuple(row.hours)})
