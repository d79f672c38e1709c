"""People and talks by month, as the smallest cells that releases guard.

Somebody is counted in the month of the first time ever: they stand in one cell of a measure, and
months add up. Every report that leaves the room counts here, so that what two of them tell of the
same months are the same cells.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.call_ins.queries import called_to
from samsyn.office.coverage.queries import meetings
from samsyn.office.notifications.queries import Contact
from samsyn.office.people.models import PersonLink
from samsyn.office.releases.rules import cell, cells_between
from samsyn.vocabulary.outcomes import Period


class Reached(StrEnum):
    """What is counted: a person for the first time, or (the last) each talk held."""

    CALLED = "called"  # to a call-in
    CAME = "came"  # to it, and heard the message there
    MET = "met"  # in a talk
    HEARD = "heard"  # the message, in a call-in or a talk
    TALKS = "talks"


# Who came is among who was called: both add up the same cells, so that the difference is guarded.
_AT_ONCE, _LATER, _STAYED_AWAY = "came_at_once", "came_later", "stayed_away"
_PARTS = {
    Reached.CALLED: (_AT_ONCE, _STAYED_AWAY),
    Reached.CAME: (_AT_ONCE, _LATER),
    Reached.MET: (Reached.MET,),
    Reached.HEARD: (Reached.HEARD,),
    Reached.TALKS: (Reached.TALKS,),
}


def reached_cells(here: Actor, area: str, *, since: date, last: date) -> dict[str, int]:
    """Return every count by month: from the first of any, and `since` at the latest, to `last`.

    `here` looks at the joint room alone, so that every coordinator counts the same.
    """
    times = _times(here, last)
    days = {
        **_calls(_firsts(times.calls, times.same), _firsts(times.came, times.same)),
        Reached.MET: [*_firsts(times.met, times.same).values()],
        Reached.HEARD: [*_firsts([*times.came, *times.met], times.same).values()],
        Reached.TALKS: [day for _person, day in times.met],
    }
    begins = min([since, *(day for some in days.values() for day in some)])
    span = range(Period.MONTH.number(begins), Period.MONTH.number(last) + 1)
    counts = {part: Counter(map(Period.MONTH.first_of, some)) for part, some in days.items()}
    return {
        cell(part, month, area): counts[part][month]
        for part in days
        for month in map(Period.MONTH.at, span)
    }


def heard_first(here: Actor, *, last: date) -> Mapping[UUID, date]:
    """Return who has heard the message up to a day, and when first: those whom `HEARD` counts.

    Whoever shows them notes the reading.
    """
    times = _times(here, last)
    return _firsts([*times.came, *times.met], times.same)


def talks_held(here: Actor, *, last: date) -> tuple[Contact, ...]:
    """Return the attempts up to a day in which the person was met: those that `TALKS` counts.

    Whoever shows the people among them notes the reading.
    """
    tried = meetings.attempts(here, since=meetings.BEGINNING, until=last)
    return tuple(one for one in tried if one.reached_person)


def reached_keys(
    cells: Iterable[str], what: Reached, *, first: date, last: date
) -> tuple[str, ...]:
    """Return the cells that make a count of months, from that of one day to that of another."""
    names = [*cells]
    return tuple(name for part in _PARTS[what] for name in cells_between(names, part, first, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Times:
    calls: list[tuple[UUID, date]]
    came: list[tuple[UUID, date]]
    met: list[tuple[UUID, date]]
    same: Linked


def _times(here: Actor, last: date) -> _Times:
    called = called_to(here, since=meetings.BEGINNING, until=last)
    calls = [(one.person_id, one.on) for one in called]
    met = [(one.person_id, timezone.localdate(one.at)) for one in talks_held(here, last=last)]
    return _Times(
        calls=calls,
        came=[(one.person_id, one.on) for one in called if one.came],
        met=met,
        same=access.linked(here, PersonLink, {person for person, _day in (*calls, *met)}),
    )


def _calls(called: Mapping[UUID, date], came: Mapping[UUID, date]) -> dict[str, list[date]]:
    return {
        _AT_ONCE: [day for one, day in called.items() if came.get(one) == day],
        _STAYED_AWAY: [day for one, day in called.items() if came.get(one) != day],
        _LATER: [day for one, day in came.items() if called[one] != day],
    }


def _firsts(seen: Iterable[tuple[UUID, date]], same: Linked) -> dict[UUID, date]:
    days: dict[UUID, date] = {}
    for person, day in seen:
        one = same.standing_for(person)
        days[one] = min(day, days.get(one, day))
    return days
