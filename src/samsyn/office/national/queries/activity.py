"""What a site did in a quarter, counted from its joint room.

What the agencies do themselves (call-ins, rounds, promises) is counted here; people are counted by
month, each once, and go through the releases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.queries import evenings_between
from samsyn.office.coverage.queries import Reached, reached_cells, reached_keys
from samsyn.office.national.queries.telling import Cells
from samsyn.office.national.rules import Quarter
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
    """Add how many were called and met for the first time, and ask for their sums."""
    first, last = where.quarter.first, where.quarter.last
    found = reached_cells(where.actor, where.area, since=first, last=where.until)
    cells.counts |= found
    for name, measure, since in (
        (ReturnMeasure.CALLED, Reached.CALLED, first),
        (ReturnMeasure.MET, Reached.MET, first),
        (ReturnMeasure.MET_EVER, Reached.MET, date.min),
    ):
        cells.ask(name, reached_keys(found, measure, first=since, last=last))
