"""Reviews that somebody owes by a day, for pages below the app that knows of them.

The app that holds such reviews says so when it starts; the calendar and steering only ask. A duty
tells of a room and a day: never of a record, and never how many there are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from samsyn.office.access.actors import Actor


class DutyKind(StrEnum):
    """What is to be reviewed."""

    LOG = "log_review"
    EMERGENCY = "emergency_review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One review that is not signed. `opens`: whether the reader is among those who may do it."""

    kind: DutyKind
    id: UUID
    room_name: str
    due_on: date
    opens: bool

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.due_on < today


Source = Callable[[Actor], Iterator[Duty]]
_SOURCES: list[Source] = []


def register_duties(source: Source) -> None:
    """Let the calendar and steering know what is to be reviewed."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def duties(actor: Actor) -> list[Duty]:
    """Return every unsigned review that the actor does, sees as a state, or steers by."""
    found = [duty for source in _SOURCES for duty in source(actor)]
    return sorted(found, key=lambda one: (one.due_on, one.kind, one.id))
