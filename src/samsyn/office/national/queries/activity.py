"""What a site did in a quarter, counted from its joint room.

What the agencies do themselves (call-ins, rounds, promises) is counted here; people are counted by
month, each once, and go through the releases.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils import timezone

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
    """Add how many were called and met, and ask for their sums.

    The cells are those of other reports: somebody is counted once, in the month of the first time.
    """
    since, until = meetings.BEGINNING, where.until
    called = [(one.person_id, one.on) for one in called_to(where.actor, since=since, until=until)]
    met = [
        (one.person_id, timezone.localdate(one.at))
        for one in meetings.attempts(where.actor, since=since, until=until)
        if one.reached_person
    ]
    quarter = {_MONTH.label(one) for one in where.quarter.months}
    for name, seen, ever in (("called", called, None), ("met", met, ReturnMeasure.MET_EVER)):
        months = _firsts(where, seen)
        keys = {month: cells.add(name, month, where.area, count) for month, count in months.items()}
        cells.ask(ReturnMeasure(name), [key for month, key in keys.items() if month in quarter])
        if ever is not None:
            cells.ask(ever, [*keys.values()])


def _firsts(where: Where, seen: Iterable[tuple[UUID, date]]) -> Mapping[str, int]:
    """Return how many were reached for the first time, by month: all up to the quarter's end."""
    same = access.linked(where.actor, PersonLink)
    firsts: dict[UUID, date] = {}
    for person, day in seen:
        one = same.standing_for(person)
        firsts[one] = min(day, firsts.get(one, day))
    begins = min([*firsts.values(), where.quarter.first])
    found = Counter(_MONTH.number(one) for one in firsts.values())
    span = range(_MONTH.number(begins), _MONTH.number(where.quarter.last) + 1)
    return {_MONTH.label(_MONTH.at(number)): found[number] for number in span}
