"""The public report of the demo, read as somebody reads it who only hears it, and looked at."""

import itertools
import re

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.looking import found_by_axe

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = (320, 390, 1280)
HEADING = re.compile(r'heading "(?P<name>[^"]*)" \[level=(?P<level>\d)\]')
REPORTS = ("orebro/1/", "malmo/", "uppsala/", "")


def tree_of(page: Page) -> str:
    """Return the accessibility tree in reading order, with every table opened."""
    for one in page.locator("main details:not([open]) > summary").all():
        one.click()
    return page.locator("body").aria_snapshot()


@pytest.mark.parametrize("address", REPORTS)
def test_it_is_accessible_at_every_width(chromium: Browser, demo: str, address: str) -> None:
    faults: list[str] = []
    for width in WIDTHS:
        with chromium.new_context(viewport={"width": width, "height": 900}) as context:
            page = context.new_page()
            page.goto(f"{demo}/progress/{address}")
            faults += [f"{width}: {one}" for one in found_by_axe(page)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append(f"{width}: scrolls sideways")
            assert context.cookies() == []

    assert faults == []


@pytest.mark.parametrize("address", ["orebro/1/", "malmo/"])
def test_it_is_read_aloud_in_order_with_every_figure_and_every_table(
    chromium: Browser, demo: str, address: str
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{demo}/progress/{address}")
        tree = tree_of(page)
        sentences = [one.inner_text() for one in page.locator("[data-key]").all()]
        rows = page.locator("main table tbody tr").all_inner_texts()

    headings = [(one["name"], int(one["level"])) for one in HEADING.finditer(tree)]
    levels = [level for _name, level in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
    names = [name for name, _level in headings]
    assert names.index("Vill du lämna? Eller är du orolig för någon?") == 1
    assert names.index("Vad som har gjorts") < names.index("Så utvecklas våldet")
    heard, at = plain(tree), 0
    for one in sentences:
        found = heard.find(plain(one), at)
        assert found >= 0, one
        at = found
    assert len(sentences) > 15
    assert rows
    for row in rows:
        assert all(plain(cell) in heard for cell in row.split("\t")), row
    assert "img" in tree


def plain(text: str) -> str:
    """Return a text without what the tree writes round it."""
    return re.sub(r'[\s\\"“”]+', " ", text).strip()
