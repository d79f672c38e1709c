"""The newest of a reader's rows, however many there are."""

from typing import Any, TypeVar

from django.db.models import Max, OuterRef, QuerySet, Subquery

from samsyn.office.access.actors import Actor
from samsyn.office.access.records import RoomRecord
from samsyn.office.partners.models import Compartment

Record = TypeVar("Record", bound=RoomRecord)


# The value's type is the column's.
def newest(actor: Actor, rows: QuerySet[Record], column: str) -> Any:
    """Return the greatest value of a column among the actor's visible rows, or None without rows.

    One query that looks at the end of an index on (compartment, column) for each compartment,
    so that it costs what the reader's rooms are, not what they hold.
    """
    inside = rows.filter(compartment=OuterRef("pk"), **{f"{column}__isnull": False})
    last = inside.order_by(f"-{column}").values(column)[:1]
    parts = Compartment.objects.filter(pk__in=actor.compartments)
    return parts.aggregate(newest=Max(Subquery(last)))["newest"]
