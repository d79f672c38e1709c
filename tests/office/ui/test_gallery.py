"""Every component in a real browser, under the content policy that the office sends."""

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation
from playwright.sync_api import Browser, Page, Playwright
from tests.browser.chromium import launched
from tests.browser.looking import found_by_axe

from samsyn.office.ui.gallery import ExampleForm, example_context

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "src/samsyn/office/ui/static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
pytestmark = pytest.mark.browser


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder with the office's policy and writes no log."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Stay silent."""


def render(**changes: object) -> str:
    with translation.override("sv"):
        page = engines["jinja2"].get_template("ui/gallery.html")
        return str(page.render(example_context(**changes)))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("gallery")
    (folder / "gallery.html").write_text(render(), encoding="utf-8")
    (folder / "calm.html").write_text(render(form=ExampleForm()), encoding="utf-8")
    shutil.copytree(STATIC, folder / "static")
    shutil.copy(ROOT / "src/samsyn/charts/style/chart.css", folder / "static/ui/components")
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/gallery.html"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with launched(playwright) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def test_the_page_loads_without_a_breach_of_the_policy(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(address, wait_until="networkidle")

    assert complaints == []


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
)
def test_nothing_bars_the_way_for_assistive_technology(
    page: Page, address: str, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")

    assert found_by_axe(page) == []


@pytest.mark.parametrize("width", [320, 390, 720, 980, 1280])
def test_no_page_scrolls_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_focus_goes_to_the_errors_first_and_a_link_leads_to_the_field(
    page: Page, address: str
) -> None:
    page.goto(address)

    assert page.evaluate("document.activeElement.id") == "error-summary"
    page.locator("#error-summary").get_by_role("link", name="Område").click()
    assert page.evaluate("document.activeElement.id") == "id_place"


def test_the_first_tab_stop_leads_past_the_menu(page: Page, address: str) -> None:
    page.goto(address.replace("gallery", "calm"))

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_works_without_javascript_on_a_phone(browser: Browser, address: str) -> None:
    opened = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 800})
    opened.goto(address)

    opened.get_by_text("Meny", exact=False).first.click()

    assert opened.get_by_role("link", name="Konsekvenser").is_visible()
    opened.close()


def test_escape_closes_registrera_and_returns_focus(page: Page, address: str) -> None:
    page.goto(address)
    button = page.locator("summary", has_text="Registrera")
    button.click()

    page.keyboard.press("Escape")

    assert not page.get_by_role("link", name="Samtal till hjälptelefonen").is_visible()
    assert page.evaluate("document.activeElement.textContent.trim()") == "Registrera"


def test_typing_narrows_a_long_list_and_says_when_nothing_is_left(page: Page, address: str) -> None:
    page.goto(address)
    box = page.get_by_label("Sök i listan")

    box.fill("P-104")
    assert page.locator("#people-list > li:visible").count() == 1

    box.fill("finns inte")
    assert page.get_by_text("Inget i listan stämmer.").is_visible()


def test_folded_tables_keep_their_roles_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})

    page.goto(address)

    table = page.get_by_role("table", name="Våld de senaste sju dagarna")
    assert table.get_by_role("row").count() == 4
    assert table.get_by_role("rowheader", name="Skjutning, Hamnstaden").count() == 1


def test_controls_are_large_enough_to_hit(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address)

    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, summary")]
          .filter((each) => each.checkVisibility())
          .map((each) => [each.getBoundingClientRect(), each.outerHTML.slice(0, 80)])
          .filter(([box]) => box.width > 1 && (box.height < 24 || box.width < 24))
          .map(([, html]) => html)"""
    )

    assert small == []
