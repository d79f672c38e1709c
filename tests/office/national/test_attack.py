"""Who reads every return of a site, and its public report, cannot work a small count out."""

from datetime import date
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from tests.office.national.playing import (
    JOINT,
    NOW,
    add,
    as_reader,
    indicator,
    returned,
    room,
)

from samsyn.analysis.disclosure_control import Asked, Told, range_left, ranges_left
from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.national import queries
from samsyn.office.national.rules import newest
from samsyn.office.releases import changes as releases
from samsyn.office.releases import queries as released
from samsyn.office.releases.rules import event_cell
from samsyn.vocabulary.outcomes import Period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nation")]
MONTH, THRESHOLD = Period.MONTH, 5
FIRST = MONTH.number(date(2024, 10, 1))
COUNTS = [3, 0, 6, 1, 2, 8, 0, 5, 4, 1, 7, 2, 9, 0, 2, 7, 1, 6, 0, 8, 3, 5, 6, 2]


def test_returns_over_quarters_beside_public_tables_leave_what_is_promised(petra: Actor) -> None:
    series = indicator(petra)
    add(petra, series, MONTH.at(FIRST), COUNTS)
    for quarter in newest(5, today=NOW.date()):
        returned(petra, quarter)
    public = _public(petra, series)

    told = [*_of_returns(), *public]

    assert any(one.high is not None for one in told)
    small = [cell for cell, count in enumerate(COUNTS) if 1 <= count < THRESHOLD]
    widths = [range_left(frozenset({cell}), told, size=len(COUNTS)).width for cell in small]
    assert min(widths) >= THRESHOLD - 1


def test_what_comes_late_between_returns_is_not_their_difference(petra: Actor) -> None:
    series = indicator(petra)
    add(petra, series, MONTH.at(FIRST), COUNTS)
    quarters = newest(3, today=NOW.date())
    for turn, quarter in enumerate(quarters):
        returned(petra, quarter)
        late = NOW.replace(hour=13 + turn)
        add(petra, series, quarter.months[0], [COUNTS[0] + turn], now=late)
        returned(petra, quarter, now=late)

    with access.acting_as(petra):
        left = ranges_left(released.released(petra, room(JOINT)), threshold=THRESHOLD)
    assert left
    assert min(one.width for one in left) >= THRESHOLD - 1


def _of_returns() -> list[Told]:
    """Return what the texts of all returns tell, as sums over months."""
    picture = as_reader(queries.site_picture, "orebro", today=NOW.date())
    told = []
    for shown in picture.returns:
        [series] = shown.text.series
        for one in series.values:
            if one.value is not None:
                told.append(_told(one.period, one.period, int(one.value)))
        for one in series.sums:
            if one.count is not None:
                told.append(_told(one.first, one.last, one.count))
    return told


def _told(first: str, last: str, count: int) -> Told:
    start, end = (MONTH.number(date.fromisoformat(f"{one}-01")) - FIRST for one in (first, last))
    return Told(frozenset(range(start, end + 1)), count, count)


def _public(petra: Actor, series: UUID) -> list[Told]:
    """Tell the years as a public report does, out of the same cells."""
    keys = [event_cell(series, MONTH.at(FIRST + place), MONTH) for place in range(len(COUNTS))]
    years = [Asked(f"{a}", tuple(keys[a:b])) for a, b in pairwise((0, 3, 15, 24))]
    with access.acting_as(petra):
        permit = access.require(petra, Deed.KEEP_STEERING, about=RoomItself(room(JOINT)))
        cells = dict(zip(keys, COUNTS, strict=True))
        found = releases.release(permit, "public", uuid4(), cells=cells, asks=years, now=NOW)
    return [
        Told(frozenset(keys.index(key) for key in one.keys), one.count, one.count)
        for one in found.values()
        if one.count is not None
    ]
