"""People and talks by month, as the smallest cells that releases guard.

Somebody is counted in the month of the first time ever: months add up. Who came, was met or heard
the message are partly the same people, so each month has a cell for every way to have begun, and
whatever is told adds up those. What one month counts does not change when the next one comes.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from samsyn.office.releases.rules.naming import cell, cells_between
from samsyn.vocabulary.outcomes import Period

Times = Collection[tuple[UUID, date]]  # somebody, and a day; linked records are one person


class Reached(StrEnum):
    """What is counted: a person for the first time, or (the last) each talk held."""

    CALLED = "called"  # to a call-in
    CAME = "came"  # to it, and heard the message there
    MET = "met"  # in a talk
    HEARD = "heard"  # the message, in a call-in or a talk
    TALKS = "talks"


AT_ONCE: Final = "came_at_once"  # to the first call-in that they were called to
LATER: Final = "came_later"
AND_MET: Final = "_and_met"  # in the same month for the first time
AFTER_MEETING: Final = "_after_meeting"  # in an earlier month
MET_FIRST: Final = "met"  # and had not come by the end of the month
MET_AFTER: Final = "met_after_coming"  # in an earlier month
STAYED_AWAY: Final = "stayed_away"  # when they were called for the first time
TALKS_HELD: Final = "talks"  # staff's work, and no people: beside `met` it tells of a few more

CAME_FIRST: Final = (AT_ONCE, LATER)
CAME_AND_MET: Final = (AT_ONCE + AND_MET, LATER + AND_MET)
CAME_AFTER: Final = (AT_ONCE + AFTER_MEETING, LATER + AFTER_MEETING)
_MET: Final = (*CAME_AND_MET, MET_FIRST, MET_AFTER)
_AGAIN: Final = (*CAME_AFTER, MET_AFTER)  # there are none in the first month of all
_PARTS: Final = {
    Reached.CALLED: (AT_ONCE, AT_ONCE + AND_MET, AT_ONCE + AFTER_MEETING, STAYED_AWAY),
    Reached.CAME: (*CAME_FIRST, *CAME_AND_MET, *CAME_AFTER),
    Reached.MET: _MET,
    Reached.HEARD: (*CAME_FIRST, *CAME_AND_MET, MET_FIRST),
    Reached.TALKS: (TALKS_HELD,),
}
_EVERY: Final = tuple(dict.fromkeys(part for parts in _PARTS.values() for part in parts))


def reached_by_month(
    called: Times, came: Times, met: Times, *, area: str, since: date, last: date
) -> dict[str, int]:
    """Return every cell: from the first month of any, and `since` at the latest, to `last`.

    Whoever came has been called: `came` holds nobody who is not in `called`.
    """
    counts: Counter[tuple[str, date]] = Counter(_parts(called, came, met))
    begins = min([since, *(month for _part, month in counts)])
    span = range(Period.MONTH.number(begins), Period.MONTH.number(last) + 1)
    return {
        cell(part, month, area): counts[part, month]
        for part in _EVERY
        for month in map(Period.MONTH.at, span)
        if part not in _AGAIN or month > Period.MONTH.at(span[0])
    }


def reached_keys(
    cells: Iterable[str], what: Reached, *, first: date, last: date
) -> tuple[str, ...]:
    """Return the cells that make a count of months, from that of one day to that of another."""
    names = [*cells]
    return tuple(name for part in _PARTS[what] for name in cells_between(names, part, first, last))


def _parts(called: Times, came: Times, met: Times) -> Iterator[tuple[str, date]]:
    """Yield the part and the month of everybody, and of every talk."""
    first_called, first_came, first_met = map(first_of_each, (called, came, met))
    for one, day in first_called.items():
        if first_came.get(one) != day:
            yield STAYED_AWAY, _month(day)
    for one, day in first_came.items():
        at_once = AT_ONCE if first_called[one] == day else LATER
        yield at_once + _beside(day, first_met.get(one)), _month(day)
    for one, day in first_met.items():
        come = first_came.get(one)
        if come is None or _month(come) > _month(day):
            yield MET_FIRST, _month(day)
        elif _month(come) < _month(day):
            yield MET_AFTER, _month(day)
    for _one, day in met:
        yield TALKS_HELD, _month(day)


def _beside(came: date, met: date | None) -> str:
    if met is None or _month(met) > _month(came):
        return ""
    return AND_MET if _month(met) == _month(came) else AFTER_MEETING


def _month(day: date) -> date:
    return Period.MONTH.first_of(day)


def first_of_each(seen: Times) -> dict[UUID, date]:
    """Return the first day of everybody."""
    days: dict[UUID, date] = {}
    for one, day in seen:
        days[one] = min(day, days.get(one, day))
    return days
