"""A list is asked for, approved by somebody else, fetched and withdrawn: no JavaScript."""

from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.house import House
from tests.browser.looking import Looking
from tests.browser.test_consequences import Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ASKED = {"purpose": "Till en genomgång.", "days": "3"}


def test_a_list_is_asked_for_approved_fetched_and_withdrawn(
    chromium: Browser, house: House
) -> None:
    aino, petra = Walk(chromium, house, "aino"), Walk(chromium, house, "petra")

    aino.page.goto("/people/")
    aino.press("Ta ut som fil", link=True)
    aino.page.get_by_label("Polisen").check()
    aino.fill(**ASKED)
    aino.press("Be om listan")
    export = aino.page.url
    assert "Någon annan beslutar: Dag, Petra." in aino.text
    assert aino.page.get_by_role("button", name="Hämta filen").count() == 0

    petra.page.goto("/exports/")
    assert "Till en genomgång." in petra.text
    petra.page.goto(export)
    petra.press("Besluta", link=True)
    petra.page.get_by_label("Avslå").check()
    petra.press("Spara beslutet")
    assert "Skriv varför du avslår." in petra.text
    petra.page.get_by_label("Godkänn").check()
    petra.press("Spara beslutet")
    assert "Ditt beslut är sparat" in petra.text

    aino.page.goto(export)
    with aino.page.expect_download() as fetched:
        aino.page.get_by_role("button", name="Hämta filen").click()
    file = Path(fetched.value.path())
    assert fetched.value.suggested_filename.endswith(".xlsx")
    aino.page.goto(export)
    assert sha256(file.read_bytes()).hexdigest() in aino.text

    aino.press("Dra tillbaka", link=True)
    aino.press("Dra tillbaka")
    assert "Ingen fil kan hämtas längre." in aino.text
    assert "Tillbakadraget" in aino.text


def test_an_export_is_accessible_and_fits_a_phone_wherever_it_stands(
    chromium: Browser, house: House
) -> None:
    aino, petra = Walk(chromium, house, "aino"), Walk(chromium, house, "petra")
    aino.page.goto("/exports/new/groups/")
    aino.page.get_by_label("Polisen").check()
    aino.fill(**ASKED)
    aino.press("Be om listan")
    export = aino.page.url
    own, hers = (Looking(house.reader(chromium, name).new_page()) for name in ("aino", "petra"))

    own.visit("waits", export)
    hers.visit("to be decided", export)
    hers.visit("a decision", f"{export}decide/")
    petra.page.goto(f"{export}decide/")
    petra.page.get_by_label("Avslå").check()
    petra.fill(because="Räcker det inte med sidan?")
    petra.press("Spara beslutet")
    own.visit("refused", export)
    for name in ("people", "groups", "incidents", "network", "talks", "invitations"):
        own.visit(f"asked for {name}", f"/exports/new/{name}/")

    assert own.faults + hers.faults == []
    otto = Looking(house.reader(chromium, "otto").new_page())
    otto.visit("nothing yet", "/exports/")
    assert (otto.faults, "Listor som du tar ut står här" in otto.page.content()) == ([], True)
