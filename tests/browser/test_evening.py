"""The evening of a call-in on a phone that loses its network: nothing lost, nothing readable."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Playwright, expect
from tests.browser.chromium import phone_in_hand
from tests.browser.office import Office, sign_in
from tests.browser.test_call_in import approve_and_deliver, choose, plan
from tests.browser.test_phone_log import PROBE

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def phone(playwright: Playwright, office: Office, profile: Path) -> Iterator[BrowserContext]:
    """A phone with a disk of its own, on which Petra is signed in."""
    with phone_in_hand(playwright, profile) as context:
        sign_in(context.pages[0], office.address, "Petra")
        yield context


def evening_of(page: Page, office: Office) -> tuple[str, str]:
    """Plan a call-in for tonight with two who are called; its identifier, and its page is open."""
    plan(page, office.address, "Kvällsprovet")
    call_in = page.url
    choose(page, call_in)
    approve_and_deliver(page, call_in)
    page.goto(f"{call_in}evening/")
    code = page.locator(".door-who h2").first.inner_text()
    page.wait_for_function("navigator.serviceWorker.ready")
    page.wait_for_function("async () => (await indexedDB.databases()).length > 0")
    page.reload()  # now the service worker serves the page
    page.wait_for_function("navigator.serviceWorker.controller")
    page.wait_for_timeout(500)  # the key has come
    return call_in.rstrip("/").rsplit("/", 1)[1], code


def marked(office: Office, call_in: str, column: str) -> int:
    return office.installed.count(
        f"call_ins_invitation WHERE call_in_id = '{call_in}' AND {column} IS NOT NULL"
    )


def tap(page: Page, name: str, *, number: int = 0) -> None:
    page.get_by_role("button", name=re.compile(f"^{name} –")).nth(number).tap()


def readable(page: Page, profile: Path, code: str) -> list[str]:
    """Where on the device, by script or by disk, it can be read who was tapped."""
    by_script = [text[:80] for text in page.evaluate(PROBE)["texts"] if code in text]
    words = [f"{code}, Kom".encode(form) for form in ("utf-8", "utf-16-le", "latin1")]
    on_disk = [
        path.relative_to(profile).as_posix()
        for path in profile.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in words)
    ]
    return by_script + on_disk


def test_taps_without_a_network_are_said_to_wait_kept_locked_and_counted_once(
    office: Office,
    phone: BrowserContext,
    profile: Path,
) -> None:
    page = phone.pages[0]
    call_in, code = evening_of(page, office)

    phone.set_offline(True)
    tap(page, "Kom")
    tap(page, "Stannade")
    tap(page, "Kom", number=1)
    tap(page, "Kom", number=1)  # and took it back
    expect(page.locator("[data-sync]")).to_contain_text("väntar på telefonen: 4")
    pressed = [
        one.get_attribute("aria-pressed")
        for one in page.get_by_role("button", name=re.compile("^Kom –")).all()
    ]
    before = marked(office, call_in, "came_at")
    unread = readable(page, profile, code)
    rows = page.evaluate(PROBE)["rows"]
    phone.set_offline(False)
    expect(page.locator("[data-waits]")).to_have_count(0, timeout=30_000)

    assert pressed == ["true", "false"]
    assert (before, rows, unread) == (0, 4, [])
    assert (marked(office, call_in, "came_at"), marked(office, call_in, "stayed_at")) == (1, 1)
    assert page.evaluate(PROBE)["rows"] == 0


def test_a_reload_without_a_network_shows_nobody_and_sends_the_taps_afterwards(
    office: Office,
    phone: BrowserContext,
) -> None:
    page = phone.pages[0]
    call_in, code = evening_of(page, office)

    phone.set_offline(True)
    tap(page, "Kom")
    expect(page.locator("[data-sync]")).to_contain_text("väntar på telefonen: 1")
    page.reload()
    expect(page.get_by_role("heading", name="Inget nät")).to_be_visible()
    shown = page.content()
    phone.set_offline(False)
    expect(page.get_by_role("button", name=re.compile("^Kom –")).first).to_have_attribute(
        "aria-pressed", "true", timeout=40_000
    )

    assert code not in shown
    assert marked(office, call_in, "came_at") == 1


def test_a_tap_that_is_refused_afterwards_is_said_and_not_lost_in_silence(
    office: Office,
    phone: BrowserContext,
) -> None:
    page = phone.pages[0]
    call_in, code = evening_of(page, office)
    address = page.url

    page.route("**/mark/", lambda route: route.abort())  # a network that does not carry
    tap(page, "Kom")
    expect(page.locator("[data-sync]")).to_contain_text("väntar")
    other = phone.new_page()
    other.goto(address.replace("evening/", "invitations/"))
    row = other.locator("tr", has_text=code)
    row.get_by_role("link", name=re.compile("^Återkalla")).click()
    other.get_by_label("Varför", exact=False).first.fill("Fel person")
    other.get_by_role("button", name=re.compile("^Återkalla")).click()
    expect(other.locator("main")).to_contain_text("återkallad", timeout=60_000)
    page.unroute("**/mark/")
    trouble = page.locator("[data-trouble]")
    expect(trouble).to_contain_text(code, timeout=40_000)

    assert "Kom:" in trouble.inner_text()
    assert marked(office, call_in, "came_at") == 0
    assert page.evaluate(PROBE)["rows"] == 0


def test_after_sign_out_no_tap_is_left_on_the_phone(
    office: Office,
    phone: BrowserContext,
) -> None:
    page = phone.pages[0]
    call_in, _code = evening_of(page, office)
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", agree)
    page.route("**/mark/", lambda route: route.abort())
    tap(page, "Kom")
    expect(page.locator("[data-sync]")).to_contain_text("väntar")
    page.goto(f"{office.address}/call-ins/")
    page.locator("summary:has-text('Konto')").first.tap()
    page.get_by_role("button", name="Logga ut").tap()
    page.wait_for_url("**/sign-in/**")
    left = page.evaluate(PROBE)

    assert asked
    assert [left[name] for name in ("rows", "databases", "caches", "workers")] == [0, [], [], 0]
    assert marked(office, call_in, "came_at") == 0
