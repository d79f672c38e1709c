"""The demo as a newcomer starts it: its long lists and records, and work without JavaScript."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.looking import Looking
from tests.browser.office import follow, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LISTS = ("/", "/incidents/", "/groups/", "/people/", "/networks/", "/disclosures/")
RECORD = re.compile(r'href="(/(incidents|groups|people|disclosures)/[0-9a-f-]{36}/)"')


def addresses(page: Page, demo: str) -> Iterator[str]:
    """Yield each list, and the first record of each kind that a list leads to."""
    for address in LISTS:
        yield address
        page.goto(demo + address)
        if found := RECORD.search(page.content()):
            yield found.group(1)


def test_the_demos_lists_and_records_are_accessible_and_fit_a_phone(
    chromium: Browser, demo: str
) -> None:
    looking = Looking(chromium.new_page(locale="sv-SE"))
    sign_in(looking.page, demo, "Petra")

    for address in dict.fromkeys(addresses(looking.page, demo)):
        looking.visit(address, demo + address)

    assert looking.faults == []
    assert len(looking.seen) > len(LISTS)


def test_a_shooting_with_three_people_is_recorded_without_javascript(
    chromium: Browser, demo: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    sign_in(page, demo, "Petra")
    page.goto(f"{demo}/incidents/new/")
    page.get_by_label("Vad hände?").select_option(label="Skjutning")
    page.get_by_label("När?").fill("2026-11-01 23.05")
    follow(page.get_by_role("button", name="Lägg till en person"))

    for row in range(3):
        page.get_by_label(re.compile("Okänd person")).nth(row).check()
        page.get_by_label(re.compile("^Roll")).nth(row).select_option(index=row + 1)
    kept = page.get_by_label("När?").input_value()
    page.get_by_label(re.compile("^Misstankegrad")).nth(1).select_option(index=1)
    follow(page.get_by_role("button", name="Spara händelsen"))
    landed, text = urlsplit(page.url).path, page.content()

    context.close()
    assert kept == "2026-11-01 23.05"
    assert re.fullmatch(r"/incidents/[0-9a-f-]{36}/", landed), text[:2000]
    assert text.count("Okänd person") >= 3
