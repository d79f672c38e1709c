"""The public report of the demo, read as somebody reads it who only hears it, and looked at."""

import itertools
import re
from http import HTTPStatus

import pytest
from django.test import RequestFactory
from playwright.sync_api import Browser, Page
from tests.browser.looking import found_by_axe

from samsyn.office.progress.views.public import shown

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = (320, 390, 1280)
HEADING = re.compile(r'heading "(?P<name>[^"]*)" \[level=(?P<level>\d)\]')
# What WCAG 1.4.12 lets a reader set.
SPACED_OUT = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  if (one === document.body) return null;
  const isMarked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return [one.innerText.trim(), isMarked, one.getBoundingClientRect().top + scrollY];
}"""
SMALL = """() => [...document.querySelectorAll('a, button, summary, input')].filter(one => {
  const place = one.getBoundingClientRect();
  const isInText = getComputedStyle(one).display === 'inline';
  return place.width && !isInText && Math.min(place.width, place.height) < 24;
}).map(one => one.outerHTML)"""
REPORTS = ("orebro/1/", "malmo/", "uppsala/", "huddinge/", "huddinge/?language=en", "")


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


@pytest.mark.parametrize("address", [*REPORTS, "orebro/follow/", "accessibility/"])
def test_it_is_walked_through_by_keyboard_and_read_with_text_spaced_out(
    chromium: Browser, demo: str, address: str
) -> None:
    with chromium.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{demo}/progress/{address}")
        stops = []
        while len(stops) < 100:
            page.keyboard.press("Tab")
            if (stop := page.evaluate(FOCUSED)) is None:
                break
            stops.append(stop)
        small = page.evaluate(SMALL)
        page.set_viewport_size({"width": 320, "height": 900})
        page.add_style_tag(content=SPACED_OUT)
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    names, marked, tops = zip(*stops, strict=True)
    assert names[0] in {"Hoppa till innehållet", "Skip to the content"}
    assert all(marked)
    assert all(later > earlier - 200 for earlier, later in itertools.pairwise(tops[1:]))
    assert small == []
    assert beyond == 0


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


def test_a_report_of_almost_nothing_says_each_heading_and_then_something(
    chromium: Browser, demo: str
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{demo}/progress/huddinge/")
        lines = [one.strip() for one in tree_of(page).splitlines()]

    spoken = [one for one in lines if not one.startswith(("- /url", "/url"))]
    headings = [place for place, one in enumerate(spoken) if HEADING.search(one)]
    assert len(headings) > 10
    for place in headings:
        after = spoken[place + 1]
        assert not HEADING.search(after) or "level=3" in after, spoken[place]
    assert not any("table" in one or "img" in one for one in spoken)
    assert "1 av 11 steg var klart" in " ".join(spoken)
    assert 'link "GVI Huddinge":' in " ".join(spoken)  # the place is not said twice


@pytest.mark.parametrize("width", WIDTHS)
def test_a_list_without_a_site_is_accessible_and_says_that_none_has_published(
    chromium: Browser, demo: str, width: int
) -> None:
    request = RequestFactory().get("/progress/")
    empty = shown(request, "progress/public/sites.html", {"sites": ()}).content.decode()
    with chromium.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.route(
            "**/progress/", lambda route: route.fulfill(body=empty, content_type="text/html")
        )
        page.goto(f"{demo}/progress/")

        assert found_by_axe(page) == []
        assert "Ingen ort har publicerat" in tree_of(page)


def test_a_withdrawn_report_is_accessible_and_says_why_at_once(
    chromium: Browser, demo: str
) -> None:
    with chromium.new_context(base_url=demo, locale="sv-SE") as context:
        page = context.new_page()
        page.goto("/")
        page.locator("summary", has_text="Göteborg").click()
        page.locator("button", has_text="Samordnare, polisen").locator("visible=true").click()
        page.goto("/reports/")
        page.get_by_role("link", name="Mars 2022 till september 2022").click()
        page.get_by_role("link", name="Återta rapporten").click()
        page.locator("textarea, input[type=text]").locator("visible=true").last.wait_for()
        for one in page.locator("main form").locator("textarea, input[type=text]").all():
            one.fill("Fel period.")
        page.locator("main form button").last.click()
        page.wait_for_load_state()
    for width in WIDTHS:
        with chromium.new_context(viewport={"width": width, "height": 900}) as context:
            page = context.new_page()
            answer = page.goto(f"{demo}/progress/goteborg/1/")

            assert answer is not None
            assert answer.status == HTTPStatus.GONE
            assert found_by_axe(page) == []
            assert "Fel period." in tree_of(page)


def plain(text: str) -> str:
    """Return a text without what the tree writes round it."""
    return re.sub(r'[\s\\"“”]+', " ", text).strip()
