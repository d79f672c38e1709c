"""Who was called, came and was met, counted by the rules that every report that leaves shares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.queries import called_to
from samsyn.office.coverage.queries import meetings
from samsyn.office.notifications.queries import Contact
from samsyn.office.people.models import PersonLink
from samsyn.office.releases.rules import Times, first_of_each, reached_by_month


def reached_cells(here: Actor, area: str, *, since: date, last: date) -> dict[str, int]:
    """Return every cell: from the first time of anybody, and `since` at the latest, to `last`.

    `here` looks at the joint room alone, so that every coordinator counts the same.
    """
    seen = _seen(here, last)
    return reached_by_month(seen.called, seen.came, seen.met, area=area, since=since, last=last)


def heard_first(here: Actor, *, last: date) -> Mapping[UUID, date]:
    """Return who has heard the message up to a day, and when first: those whom `HEARD` counts.

    Whoever shows them notes the reading.
    """
    seen = _seen(here, last)
    return first_of_each([*seen.came, *seen.met])


def talks_held(here: Actor, *, last: date) -> tuple[Contact, ...]:
    """Return the attempts up to a day in which the person was met: those that `TALKS` counts.

    Whoever shows the people among them notes the reading.
    """
    tried = meetings.attempts(here, since=meetings.BEGINNING, until=last)
    return tuple(one for one in tried if one.reached_person)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    called: Times
    came: Times
    met: Times


def _seen(here: Actor, last: date) -> _Seen:
    called = called_to(here, since=meetings.BEGINNING, until=last)
    calls = [(one.person_id, one.on) for one in called]
    came = [(one.person_id, one.on) for one in called if one.came]
    met = [(one.person_id, timezone.localdate(one.at)) for one in talks_held(here, last=last)]
    same = access.linked(here, PersonLink, {person for person, _day in (*calls, *met)})

    def as_one(times: Iterable[tuple[UUID, date]]) -> Times:
        return [(same.standing_for(person), day) for person, day in times]

    return _Seen(called=as_one(calls), came=as_one(came), met=as_one(met))
