"""A weekly review with ten incidents, without JavaScript: clicks are counted, minutes reckoned."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from tests.architecture.stage import WORDS, actor_named
from tests.browser.house import House
from tests.browser.looking import Looking
from tests.browser.office import follow
from tests.browser.test_consequences import Walk

from samsyn.office import access
from samsyn.office.incidents.changes import IncidentPlan, record_incidents
from samsyn.office.reviews.models import Decision, Mark, Review, Task
from samsyn.vocabulary.incidents import IncidentKind
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

pytestmark = [pytest.mark.browser, pytest.mark.slow]
INCIDENTS = 10
# How long things take in a room: stated, so that the reckoning can be argued with.
A_CLICK, A_TYPED_WORD, A_READ_WORD, A_TALK = 4.0, 2.0, 0.25, 120.0  # seconds
MOST_CLICKS, MOST_MINUTES = 30, 60
HEIGHT = "document.documentElement.scrollHeight"


def test_ten_incidents_are_gone_through_in_few_clicks_and_under_an_hour(
    chromium: Browser, house: House
) -> None:
    petra = Walk(chromium, house, "petra")
    _sign_what_is_open(petra, house)
    _record(INCIDENTS, house)
    petra.clicks = 0

    petra.page.goto("/reviews/")
    petra.press("Ny vecka")
    read = len(petra.text.split())
    for _ in range(INCIDENTS):
        follow(petra.page.get_by_role("button", name=re.compile("^Genomgången H-")).first)
        petra.clicks += 1
    said = ["Synliga patruller på torget i helgen", "Ta upp budskapet med alla klienter"]
    for text in said:
        petra.fill(decided=text)
        petra.page.locator("[name=owner]").select_option(index=1)
        petra.clicks += 1
        petra.press("Spara som uppgift")
    petra.page.get_by_label("Petra", exact=True).check()
    petra.page.get_by_label("Mona", exact=True).check()
    petra.clicks += 2
    petra.press("Spara närvaron")
    petra.picture("review")
    petra.press("Signera protokollet")

    typed = sum(len(text.split()) for text in said)
    seconds = petra.clicks * A_CLICK + typed * A_TYPED_WORD + read * A_READ_WORD
    minutes = (seconds + INCIDENTS * A_TALK) / 60
    assert "Signerat av Petra" in petra.text
    assert petra.clicks <= MOST_CLICKS
    assert minutes < MOST_MINUTES
    actor = actor_named("petra")
    with access.acting_as(actor):
        latest = Review.objects.filter(room__key="orebro-joint").latest("ends_at")
        assert latest.signed_at is not None
        assert Mark.objects.filter(review=latest).count() >= INCIDENTS
        assert Task.objects.filter(decision__review=latest).count() == len(said)
        assert Decision.objects.filter(review=latest).count() == len(said)


def test_arrow_keys_turn_the_meeting_and_n_goes_to_the_note(
    chromium: Browser, house: House
) -> None:
    looking = Looking(house.reader(chromium, "aino").new_page())
    page = looking.page
    review = house.stage.rooms["orebro-police"].records["review"]
    looking.visit("meeting", f"/reviews/{review}/meeting/")

    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/meeting/?del=disputes")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/meeting/?del=incidents")
    page.keyboard.press("n")
    page.keyboard.type("näst")

    assert page.locator("[name=decided]").input_value() == "näst"
    assert WORDS["orebro-police"] + "gruppa" not in page.locator("main").inner_text()
    assert looking.faults == []


def test_on_a_phone_a_review_is_folded_and_a_link_to_a_section_opens_it(
    chromium: Browser, house: House
) -> None:
    page = house.reader(chromium, "aino", script=False).new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    review = house.stage.rooms["orebro-police"].records["review"]
    decided = page.locator("[name=decided]")
    summary = page.locator("section:has(#h-decisions) summary").first

    page.goto(f"/reviews/{review}/")
    folded = page.evaluate(HEIGHT)
    seen = [decided.is_visible()]
    page.goto(f"/reviews/{review}/#decisions")
    decided.wait_for(state="visible")
    for _ in range(2):
        summary.press("Enter")
        seen.append(decided.is_visible())
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    unfolded = page.evaluate(HEIGHT)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"/reviews/{review}/?wide")

    assert folded < unfolded * 2 / 3
    assert seen == [False, False, True]
    assert decided.is_visible()
    assert not summary.is_visible()


def _sign_what_is_open(walk: Walk, house: House) -> None:
    """End the staged review, as the week before."""
    walk.page.goto(f"/reviews/{house.stage.rooms['orebro-joint'].records['review']}/")
    walk.page.get_by_label("Petra", exact=True).check()
    walk.press("Spara närvaron")
    walk.press("Signera protokollet")


def _record(many: int, house: House) -> None:
    actor = actor_named("petra")
    happened = timezone.now() - timedelta(hours=9)
    plan = IncidentPlan(
        room_id=house.stage.rooms["orebro-joint"].room_id,
        kind=IncidentKind.SHOOTING,
        occurred=MomentInterval(happened, happened, Precision.MINUTE),
        area="Hamnstaden",
    )
    with access.acting_as(actor):
        record_incidents(actor, [plan] * many, now=timezone.now())
