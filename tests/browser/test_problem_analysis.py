"""An analyst drafts, a coordinator reviews and freezes, and it is there on paper: no JavaScript."""

import pytest
from playwright.sync_api import Browser
from tests.browser.house import House
from tests.browser.test_consequences import Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HOME = "/problem-analysis/"


def test_a_report_is_drafted_reviewed_by_somebody_else_frozen_and_printed(
    chromium: Browser, house: House
) -> None:
    aino, petra = Walk(chromium, house, "aino"), Walk(chromium, house, "petra")

    aino.page.goto("/groups/")
    aino.press("Problemanalys", link=True)
    aino.press("Ny problemanalys", link=True)
    aino.fill(title="Problemanalys vår", first="2025-01-01", last="2025-12-31")
    aino.page.locator("select[name=room]").select_option(label="Gemensamt")
    aino.press("Börja rapporten")
    report = aino.page.url
    assert "För få för att säga" in aino.text
    aino.page.locator("a[href$='/text/summary/']").click()
    aino.fill(words="Läget är 77 gånger värre.")
    aino.press("Spara texten")
    assert "Kontrollera 77" in aino.text
    assert aino.page.get_by_role("button", name="Jag har granskat rapporten").count() == 0
    aino.page.goto(f"{report.partition('#')[0]}text/summary/")
    assert "Dessa siffror är inte framräknade: 77." in aino.text
    aino.fill(words="Det är för lite för att säga mer.")
    aino.press("Spara texten")
    assert "Kontrollera 77" not in aino.text

    petra.page.goto(report)
    petra.press("Jag har granskat rapporten")
    petra.press("Frys rapporten")
    assert "Kontrollsumma (SHA-256)" in petra.text
    assert petra.page.get_by_role("link", name="Skriv", exact=True).count() == 0
    petra.page.goto(f"{report}?print=1")
    assert "Det är för lite för att säga mer." in petra.text
    assert "Så här skrivs sidan ut" in petra.text
