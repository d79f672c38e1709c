"""The pages of the door in a real browser: accessible, and within the width of a phone."""

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import sync_playwright
from tests.office.disclosures.conftest import Tell, room, write_person
from tests.office.disclosures.test_pages import posted, sign_in

from samsyn.office.access import Actor
from samsyn.office.disclosures.changes import Kind

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "src/samsyn/office/ui/static"
AXE = (ROOT / "tests/browser/vendor/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
pytestmark = [pytest.mark.django_db, pytest.mark.browser]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and writes no log."""

    def log_message(self, *_args: object) -> None:
        """Stay silent."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    (tmp_path / "static").symlink_to(STATIC)
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_every_page_is_accessible_and_fits_a_phone(
    site: tuple[Path, str], client: Client, petra: Actor, tell: Tell
) -> None:
    folder, address = site
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)
    sign_in(client, petra)
    form = f"/disclosures/new/person/{told}/?to={room('orebro-joint')}"
    pages = {
        "rooms": client.get(f"/disclosures/new/person/{told}/"),
        "form": client.get(form),
        "wrong": client.post(form, posted(purpose="")),
        "confirm": client.post(form, posted()),
        "ledger": client.get("/disclosures/"),
        "one": client.get(f"/disclosures/{sent}/"),
    }
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page.text, encoding="utf-8")

    chromium = shutil.which("chromium")
    if chromium is None and os.environ.get("REQUIRE_BROWSER") != "1":
        pytest.skip("No Chromium is installed; install the package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for name in pages:
            for width in (320, 390, 1280):
                view = browser.new_page(viewport={"width": width, "height": 800})
                view.goto(f"{address}/{name}.html")
                view.evaluate(AXE)
                found = view.evaluate("rules => axe.run({runOnly: rules})", RULES)
                overflow = view.evaluate("document.documentElement.scrollWidth - innerWidth")
                view.close()

                assert [one["id"] for one in found["violations"]] == [], (name, width)
                assert overflow <= 0, (name, width)
        browser.close()
