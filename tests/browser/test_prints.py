"""Every page on paper: nothing to press, nothing cut off, and who printed it on every sheet."""

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.house import House
from tests.browser.looking import OVERFLOW
from tests.browser.plan import visits

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHEET = {"width": 680, "height": 1000}  # an A4 between its margins, in CSS pixels
FOR_THE_SCREEN = "nav, button, input:not([type=hidden]), select, textarea, .actions, .skip-link"
VISIBLE = f"""() => [...document.querySelectorAll("{FOR_THE_SCREEN}")]
  .filter((one) => one.checkVisibility() && one.getClientRects().length)
  .filter((one) => !one.matches("input, select, textarea") || !one.closest(".form, .confirm"))
  .map((one) => one.outerHTML.slice(0, 100))"""
REPEATED = """() => {
  const foot = getComputedStyle(document.querySelector(".paper-foot"));
  return foot.display === "table-footer-group" && foot.breakInside === "avoid";
}"""


@pytest.fixture
def page(chromium: Browser, house: House) -> Page:
    page = house.reader(chromium, "petra").new_page()
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    return page


def test_every_page_is_printed_whole_and_without_what_is_for_the_screen(
    page: Page, house: House
) -> None:
    faults: list[str] = []

    for line in [one.line for one in visits() if one.reader == "petra"]:
        page.goto(f"{line.address(house.stage)}?print=1")
        if page.locator(".paper-foot").count() == 0:
            continue  # the sign-in library's pages hold no record, and print as they are
        faults.extend(f"{line}: prints {one}" for one in page.evaluate(VISIBLE))
        if (cut := page.evaluate(OVERFLOW)) > 0:
            faults.append(f"{line}: {cut} px are cut off")
        if not page.evaluate(REPEATED):
            faults.append(f"{line}: the foot does not stand on every sheet")

    assert faults == []


@pytest.mark.parametrize(
    "address",
    ["/", "/groups/{group}/", "/people/{person}/", "/incidents/{incident}/", "/networks/"],
)
def test_the_main_pages_become_papers_that_say_who_printed_them(
    page: Page, house: House, address: str
) -> None:
    room = house.stage.rooms["orebro-police"]
    page.goto(f"{address.format(**room.records)}?print=1")

    paper = page.pdf(prefer_css_page_size=True)

    assert paper.startswith(b"%PDF-")
    assert "Utskrivet av Petra" in page.locator(".paper-foot").inner_text()
    assert page.locator("main h1").is_visible()


def test_a_page_that_is_not_the_print_puts_only_a_notice_on_paper(page: Page, house: House) -> None:
    page.goto(f"/people/{house.stage.rooms['orebro-police'].person}/")

    shown = page.locator("body").inner_text()

    assert shown.startswith("Sidan skrivs ut med en egen länk")
    assert "Utskrivet av Petra" in shown
    assert not page.locator("main").is_visible()


def test_the_keys_for_printing_lead_to_the_print(chromium: Browser, house: House) -> None:
    page = house.reader(chromium, "petra").new_page()
    page.goto("/groups/")

    with page.expect_navigation():
        page.keyboard.press("Control+p")

    assert page.url.endswith("/groups/?print=1")
    assert page.locator(".print-bar").is_visible()
