"""What cannot be shown: real pages, accessible, that say what to do."""

import pytest
from playwright.sync_api import Browser
from pytest_django.fixtures import Settings
from tests.browser.house import House
from tests.browser.looking import Looking

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ERRORS = (400, 403, 404, 429, 500)


@pytest.mark.parametrize("status", ERRORS)
def test_an_error_page_is_accessible_and_leads_on(
    chromium: Browser, house: House, settings: Settings, status: int
) -> None:
    settings.ROOT_URLCONF = "tests.browser.error_urls"
    looking = Looking(house.reader(chromium, "petra").new_page())

    looking.visit(str(status), f"/error/{status}/", status=status)

    assert looking.faults == []
    assert looking.page.locator("main h1").is_visible()
    assert looking.page.locator("main a[href], main p").count() > 0
