"""What a site did in a quarter, counted from its joint room.

What the agencies do themselves (call-ins, rounds, promises) is counted here; people are counted by
month, each once, and go through the releases.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.queries import called_to, evenings_between
from samsyn.office.coverage.queries import meetings
from samsyn.office.national.queries.telling import Cells
from samsyn.office.national.rules import Quarter
from samsyn.office.people.models import PersonLink
from samsyn.office.sanctions.models import SanctionRound
from samsyn.office.sanctions.queries import kept_promises
from samsyn.vocabulary.national import ReturnMeasure
from samsyn.vocabulary.outcomes import Period
from samsyn.vocabulary.promises import PromiseState

_MONTH: Final = Period.MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The joint room that is counted, and what its area is called in the cells."""

    actor: Actor  # looks at this room alone
    room_id: int
    area: str
    quarter: Quarter
    today: date

    @property
    def until(self) -> date:
        """The last day that counts: of the quarter."""
        return min(self.quarter.last, self.today)


def acts(where: Where) -> Mapping[ReturnMeasure, int]:
    """Return what the agencies did themselves."""
    first, last = where.quarter.first, where.until
    promises = kept_promises(where.actor, today=last).counts
    rounds = access.visible_to(where.actor, SanctionRound.objects).filter(
        room=where.room_id, started_on__gte=first, started_on__lte=last
    )
    return {
        ReturnMeasure.CALL_INS: len(evenings_between(where.actor, first, last)),
        ReturnMeasure.ROUNDS: rounds.count(),
        ReturnMeasure.PROMISES_KEPT: promises[PromiseState.KEPT],
        ReturnMeasure.PROMISES_BROKEN: promises[PromiseState.BROKEN],
    }


def count_people(where: Where, cells: Cells) -> None:
    """Add how many were called, came and were met, and ask for their sums."""
    called = called_to(where.actor, since=where.quarter.first, until=where.until)
    months = [_MONTH.label(one) for one in where.quarter.months]
    came = Counter(_MONTH.label(one.on) for one in called if one.came)
    absent = Counter(_MONTH.label(one.on) for one in called if not one.came)
    there = [cells.add("came", month, where.area, came[month]) for month in months]
    away = [cells.add("absent", month, where.area, absent[month]) for month in months]
    cells.ask(ReturnMeasure.CALLED, [*there, *away])
    cells.ask(ReturnMeasure.CAME, there)
    met = _first_met(where)
    keys = {month: cells.add("met", month, where.area, count) for month, count in met.items()}
    cells.ask(ReturnMeasure.MET, [keys[month] for month in months])
    cells.ask(ReturnMeasure.MET_EVER, [*keys.values()])


def _first_met(where: Where) -> Mapping[str, int]:
    """Return how many heard the message for the first time, by month: all up to the quarter."""
    calls = called_to(where.actor, since=meetings.BEGINNING, until=where.until)
    tried = meetings.attempts(where.actor, since=meetings.BEGINNING, until=where.until)
    firsts: dict[str, date] = {}
    same = access.linked(where.actor, PersonLink)
    for one in meetings.met(calls, tried, same):
        firsts[one.person] = min(one.on, firsts.get(one.person, one.on))
    begins = min([*firsts.values(), where.quarter.first])
    found = Counter(_MONTH.number(one) for one in firsts.values())
    span = range(_MONTH.number(begins), _MONTH.number(where.quarter.last) + 1)
    return {_MONTH.label(_MONTH.at(number)): found[number] for number in span}
