"""Following a site's report by e-mail in a real browser: without a script, and at every width."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page
from tests.browser.house import House
from tests.browser.looking import found_by_axe
from tests.browser.office import follow
from tests.office.progress.following import FOLLOW, HOME, link_in

from samsyn.office.followers import links

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = (320, 390, 1280)


@contextmanager
def a_visitor(
    chromium: Browser, house: House, *, width: int = 390, script: bool = True
) -> Iterator[Page]:
    with house.visitor(chromium, width=width, script=script) as context:
        yield context.new_page()
        assert context.cookies() == []


def asked(page: Page, *, language: str = "") -> str:
    """Ask for the reports on the page that stands open, and return the link of the letter."""
    mail.outbox.clear()
    page.get_by_role("textbox").fill(f"{uuid4().hex}@exempel.example")
    follow(page.get_by_role("button"))
    [letter] = mail.outbox
    link = link_in(letter, "follow")
    assert link.endswith(f"?language={language}" if language else "/")
    return link


def test_a_reader_without_scripts_follows_from_the_report_and_stops(
    chromium: Browser, house: House
) -> None:
    with a_visitor(chromium, house, script=False) as page:
        page.goto(HOME)
        follow(page.get_by_role("link", name="Få rapporten med e-post"))
        link = asked(page)
        assert page.get_by_role("heading", level=1).inner_text() == "Titta i din e-post"

        page.goto(link)
        follow(page.get_by_role("button", name="Ja, skicka rapporterna till mig"))
        assert page.get_by_role("heading", level=1).inner_text() == "Du följer GVI Örebro"

        page.goto(f"{FOLLOW}stop/{links.stopping(uuid4())}/")
        follow(page.get_by_role("button", name="Sluta få breven"))
        assert page.get_by_role("heading", level=1).inner_text() == "Du får inga fler brev"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["", "en"])
def test_every_page_on_the_way_is_accessible(
    chromium: Browser, house: House, width: int, language: str
) -> None:
    query = f"?language={language}" if language else ""
    faults: list[str] = []

    def look(page: Page, name: str) -> None:
        faults.extend(f"{name}: {one}" for one in found_by_axe(page))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{name}: scrolls sideways")

    with a_visitor(chromium, house, width=width) as page:
        page.goto(f"{FOLLOW}{query}")
        look(page, "form")
        follow(page.get_by_role("button"))
        look(page, "form sent empty")
        assert page.evaluate("document.activeElement.id") == "error-summary"
        link = asked(page, language=language)
        look(page, "asked")
        page.goto(link)
        look(page, "confirm")
        follow(page.get_by_role("button"))
        look(page, "confirmed")
        page.goto(f"{FOLLOW}stop/{links.stopping(uuid4())}/{query}")
        look(page, "stop")
        follow(page.get_by_role("button"))
        look(page, "stopped")
        for address in (f"{FOLLOW}nothing/{query}", f"{FOLLOW}stop/nothing/{query}"):
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == HTTPStatus.GONE
            look(page, address)

    assert faults == []


def test_a_form_on_another_page_cannot_send_a_letter(chromium: Browser, house: House) -> None:
    elsewhere = house.address.replace("localhost", "127.0.0.1")
    form = (
        f'<form method="post" action="{house.address}{FOLLOW}">'
        '<input name="address" value="alva@exempel.example"><button>Go</button></form>'
    )
    mail.outbox.clear()
    with a_visitor(chromium, house) as page:
        page.route(
            f"{elsewhere}/elsewhere/",
            lambda route: route.fulfill(body=form, content_type="text/html"),
        )
        page.goto(f"{elsewhere}/elsewhere/")
        with page.expect_navigation() as answered:
            page.get_by_role("button", name="Go").click()

        assert answered.value is not None
        assert answered.value.status == HTTPStatus.FORBIDDEN
        heading = page.get_by_role("heading", level=1).inner_text()
        assert heading == "Formuläret kom inte från den här sidan"
    assert mail.outbox == []
