"""Holds that stop the erasure of a record, for the record's own page.

The app that keeps holds says so when it starts; pages of records, which may not know it, only ask.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office.access.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldShown:
    """A hold that stands: why, who answers for it, and when somebody looks at it again."""

    id: UUID
    ground: str
    owner: str
    review_on: date


Source = Callable[[Actor, UUID], HoldShown | None]
_SOURCES: list[Source] = []


def register_holds(source: Source) -> None:
    """Let pages of records say that a hold stands on one."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def hold_on(actor: Actor, record_id: UUID) -> HoldShown | None:
    """Return the hold on a record, for whoever answers for removals in its room; else None."""
    return next((found for source in _SOURCES if (found := source(actor, record_id))), None)
