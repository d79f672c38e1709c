"""A call to the help line at night, through to the end of the case, on a phone without script."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.house import House
from tests.browser.looking import OVERFLOW
from tests.conftest import actor_named

from samsyn.office import access
from samsyn.office.contact_cards.models import ContactCard

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST_PRESSES = 12  # a press takes about three seconds, and the help line has sixty
NAME, CALLED = "Nattlykta", "Nattuggla"


@pytest.fixture
def phone(chromium: Browser, house: House) -> Iterator[Page]:
    """Sami of social services on a phone that runs no script."""
    with (
        closing(house.reader(chromium, "sami")) as signed_in,
        closing(house.visitor(chromium, width=390, script=False)) as context,
    ):
        context.add_cookies(signed_in.cookies())
        yield context.new_page()


def choose(page: Page, name: str, value: str) -> int:
    page.locator(f'label:has(input[name="{name}"][value="{value}"])').first.click()
    return 1


def press(page: Page, text: str) -> int:
    with page.expect_navigation():
        page.get_by_role("button", name=text, exact=True).click()
    return 1


def shown(page: Page) -> str:
    assert page.evaluate(OVERFLOW) <= 0
    return page.locator("main").inner_text() + page.locator("h1").first.inner_text()


def enter(page: Page, label: str) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=label, exact=True).last.click()


def code_of_a_card() -> str:
    petra = actor_named("petra")
    with access.acting_as(petra):
        return access.visible_to(petra, ContactCard.objects).order_by("pk")[0].code


def register_in_danger(page: Page, code: str) -> int:
    """Register a caller who is in danger; return how many presses it took."""
    page.goto("/support/contacts/new/")
    presses = choose(page, "danger", "yes")
    for name, value in (
        ("caller", "self"),
        ("number_from", "card"),
        ("topic", "threat"),
        ("wish", "meeting"),
    ):
        presses += choose(page, name, value)
    page.fill('[name="card_code"]', code)
    presses += press(page, "Spara kontakten")
    assert "Ring 112" in shown(page)
    page.check('[name="acted"]')
    return presses + 1 + press(page, "Spara kontakten")


def plan_and_begin(page: Page) -> None:
    enter(page, "Lägg till ett steg i planen")
    choose(page, "need", "safety")
    page.fill('[name="step"]', "Skyddat boende i natt")
    page.fill('[name="by_whom"]', "Jouren")
    press(page, "Spara")
    assert "Plan gjord" in shown(page)
    enter(page, "Skyddat boende i natt")
    page.check('[name="progress"][value="started"]')
    press(page, "Spara")
    assert "Pågår" in shown(page)
    enter(page, "Notera en kontakt")
    page.check('[name="kind"][value="meeting"]')
    press(page, "Spara")
    assert "I tid" in shown(page)


def end_with_a_reason(page: Page) -> None:
    enter(page, "Avsluta ärendet")
    page.check('[name="exit_kind"][value="completed"]')
    press(page, "Spara")
    assert page.locator(".error-summary").is_visible()
    page.fill('[name="reason"]', "Bor tryggt hos släkt. Vill klara sig själv.")
    press(page, "Spara")
    assert "Efterstöd efter 3 månader" in shown(page)
    assert "Lägg till ett steg i planen" not in shown(page)


def test_a_call_at_night_through_to_the_end(phone: Page, chromium: Browser, house: House) -> None:
    code = code_of_a_card()

    assert register_in_danger(phone, code) <= MOST_PRESSES
    for said in ("Bara socialtjänsten ser den.", "Koden är antecknad", "Anonym"):
        assert said in shown(phone)
    assert code not in phone.content()
    enter(phone, "Öppna ett ärende")
    phone.fill('[name="given"]', CALLED)
    phone.fill('[name="family"]', NAME)
    press(phone, "Öppna ärendet")
    assert "Lär känna" in shown(phone)
    case = phone.url
    plan_and_begin(phone)
    end_with_a_reason(phone)

    phone.goto("/support/cases/")
    phone.fill("#case-search", NAME)
    with phone.expect_navigation():
        phone.locator("main").get_by_role("button", name="Sök").click()
    assert NAME not in phone.url
    assert re.search(r"S-[A-Z0-9]{5}", shown(phone))
    with closing(house.reader(chromium, "petra")) as police:
        page = police.new_page()
        assert page.goto(case).status == 404
        assert page.goto("/support/cases/").status == 403
        page.goto("/support/figures/")
        assert NAME not in page.content()
        assert CALLED not in page.content()
