"""Counts of people by the month in which they were first reached, and what is asked of them.

Somebody is counted in the first month ever, so that the same person stands in one cell alone: the
counts of two periods add up, and a report that comes later cannot be held against an earlier one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.analysis.disclosure_control import Asked
from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.call_ins.queries import called_to
from samsyn.office.contact_cards.models import CardBatch, CardDelivery
from samsyn.office.contact_cards.queries import reach
from samsyn.office.coverage.queries import meetings
from samsyn.office.people.models import PersonLink
from samsyn.office.progress.rules.facts import CALLED, CAME, CARDS, CONTACTS, MET, TALKS

Cells = dict[str, int]


def key_of(measure: str, day: date, area: str) -> str:
    """Return the name of a smallest cell: measure, month and area."""
    return f"{measure}|{day:%Y-%m}|{area}"


def asked(name: str, cells: Mapping[str, int], first: date, last: date) -> Asked:
    """Ask for a measure's sum over the months of a period."""
    kept = [
        key
        for key in cells
        if key.startswith(f"{name}|") and f"{first:%Y-%m}" <= key.split("|")[1] <= f"{last:%Y-%m}"
    ]
    return Asked(name, tuple(kept))


def people_cells(here: Actor, area: str, *, last: date) -> Cells:
    """Count who was called, came and was met for the first time, month by month, and the talks."""
    called = called_to(here, since=meetings.BEGINNING, until=last)
    tried = [
        one
        for one in meetings.attempts(here, since=meetings.BEGINNING, until=last)
        if one.reached_person
    ]
    ids = {one.person_id for one in called} | {one.person_id for one in tried}
    same = access.linked(here, PersonLink, ids)
    cells: Cells = {}
    for name, days in (
        (CALLED, _first((one.person_id, one.on) for one in called)),
        (CAME, _first((one.person_id, one.on) for one in called if one.came)),
        (MET, _first((one.person_id, timezone.localdate(one.at)) for one in tried)),
    ):
        cells |= _monthly(name, _together(days, same).values(), area)
    return cells | _monthly(TALKS, (timezone.localdate(one.at) for one in tried), area)


def card_cells(here: Actor, room_id: int, area: str, *, first: date, last: date) -> Cells | None:
    """Count cards handed out in the period and, by the ledger, their holders who called.

    None where the ledger withholds the number of any batch: counts over several batches are not
    added where one is withheld (decision 0010).
    """
    handed: dict[UUID, list[date]] = {}
    rows = access.visible_to(here, CardDelivery.objects).filter(
        room=room_id, handed_on__gte=first, handed_on__lte=last
    )
    for batch, day in rows.values_list("card__batch", "handed_on"):
        handed.setdefault(batch, []).append(day)
    cells: Cells = {}
    batches = access.visible_to(here, CardBatch.objects).filter(pk__in=handed)
    for pk in batches.order_by("number").values_list("pk", flat=True):
        found = reach(pk, as_of=last + timedelta(days=1))
        if found is None or found.at_least is None or found.at_least != found.at_most:
            return None
        month = min(handed[pk])
        for name, count in ((CARDS, found.handed_out), (CONTACTS, found.at_least)):
            key = key_of(name, month, area)
            cells[key] = cells.get(key, 0) + count
    return cells


def _first(seen: Iterable[tuple[UUID, date]]) -> dict[UUID, date]:
    days: dict[UUID, date] = {}
    for person, day in seen:
        days[person] = min(day, days.get(person, day))
    return days


def _together(days: Mapping[UUID, date], same: Linked) -> dict[UUID, date]:
    return _first((same.standing_for(person), day) for person, day in days.items())


def _monthly(name: str, days: Iterable[date], area: str) -> Cells:
    return dict(sorted(Counter(_keys(name, days, area)).items()))


def _keys(name: str, days: Iterable[date], area: str) -> Iterator[str]:
    for day in days:
        yield key_of(name, day, area)
