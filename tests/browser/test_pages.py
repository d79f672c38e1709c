"""Every page of the demo in a real browser: accessible, within a phone's width, self-contained."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = (Path(__file__).parent / "vendor/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LISTS = (
    "/",
    "/incidents/",
    "/groups/",
    "/people/",
    "/networks/",
    "/disclosures/",
    "/imports/",
    "/messages/",
)
FORMS = (
    "/talks/",
    "/talks/mine/",
    "/talks/new/",
    "/incidents/new/",
    "/groups/new/",
    "/people/new/",
    "/messages/new/",
    "/search/?q=alm",
    "/account/",
)
OVERSIGHT = ("/account/permissions/", "/oversight/", "/no-such-page/")
RECORD = re.compile(r'href="(/(incidents|groups|people|disclosures|messages)/[0-9a-f-]{36}/)"')


def sign_in(page: Page, demo: str, name: str) -> None:
    page.goto(f"{demo}/sign-in/")
    page.get_by_role("button", name=re.compile(rf"^{name} ")).first.click()
    page.wait_for_load_state()


def addresses(page: Page, demo: str) -> Iterator[str]:
    """Yield the fixed addresses, and the first record of each kind that a list leads to."""
    for address in LISTS:
        yield address
        page.goto(demo + address)
        if found := RECORD.search(page.content()):
            yield found.group(1)
    yield from FORMS
    yield from OVERSIGHT


@pytest.mark.parametrize("name", ["Petra", "Mona", "Dag", "Stig"])
def test_every_page_is_accessible_fits_a_phone_and_calls_nobody(
    chromium: Browser, demo: str, name: str
) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 800}, locale="sv-SE")
    page = context.new_page()
    outside: list[str] = []
    page.on(
        "request",
        lambda request: (
            outside.append(request.url)
            if urlsplit(request.url).hostname not in {"127.0.0.1", None}
            else None
        ),
    )
    sign_in(page, demo, name)
    faults = []

    for address in list(dict.fromkeys(addresses(page, demo))):
        said: list[str] = []
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        answer = page.goto(demo + address)
        assert answer is not None
        if answer.status >= 500:
            faults.append(f"{address}: {answer.status}")
            continue
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{address}: scrolls sideways at 320 px")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        page.set_viewport_size({"width": 320, "height": 800})
        faults.extend(
            f"{address}: {one['id']} {one['nodes'][0]['html'][:90]}" for one in found["violations"]
        )
        faults.extend(f"{address}: {one}" for one in said)

    context.close()
    assert faults == []
    assert outside == []


def test_a_shooting_with_three_people_is_recorded_without_javascript(
    chromium: Browser, demo: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    sign_in(page, demo, "Petra")
    page.goto(f"{demo}/incidents/new/")
    page.get_by_label("Vad hände?").select_option(label="Skjutning")
    page.get_by_label("När?").fill("2026-11-01 23.05")
    page.get_by_role("button", name="Lägg till en person").click()

    for row in range(3):
        page.get_by_label(re.compile("Okänd person")).nth(row).check()
        page.get_by_label(re.compile("^Roll")).nth(row).select_option(index=row + 1)
    kept = page.get_by_label("När?").input_value()
    page.get_by_label(re.compile("^Misstankegrad")).nth(1).select_option(index=1)
    page.get_by_role("button", name="Spara händelsen").click()
    page.wait_for_load_state()
    landed, text = urlsplit(page.url).path, page.content()

    context.close()
    assert kept == "2026-11-01 23.05"
    assert re.fullmatch(r"/incidents/[0-9a-f-]{36}/", landed), text[:2000]
    assert text.count("Okänd person") >= 3


def test_the_first_steps_are_walked_by_keyboard_alone(chromium: Browser, demo: str) -> None:
    page = chromium.new_page(locale="sv-SE")
    page.goto(f"{demo}/sign-in/")
    page.get_by_role("button", name=re.compile("^Petra ")).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{demo}/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"

    page.get_by_role("searchbox").first.focus()
    page.keyboard.type("Grupp Alm")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.get_by_role("link", name=re.compile("Grupp Alm")).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/groups/[0-9a-f-]{36}/"))
    assert "Grupp Alm" in page.title()
    page.close()
