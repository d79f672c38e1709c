"""Every page of the access matrix in a real browser, as somebody who may see it."""

import pytest
from playwright.sync_api import Browser
from tests.architecture.addresses import CAST, Line
from tests.browser.house import House
from tests.browser.looking import Looking
from tests.browser.plan import not_looked_at, part_of, parts, visits

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("part", parts())
def test_every_page_is_accessible_and_fits_a_phone(
    chromium: Browser, house: House, part: str
) -> None:
    windows: dict[str, Looking] = {}

    for reader, line in ((one.reader, one.line) for one in visits() if part_of(one.line) == part):
        if reader not in windows:
            windows[reader] = Looking(house.reader(chromium, reader).new_page())
        windows[reader].visit(f"{line} as {reader}", line.address(house.stage))

    assert [fault for window in windows.values() for fault in window.faults] == []


def test_no_page_of_the_matrix_is_left_out() -> None:
    assert not_looked_at() == set()


def test_a_page_that_nobody_looks_at_is_found() -> None:
    unseen = Line(method="GET", name="people:new_page", about=(), expected=dict.fromkeys(CAST, 302))

    assert not_looked_at([unseen]) == {"people:new_page"}
