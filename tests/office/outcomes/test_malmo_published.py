"""The two plans on Malmö's published years say what the evaluations did, and when it was known."""

import pytest
from django.utils import translation
from tests.office.outcomes import playing
from tests.office.outcomes.playing import JOINT, NOW, TODAY
from tests.office.outcomes.test_pages import Browser, text_of

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.malmo_published import load_published
from samsyn.office.outcomes import queries, tables, wording
from samsyn.office.outcomes.queries import PlanPage

pytestmark = pytest.mark.django_db
EVALUATED, FOLLOWED_UP = 0.63, 0.5  # the published rates after over before


@pytest.fixture
def plans(petra: Actor) -> list[PlanPage]:
    """Return the plan up to 2019, and the one up to 2022."""
    with access.acting_as(petra):
        load_published(petra, playing.room(JOINT), now=NOW)
        page = queries.overview(petra, today=TODAY)
        city = next(one for found in page.families.values() for one in found if one.area == "Malmö")
        found = queries.plans_of(petra, city.id)
        pages = [queries.plan_page(petra, one.id, today=TODAY) for one in found]
    return sorted(pages, key=lambda one: one.shown.plan.horizon)


def test_the_fall_is_the_published_one_and_no_cause_can_be_named(plans: list[PlanPage]) -> None:
    for page, published in zip(plans, (EVALUATED, FOLLOWED_UP), strict=True):
        found = tables.judged(page)
        assert found.beside is not None
        assert found.beside.change is not None
        assert found.beside.change.low < published < found.beside.change.high
        assert found.beside.change.high < 1
        with translation.override("en"):
            said = wording.conclusions(found, tables.planned_clock(page, found))
        assert said is not None
        assert not any("fell by more than chance" in one for one in said.can)
        text = " ".join(said.cannot)
        assert "That the strategy changed anything cannot be concluded." in text
        assert "that course alone is enough to explain what was seen" in text
        assert "No other place is compared with" in text


def test_it_could_not_have_been_known_when_it_was_evaluated_nor_later_in_this_way(
    plans: list[PlanPage],
) -> None:
    found = tables.judged(plans[1])
    with translation.override("en"):
        said = wording.conclusions(found, tables.planned_clock(plans[1], found))

    assert [one.until.year for one in found.readings] == [2019, 2020, 2021, 2022]
    assert found.known_from is None
    assert said is not None
    assert said.when[0] == "At the horizon it still could not be known whether anything changed."
    assert "could be said beforehand" in said.when[1]


def test_its_page_says_so_and_that_it_was_frozen_with_the_answer_in_hand(
    plans: list[PlanPage], stig: Actor, browser: Browser
) -> None:
    text = text_of(browser(stig), f"/follow-up/plans/{plans[1].shown.id}/")

    assert "Detta går inte att säga" in text
    assert "räcker ensam för att förklara det som sågs" in text
    assert plans[1].shown.plan.known_after == 4
    assert "Trygghet och säkerhet" in text
