"""Which disclosures brought a record to its room, as a part of why somebody sees it.

The app that keeps the door's ledger says so when it starts; whoever explains only asks. What
brought a record admits nobody: the steps of `explaining` do. It says why it is here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samsyn.office.access.actors import Actor
from samsyn.office.access.records import RoomRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision to cooperate that holds on the day, as a room of the reader's keeps it."""

    reference: str
    until: date  # the first day that it no longer holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One disclosure that made the record, or added to it."""

    number: str
    origin: str
    room_name: str
    provision: str
    purpose: str
    told_on: date
    expires_on: date
    is_let_go: bool  # withdrawn, and the receiver took that over
    asks_cooperation: bool  # the ground holds only within a decision to cooperate
    decisions: tuple[Decided, ...] = ()

    def is_over(self, today: date) -> bool:
        """Whether it no longer holds: expired, or withdrawn and let go."""
        return self.is_let_go or self.expires_on <= today


Source = Callable[[Actor, RoomRecord, date], tuple[Brought, ...]]
_SOURCES: list[Source] = []


def register_bringing(source: Source) -> None:
    """Let explanations say which disclosures brought a record."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def brought_by(actor: Actor, row: RoomRecord, *, today: date) -> tuple[Brought, ...]:
    """Return the disclosures that brought a visible record to its room, newest first."""
    return tuple(one for source in _SOURCES for one in source(actor, row, today))
