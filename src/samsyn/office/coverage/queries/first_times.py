"""Who was called, came and was met, counted by the rules that every report that leaves shares."""

from datetime import date

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.queries import called_to
from samsyn.office.coverage.queries import meetings
from samsyn.office.people.models import PersonLink
from samsyn.office.releases.rules import reached_by_month


def reached_cells(here: Actor, area: str, *, since: date, last: date) -> dict[str, int]:
    """Return every count by month: from the first of any, and `since` at the latest, to `last`.

    `here` looks at the joint room alone, so that every coordinator counts the same.
    """
    called = called_to(here, since=meetings.BEGINNING, until=last)
    tried = meetings.attempts(here, since=meetings.BEGINNING, until=last)
    met = [(one.person_id, timezone.localdate(one.at)) for one in tried if one.reached_person]
    people = {*(one.person_id for one in called), *(person for person, _day in met)}
    same = access.linked(here, PersonLink, people)
    return reached_by_month(
        [(same.standing_for(one.person_id), one.on) for one in called],
        [(same.standing_for(one.person_id), one.on) for one in called if one.came],
        [(same.standing_for(person), day) for person, day in met],
        area=area,
        since=since,
        last=last,
    )
