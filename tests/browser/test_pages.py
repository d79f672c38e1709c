"""Every page of the access matrix in a real browser, as somebody who may see it."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from tests.architecture.stage import WORDS, actor_named
from tests.browser.house import House
from tests.browser.looking import Looking
from tests.browser.plan import part_of, part_of_name, parts, visits
from tests.browser.refusing import MAY_BE_EMPTY, has_form, is_refused_when_empty
from tests.office.door_of_tests import typed

from samsyn.office import access
from samsyn.office.imports.changes.accepting import start_accepting

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("part", parts())
def test_every_page_and_every_form_sent_empty_is_accessible_and_fits_a_phone(
    chromium: Browser, house: House, part: str
) -> None:
    windows: dict[str, Looking] = {}
    refused, accepted = set[str](), set[str]()

    for reader, line in ((one.reader, one.line) for one in visits() if part_of(one.line) == part):
        if reader not in windows:
            windows[reader] = Looking(house.reader(chromium, reader).new_page())
        looking = windows[reader]
        looking.visit(f"{line} as {reader}", line.address(house.stage))
        if line.name not in refused | accepted and has_form(looking.page):
            (refused if is_refused_when_empty(looking, line) else accepted).add(line.name)

    assert [fault for window in windows.values() for fault in window.faults] == []
    assert accepted == {name for name in MAY_BE_EMPTY if part_of_name(name) == part}


def test_filtered_empty_and_half_done_pages_are_accessible_too(
    chromium: Browser, house: House
) -> None:
    room = house.stage.rooms["orebro-police"].records
    joint = house.stage.rooms["orebro-joint"].room_id
    looking = Looking(house.reader(chromium, "petra").new_page())
    with access.acting_as(actor_named("petra")) as petra:
        start_accepting(petra, room["batch"], now=timezone.now())

    for address in (
        f"/search/?q={WORDS['orebro-police']}",
        "/search/?q=zzzzzz",
        "/incidents/?area=zzzzzz",
        "/incidents/?tab=unreviewed",
        "/disclosures/?side=received",
        f"/disclosures/new/person/{room['person']}/?to={joint}",
        f"/groups/{room['group']}/?on=2020-01-01",
        f"/networks/?group={room['group']}",
        "/oversight/?way=print",
        f"/imports/{room['taken']}/?show=here",
        f"/imports/{room['batch']}/progress/",
        f"/people/{room['person']}/?print=1",
    ):
        looking.visit(address, address)

    assert looking.faults == []


def test_the_page_that_asks_before_anything_is_disclosed_is_accessible_too(
    chromium: Browser, house: House
) -> None:
    person = house.stage.rooms["orebro-police"].records["other_person"]
    looking = Looking(house.reader(chromium, "petra").new_page())
    page = looking.page
    joint = house.stage.rooms["orebro-joint"].room_id
    ground = "osl-10-27-vuxen"
    page.goto(f"/disclosures/new/person/{person}/?to={joint}&ground={ground}")
    page.locator('input[name="fields_told"][value="names"]').check()
    page.locator('[name="purpose"]').fill("Planera ett enskilt samtal.")
    for name, text in typed(ground).items():
        field = page.locator(f'[name="{name}"]')
        if name.startswith("test_"):
            page.locator(f'[name="{name}"][value="{text}"]').check()
        elif field.count():
            field.fill(text)

    with page.expect_navigation() as answered:
        page.get_by_role("button", name="Se vad som lämnas").click()

    looking.judge("what will be disclosed", answered.value)
    assert looking.faults == []
    assert page.get_by_role("button", name="Lämna ut").is_visible()
