"""Records that are over without being gone: they leave lists and selections, and keep their page.

The app that knows when a record is over says so when it starts; the apps of the records, which lie
below it, only ask.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet

from samsyn.office.access.actors import Actor
from samsyn.office.access.records import RoomRecord

Record = TypeVar("Record", bound=RoomRecord)
Lapsed = Callable[[Actor, date | None], Q]  # the condition of what is over on a day, or today

_LAPSED: dict[type[RoomRecord], list[Lapsed]] = {}


def register_lapsed(model: type[RoomRecord], lapsed: Lapsed) -> None:
    """Say which records of a kind are over, for every list of them. Several may have a say."""
    _LAPSED.setdefault(model, []).append(lapsed)


def in_use(actor: Actor, rows: QuerySet[Record], *, on: date | None = None) -> QuerySet[Record]:
    """Leave out of a list what is over on a day, or today, in the same statement."""
    for lapsed in _LAPSED.get(rows.model, ()):
        rows = rows.exclude(lapsed(actor, on))
    return rows
