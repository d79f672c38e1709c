"""People and talks by month, as the smallest cells that releases guard.

Somebody is counted in the month of the first time ever: they stand in one cell of a measure, and
months add up. Every report that leaves the room counts here, so that what two of them tell of the
same months are the same cells.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.call_ins.queries import called_to
from samsyn.office.coverage.queries import meetings
from samsyn.office.people.models import PersonLink
from samsyn.office.releases.rules import cell
from samsyn.vocabulary.outcomes import Period


class Reached(StrEnum):
    """What is counted: a person for the first time, or (the last) each talk held."""

    CALLED = "called"  # to a call-in
    CAME = "came"  # to it, and heard the message there
    MET = "met"  # in a talk
    HEARD = "heard"  # the message, in a call-in or a talk
    TALKS = "talks"


def reached_cells(here: Actor, area: str, *, since: date, last: date) -> dict[str, int]:
    """Return every count by month: from the first of any, and `since` at the latest, to `last`.

    `here` looks at the joint room alone, so that every coordinator counts the same.
    """
    called = called_to(here, since=meetings.BEGINNING, until=last)
    tried = [
        one
        for one in meetings.attempts(here, since=meetings.BEGINNING, until=last)
        if one.reached_person
    ]
    calls = [(one.person_id, one.on) for one in called]
    came = [(one.person_id, one.on) for one in called if one.came]
    met = [(one.person_id, timezone.localdate(one.at)) for one in tried]
    same = access.linked(here, PersonLink, {person for person, _day in (*calls, *met)})
    days: Mapping[Reached, list[date]] = {
        Reached.CALLED: _firsts(calls, same),
        Reached.CAME: _firsts(came, same),
        Reached.MET: _firsts(met, same),
        Reached.HEARD: _firsts([*came, *met], same),
        Reached.TALKS: [day for _person, day in met],
    }
    begins = min([since, *(day for some in days.values() for day in some)])
    span = range(Period.MONTH.number(begins), Period.MONTH.number(last) + 1)
    months = [Period.MONTH.at(number) for number in span]
    counts = {one: Counter(map(Period.MONTH.first_of, some)) for one, some in days.items()}
    return {cell(one, month, area): counts[one][month] for one in Reached for month in months}


def _firsts(seen: Iterable[tuple[UUID, date]], same: Linked) -> list[date]:
    days: dict[UUID, date] = {}
    for person, day in seen:
        one = same.standing_for(person)
        days[one] = min(day, days.get(one, day))
    return [*days.values()]
