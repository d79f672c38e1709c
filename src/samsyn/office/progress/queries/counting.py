"""What is asked of the counts of people, and how many of those with a card called."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from uuid import UUID

from samsyn.analysis.disclosure_control import Asked
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.contact_cards.models import CardBatch, CardDelivery
from samsyn.office.contact_cards.queries import reach
from samsyn.office.coverage.queries import Reached, reached_keys
from samsyn.office.progress.rules.facts import (
    CALLED,
    CAME,
    CARDS,
    CONTACTS,
    MET,
    TALKS,
    called_in,
)
from samsyn.office.releases.rules import cell, cells_between

Cells = dict[str, int]


def asked(cells: Collection[str], first: date, last: date) -> Iterator[Asked]:
    """Ask for each measure's sum over the months of a period, where there is one."""
    for name in (CALLED, CAME, MET, TALKS):
        yield Asked(name, reached_keys(cells, Reached(name), first=first, last=last))
    for name in (CARDS, CONTACTS):
        if keys := cells_between(cells, name, first, last):
            yield Asked(name, keys)


def asked_each(cells: Collection[str], evenings: Collection[date]) -> Iterator[Asked]:
    """Ask how many were called in each month that had a call-in, where there were several."""
    months = {one.replace(day=1) for one in evenings}
    if len(months) > 1:
        for month in sorted(months):
            keys = reached_keys(cells, Reached.CALLED, first=month, last=month)
            yield Asked(called_in(month), keys)


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
    for pk in batches.order_by("number", "pk").values_list("pk", flat=True):
        found = reach(pk, as_of=last + timedelta(days=1))
        if found is None or found.at_least is None or found.at_least != found.at_most:
            return None
        month = min(handed[pk])
        for name, count in ((CARDS, found.handed_out), (CONTACTS, found.at_least)):
            key = cell(name, month, area)
            cells[key] = cells.get(key, 0) + count
    return cells
