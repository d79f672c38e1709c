"""Malmö 2016 to 2022 as published: the page concludes what the evaluations did, and no more.

The effect evaluation of February 2021 (to February 2020) gives minus 37 percent and cannot say that
the strategy did it; the follow-up of December 2023 gives about half. The figures are read where
they lie; the seven that the demo carries are held to them.
"""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import translation
from tests.office.outcomes import playing

from samsyn.interchange.series import SeriesColumns, read_series
from samsyn.interchange.tables import open_table
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo import malmo_published
from samsyn.office.outcomes import changes, tables, wording
from samsyn.office.outcomes.changes import NewValue, VintagePlan
from samsyn.office.outcomes.tables import Asked, Beside
from samsyn.vocabulary.outcomes import MeasureKind, Period

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "sweden"
CITY = FOLDER / "city_annual.csv"
REGION = FOLDER / "polisen_annual_by_region.csv"
START = date(2018, 10, 1)  # the first call-in
EVALUATED, FOLLOWED_UP = 0.63, 0.5  # the published rates after over before
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CITY.exists(), reason=f"the published figures are not at {CITY}"),
]


def values(path: Path, region: str, *, until: int) -> tuple[NewValue, ...]:
    """Return a published series, read by the same reader as an uploaded file."""
    columns = SeriesColumns(
        time="year", value="value", where={"region": region, "indicator": "skjutningar"}
    )
    reading = read_series(
        open_table(path.read_bytes(), path.name),
        Period.YEAR,
        MeasureKind.EVENTS,
        today=date(until + 1, 3, 1),
        columns=columns,
    )
    kept = [one for one in reading.rows if one.first is not None]
    assert {one.fault for one in reading.rows} <= {"", "not_over"}
    return tuple(NewValue(first=one.first, value=one.value) for one in kept if one.first)


def malmo(actor: Actor, *, until: int, other: UUID | None = None, starts_on: date = START) -> UUID:
    made = playing.indicator(
        actor, area="Malmö", period=Period.YEAR, starts_on=starts_on, compared_with=other
    )
    take(actor, made, values(CITY, "Malmö", until=until), until)
    return made


def take(actor: Actor, made: UUID, known: tuple[NewValue, ...], until: int) -> None:
    plan = VintagePlan(indicator_id=made, as_of=date(until + 1, 3, 1), values=known)
    with access.acting_as(actor):
        changes.add_vintage(actor, plan, now=playing.NOW)


def test_after_a_year_it_has_fallen_as_published_and_no_cause_is_named(petra: Actor) -> None:
    page = playing.page(petra, malmo(petra, until=2019))
    found = tables.findings(page)

    assert found.change is not None
    assert found.change.low < EVALUATED < found.change.high
    assert found.change.ratio == pytest.approx(EVALUATED, abs=0.12)
    with translation.override("en"):
        text = " ".join((*wording.course_sentences(found), *wording.cause_sentences(page, found)))
    assert "The events are few" in text
    assert "says nothing about cause by itself" in text


def test_it_was_falling_before_and_that_course_alone_could_have_led_there(petra: Actor) -> None:
    """Years are coarse: the year of the first call-in counts as before, as most of it was."""
    page = playing.page(petra, malmo(petra, until=2019, starts_on=date(2019, 1, 1)))
    found = tables.findings(page)

    with translation.override("en"):
        text = " ".join(wording.course_sentences(found))
    assert "The counts were falling before the start" in text
    assert "The course from before the start is enough to explain what was seen." in text


def test_by_2022_it_is_about_half_and_the_region_around_did_not_fall(petra: Actor) -> None:
    around = playing.indicator(petra, area="Region Syd utom Malmö", period=Period.YEAR)
    city = {one.first: one.value or 0 for one in values(CITY, "Malmö", until=2022)}
    rest = tuple(
        NewValue(first=one.first, value=(one.value or 0) - city[one.first])
        for one in values(REGION, "Syd", until=2022)
        if one.first in city
    )
    take(petra, around, rest, 2022)
    page = playing.page(petra, malmo(petra, until=2022, other=around))
    found = tables.findings(page)

    assert found.change is not None
    assert found.change.low < FOLLOWED_UP < found.change.high
    assert found.compared is not None
    assert found.compared.change.ratio is not None
    assert found.compared.change.ratio > 1
    assert found.compared.against.high < 1


def test_the_first_evaluation_came_before_the_answer_could_be_had(petra: Actor) -> None:
    page = playing.page(petra, malmo(petra, until=2019))
    found = tables.findings(page)
    waits = tables.clock(page, found, Asked(ratio=0.65, beside=Beside.ALONE))

    assert waits is not None
    evaluated = (date(2020, 2, 1).year - START.year) * 12 + 2 - START.month
    assert waits.earliest is None or waits.earliest > evaluated
    with translation.override("en"):
        told = wording.headline(page, found, Asked(ratio=0.65), waits)
    assert "Too early" in told or "can probably never" in told


def test_the_demo_carries_the_published_years_and_no_others() -> None:
    assert {one.first.year: int(one.value or 0) for one in values(CITY, "Malmö", until=2022)} == (
        malmo_published.CITY
    )
    known = {one.first.year: int(one.value or 0) for one in values(REGION, "Syd", until=2022)}
    assert {
        year: count for year, count in known.items() if year in malmo_published.REGION
    } == malmo_published.REGION
