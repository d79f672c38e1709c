"""People are counted in one month alone, the first, and few of them are not told."""

from datetime import date

import pytest
from tests.office.call_ins import playing as evenings
from tests.office.coverage.playing import met
from tests.office.groups import playing as groups
from tests.office.notifications import playing as talks
from tests.office.steering_reports import playing

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.releases.queries import preview
from samsyn.office.steering_reports.queries.people import Guarded, guarded, told
from samsyn.office.steering_reports.rules import Figure, Period
from samsyn.vocabulary.outcomes import Period as Length

pytestmark = pytest.mark.django_db
NOVEMBER = Period(Length.MONTH, date(2026, 11, 1))


def cells_of(actor: Actor) -> Guarded:
    reader = talks.fresh(actor)  # who has been given the talks' own parts since
    with access.acting_as(reader):
        return guarded(reader.narrowed_to(playing.room(playing.JOINT)), NOVEMBER, "orebro")


def figures_of(actor: Actor) -> dict[str, Figure]:
    found, reader = cells_of(actor), talks.fresh(actor)
    with access.acting_as(reader):
        room = playing.room(playing.JOINT)
        answers = preview(reader, room, cells=found.cells, asks=found.asks)
    return {one.measure: one for one in told(answers)}


def test_somebody_who_was_met_twice_is_one_person_and_two_talks(petra: Actor, vera: Actor) -> None:
    person = talks.person(petra)
    groups.member(petra, person, evenings.group(petra))
    met(petra, vera, person, times=2)

    cells = cells_of(petra).cells

    counted = {name: count for name, count in cells.items() if count}
    assert counted == {"met|2026-11|orebro": 1, "talks|2026-11|orebro": 2}
    assert "met|2025-12|orebro" in cells  # a year back, though nobody was met


def test_one_who_was_met_is_too_few_to_be_told_of(petra: Actor, vera: Actor) -> None:
    met(petra, vera, talks.person(petra))

    figure = figures_of(petra)["met"]

    assert (figure.now, figure.year) == (None, None)
    assert {"now", "year"} <= set(figure.withheld)


def test_nobody_met_is_told_as_nobody(petra: Actor) -> None:
    figures = figures_of(petra)

    assert figures == {
        name: Figure(measure=name, now=0, before=0, year=0) for name in ("met", "talks")
    }
