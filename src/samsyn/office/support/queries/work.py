"""What waits today: who has had no answer, and which clocks run out. Overdue first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from samsyn.office.access import Actor, NotPermitted
from samsyn.office.support.queries.cases import CaseLine, open_cases
from samsyn.office.support.queries.contacts import (
    ContactSheet,
    HandedSheet,
    contacts,
    waiting_handovers,
)
from samsyn.office.support.queries.rooms import SupportRoom, support_rooms
from samsyn.office.support.rules import Clock
from samsyn.vocabulary.support import ClockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A clock that runs, with what it is about: exactly one of the three."""

    clock: Clock
    handed: HandedSheet | None = None
    contact: ContactSheet | None = None
    case: CaseLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysWork:
    """The page of today's work."""

    rooms: tuple[SupportRoom, ...]
    due: tuple[Due, ...]  # the most pressing first; aftercare apart
    aftercare: tuple[Due, ...]
    open_contacts: int
    open_cases: int

    @property
    def late(self) -> int:
        return sum(one.clock.is_late for one in (*self.due, *self.aftercare))


def days_work(actor: Actor, *, now: datetime) -> DaysWork:
    """Return what waits for the actor's rooms."""
    rooms = support_rooms(actor)
    if not rooms:
        raise NotPermitted(_("Support is run by social services. Ask the help line."))
    sheets = contacts(actor, now=now)
    cases = open_cases(actor, now=now)
    found = [
        Due(clock=clock, handed=one)
        for one in waiting_handovers(actor, now=now)
        for clock in one.clocks
        if clock.is_open
    ]
    found += [Due(clock=clock, contact=one) for one in sheets for clock in one.open_clocks]
    found += [Due(clock=clock, case=one) for one in cases for clock in one.open_clocks]
    found.sort(key=lambda one: one.clock.due_at)
    return DaysWork(
        rooms=rooms,
        due=tuple(one for one in found if one.clock.kind is not ClockKind.AFTERCARE),
        aftercare=tuple(one for one in found if one.clock.kind is ClockKind.AFTERCARE),
        open_contacts=sum(one.is_open for one in sheets),
        open_cases=sum(one.standing.is_open for one in cases),
    )
