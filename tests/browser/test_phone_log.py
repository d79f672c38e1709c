"""The phone log on a weak connection: nothing lost, nothing readable on the device, one record.

The device is Chromium with a profile of its own, every file of which is searched for words that
stand nowhere but in the talk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Playwright, Route, expect
from tests.browser.chromium import PHONE, launched, phone_in_hand
from tests.browser.office import Office, choose_card, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORD, NOTE = "Qxhemligt", "Qxporten är låst"
QUESTIONS = ("outcome", "delivered", "card", "response", "help_wish", "promise")
SLOW_SEALING = """() => {
  const seal = crypto.subtle.encrypt.bind(crypto.subtle);
  crypto.subtle.encrypt = async (...all) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    return seal(...all);
  };
}"""
FULL_DISK = "() => { IDBObjectStore.prototype.put = () => { throw new Error('It is full.') } }"
PROBE = (Path(__file__).parent / "device_probe.js").read_text(encoding="utf-8").strip().rstrip(";")


@pytest.fixture(scope="module")
def vera(office: Office) -> None:
    """Somebody whose team is given talks; the first talk brings her."""
    office.new_talk()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def phone(
    playwright: Playwright, office: Office, vera: None, profile: Path
) -> Iterator[BrowserContext]:
    """A phone with a disk of its own, on which Vera is signed in."""
    del vera
    with phone_in_hand(playwright, profile) as context:
        sign_in(context.pages[0], office.address, "Vera")
        yield context


@contextmanager
def another_device(playwright: Playwright, **settings: object) -> Iterator[Page]:
    with launched(playwright) as browser:
        yield browser.new_context(viewport=PHONE, locale="sv-SE", **settings).new_page()


def open_log(page: Page, office: Office, brief: str) -> None:
    page.goto(f"{office.address}/talks/{brief}/log/")
    expect(page.locator("[data-sync]")).not_to_have_attribute("data-state", "unsafe")
    page.wait_for_function("navigator.serviceWorker.controller || navigator.serviceWorker.ready")


def answer_all(page: Page) -> int:
    """Answer the six questions as a thumb does; return the taps."""
    for name in QUESTIONS:
        page.locator(f".picks label:has(input[name={name}])").first.tap()
    return len(QUESTIONS)


def end_session(phone: BrowserContext) -> None:
    """As the office does to an idle session; the device stays known."""
    kept = [one for one in phone.cookies() if one["name"] != "sessionid"]
    phone.clear_cookies()
    phone.add_cookies(kept)


def says(page: Page, words: str) -> None:
    """Wait until the page says so, and says it of the newest answer."""
    sync = page.locator("[data-sync]")
    expect(sync).to_contain_text(words, timeout=20_000)
    expect(sync).not_to_have_attribute("aria-busy", "true", timeout=20_000)


def save(page: Page) -> None:
    page.get_by_role("button", name="Spara samtalet").tap()


def readable(page: Page, profile: Path) -> list[str]:
    """Where on the device, by script or by disk, a word of the talk can be read."""
    by_script = [
        text[:80] for text in page.evaluate(PROBE)["texts"] if WORD in text or NOTE in text
    ]
    words = [one.encode(code) for one in (WORD, NOTE) for code in ("utf-8", "utf-16-le", "latin1")]
    on_disk = [
        path.relative_to(profile).as_posix()
        for path in profile.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in words)
    ]
    return by_script + on_disk


def test_a_cut_after_save_loses_nothing_shows_nothing_and_counts_once(
    office: Office, phone: BrowserContext, profile: Path
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    answer_all(page)
    page.get_by_label("Anteckning").fill(NOTE)
    says(page, "Sparat i telefonen")

    phone.set_offline(True)
    save(page)
    says(page, "Väntar")
    waiting = office.attempts(brief)
    held = page.evaluate(PROBE)
    unread = readable(page, profile)
    phone.set_offline(False)
    page.wait_for_url("**/talks/mine/", timeout=30_000)

    assert waiting == 0
    assert (held["databases"], held["rows"]) == (["samsyn"], 1)
    assert unread == []
    assert office.attempts(brief) == 1
    assert office.installed.count(f"notifications_talkattempt WHERE note = '{NOTE}'") == 1
    assert page.evaluate(PROBE)["rows"] == 0


def test_a_reload_without_a_network_brings_the_form_back_when_there_is_one(
    office: Office, phone: BrowserContext, profile: Path
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    page.reload()  # now the service worker serves the page
    says(page, "Skickas")
    answer_all(page)
    page.get_by_label("Anteckning").fill(NOTE)
    says(page, "Sparat i telefonen")

    phone.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="Inget nät")).to_be_visible()
    unread = readable(page, profile)
    phone.set_offline(False)
    expect(page.get_by_label("Anteckning")).to_have_value(NOTE, timeout=30_000)
    checked = [page.locator(f"input[name={name}]:checked").count() for name in QUESTIONS]
    before = office.attempts(brief)
    save(page)
    page.wait_for_url("**/talks/mine/")

    assert unread == []
    assert checked == [1] * len(QUESTIONS)
    assert (before, office.attempts(brief)) == (0, 1)


def test_a_session_that_ends_shows_nothing_and_the_same_person_gets_the_form_back(
    office: Office, phone: BrowserContext, profile: Path
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    answer_all(page)
    page.get_by_label("Anteckning").fill(NOTE)
    says(page, "Sparat i telefonen")
    end_session(phone)

    save(page)
    says(page, "Du har loggats ut")
    shown = page.get_by_label("Anteckning").input_value()
    unread = readable(page, profile)
    page.get_by_role("link", name="Du har loggats ut").tap()  # and back to this very form
    choose_card(page, "Vera")
    page.wait_for_url("**/talks/mine/", timeout=30_000)

    assert shown == ""
    assert unread == []
    assert office.attempts(brief) == 1


def test_what_waited_when_the_session_ended_is_sent_from_the_list(
    office: Office, phone: BrowserContext
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    answer_all(page)
    says(page, "Sparat i telefonen")
    end_session(phone)
    save(page)
    says(page, "Du har loggats ut")

    sign_in(page, office.address, "Vera")  # who visits begins at the list of their talks
    held = page.locator("section[aria-labelledby=done]")
    expect(held.locator(f"a[href*='{brief}']")).to_be_visible(timeout=30_000)
    sent = office.attempts(brief)
    open_log(page, office, brief)

    assert sent == 1
    assert page.locator("form[data-talk-log] :checked").count() == 0
    assert office.attempts(brief) == 1


def test_after_sign_out_nothing_at_all_is_left_on_the_device(
    office: Office, phone: BrowserContext, profile: Path
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    answer_all(page)
    page.get_by_label("Anteckning").fill(NOTE)
    says(page, "Sparat i telefonen")
    page.goto(f"{office.address}/talks/mine/")
    expect(page.locator("#outbox")).to_be_visible()
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", agree)
    keys = office.installed.count("notifications_devicekey")
    page.locator("summary:has-text('Konto')").first.tap()
    page.get_by_role("button", name="Logga ut").tap()
    page.wait_for_url("**/sign-in/**")
    left = page.evaluate(PROBE)
    unread = readable(page, profile)
    cookies = {one["name"] for one in phone.cookies()}
    keys_left = office.installed.count("notifications_devicekey")
    sign_in(page, office.address, "Vera")
    open_log(page, office, brief)

    assert asked
    assert [left[name] for name in ("rows", "databases", "caches", "local", "workers")] == [
        0, [], [], [], 0,
    ]  # fmt: skip
    assert unread == []
    assert cookies.isdisjoint({"device", "sessionid"})
    assert keys_left == keys - 1
    assert page.locator("form[data-talk-log] :checked").count() == 0


def test_an_answer_on_its_way_to_the_disk_is_not_called_kept(
    office: Office, phone: BrowserContext
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    answer_all(page)
    says(page, "Sparat i telefonen")
    page.evaluate(SLOW_SEALING)

    page.get_by_label("Anteckning").fill(NOTE)
    busy = page.locator("[data-sync]").get_attribute("aria-busy")
    says(page, "Sparat i telefonen")
    page.reload()

    assert busy == "true"
    expect(page.get_by_label("Anteckning")).to_have_value(NOTE, timeout=20_000)


def test_a_phone_that_can_keep_nothing_says_so_and_still_sends(
    office: Office, phone: BrowserContext
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    says(page, "Skickas")
    page.evaluate(FULL_DISK)

    answer_all(page)
    says(page, "Inget är sparat")
    save(page)
    page.wait_for_url("**/talks/mine/", timeout=20_000)

    assert office.attempts(brief) == 1


def test_a_note_typed_while_the_key_is_on_its_way_is_kept(
    office: Office, phone: BrowserContext
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    page.route("**/device-key/", hold)
    page.goto(f"{office.address}/talks/{brief}/log/")
    page.get_by_label("Anteckning").fill(NOTE)
    page.wait_for_timeout(200)

    for route in asked:
        route.continue_()

    assert asked
    says(page, "Sparat i telefonen")


def test_who_signs_in_next_on_the_phone_cannot_read_what_waits(
    office: Office, phone: BrowserContext
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    page.get_by_label("Anteckning").fill(NOTE)
    says(page, "Sparat i telefonen")
    phone.clear_cookies(name="sessionid")

    sign_in(page, office.address, "Petra")
    page.goto(f"{office.address}/talks/{brief}/log/")
    page.wait_for_function("async () => (await indexedDB.databases()).length > 0")
    page.wait_for_timeout(1000)

    assert page.get_by_label("Anteckning").input_value() == ""
    assert page.evaluate(PROBE)["rows"] == 0


def test_pressing_save_twice_counts_once(office: Office, phone: BrowserContext) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    answer_all(page)

    page.get_by_role("button", name="Spara samtalet").dblclick()
    page.wait_for_url("**/talks/mine/")

    assert office.attempts(brief) == 1


def test_an_answer_lost_on_the_way_back_counts_once(office: Office, phone: BrowserContext) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    open_log(page, office, brief)
    answer_all(page)
    lost: list[int] = []

    def lose_first(route, request) -> None:
        if request.method == "POST" and not lost:
            lost.append(route.fetch().status)  # it reaches the office
            route.abort()  # and the phone never hears of it
        else:
            route.continue_()

    page.route("**/log/", lose_first)
    save(page)
    page.wait_for_url("**/talks/mine/", timeout=40_000)

    assert lost == [200]
    assert office.attempts(brief) == 1


def test_without_javascript_the_form_posts_and_counts_once(
    office: Office, playwright: Playwright
) -> None:
    brief = office.new_talk()
    with another_device(playwright, java_script_enabled=False) as page:
        sign_in(page, office.address, "Vera")
        page.goto(f"{office.address}/talks/{brief}/log/")
        page.locator("label:has(input[value=not_home])").click()
        page.get_by_role("button", name="Spara samtalet").dblclick()
        expect(page).to_have_url(f"{office.address}/talks/mine/", timeout=30_000)

    assert office.attempts(brief) == 1


def test_two_phones_of_one_team_are_told_of_each_other(
    office: Office, phone: BrowserContext, playwright: Playwright
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    with another_device(playwright) as colleague:
        sign_in(colleague, office.address, "Petra")
        for one in (page, colleague):
            one.goto(f"{office.address}/talks/{brief}/log/")
            says(one, "Skickas")
        page.locator("label:has(input[value=not_home])").tap()
        save(page)
        page.wait_for_url("**/talks/mine/")
        colleague.locator("label:has(input[value=not_home])").click()
        colleague.get_by_role("button", name="Spara samtalet").click()
        expect(colleague.get_by_role("alert")).to_contain_text("Vera loggade ett besök")
        after_first = office.attempts(brief)
        colleague.get_by_label("Mitt var ett annat besök").check()
        colleague.get_by_role("button", name="Spara samtalet").click()
        colleague.wait_for_url("**/talks/mine/")

    assert (after_first, office.attempts(brief)) == (1, 2)


def test_a_visit_is_logged_in_eight_taps_from_the_list(
    office: Office, phone: BrowserContext
) -> None:
    brief, page = office.new_talk(), phone.pages[0]
    page.goto(f"{office.address}/talks/mine/")
    page.locator(f"a[href='/talks/{brief}/log/']").tap()
    page.wait_for_url("**/log/")
    heights = [
        box["height"]
        for box in (one.bounding_box() for one in page.locator(".picks span").all())
        if box
    ]
    taps = 1 + answer_all(page)
    save(page)
    page.wait_for_url("**/talks/mine/")

    assert taps + 1 <= 8
    assert min(heights) >= 50
    assert office.attempts(brief) == 1
