"""Whom to invite, in the browser as the coordinator: proposed, changed with a reason, decided."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.office import sign_in
from tests.browser.test_call_in import look_at, plan

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WHY = "Har flyttat enligt fältgruppen. En annan frågas först."


def test_a_plan_is_changed_with_a_reason_and_stands_in_the_ledger_beside_the_proposal(
    chromium: Browser, demo: str
) -> None:
    context = chromium.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    sign_in(page, demo, "Petra")
    plan(page, demo, "Räckviddsprovet")
    call_in = page.url
    page.get_by_role("link", name="Räckviddsplan").click()
    expect(page.get_by_text("Räckvidden är en uppskattning.")).to_be_visible()
    look_at(page, "planner-01-proposed", faults)

    slide_to(page, 3)
    kept = page.locator("section[aria-labelledby=proposed] tbody tr")
    expect(kept).to_have_count(3)
    gone = kept.first.locator("th a").inner_text()
    kept.first.get_by_role("link", name=re.compile("^Lämna utanför")).click()
    expect(page.locator(".chip", has_text=f"Lämnad utanför: {gone}")).to_be_visible()
    expect(page.locator("section[aria-labelledby=proposed]")).not_to_contain_text(gone)
    proposed = kept.count()  # three, or two where nobody else of equal use is left
    look_at(page, "planner-02-changed", faults)

    page.get_by_role("link", name="För in i listan").click()
    page.get_by_label("Hur de kallas").select_option(label="Brev som polisen lämnar")
    page.get_by_role("button", name="För in i listan").click()
    expect(page.locator(".error-summary")).to_contain_text(gone)
    page.get_by_label(f"{gone} lämnas utanför. Varför?").fill(WHY)
    look_at(page, "planner-03-reason", faults)
    page.get_by_role("button", name="För in i listan").click()
    page.wait_for_url(re.compile(r"/invitees/$"))
    look_at(page, "planner-04-ledger", faults)
    ledger = page.locator("section[aria-labelledby=considered]")
    left_out = ledger.locator("tr", has_text=gone).inner_text()
    chosen = ledger.locator("tr", has_text="Föreslagen av räckviddsplanen.").count()

    page.goto(f"{call_in}reach/")
    decided = page.locator("section[aria-labelledby=decided]")
    overridden = decided.locator("tr", has_text=gone).inner_text()
    look_at(page, "planner-05-decided", faults)
    context.close()

    assert WHY in left_out
    assert chosen == proposed >= 2
    assert WHY in overridden
    assert "Lämnad utanför för hand" in overridden
    assert faults == []


def test_seats_are_given_without_javascript_too(chromium: Browser, demo: str) -> None:
    context = chromium.new_context(
        locale="sv-SE", viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    page = context.new_page()
    sign_in(page, demo, "Petra")
    plan(page, demo, "Platserna")
    page.goto(f"{page.url}reach/")

    page.get_by_label("Platser (frivilligt)").fill("2")
    page.get_by_role("button", name="Räkna").first.click()
    finding = page.locator("section[aria-labelledby=seats] strong", has_text="kallade når")
    words = finding.inner_text()

    context.close()
    assert words.startswith("2 kallade når")


def slide_to(page: Page, seats: int) -> None:
    """Move the slider as a hand does, and wait for the plan that follows."""
    slider = page.get_by_role("slider")
    with page.expect_navigation():
        slider.evaluate(
            "(one, value) => { one.value = value;"
            " one.dispatchEvent(new Event('input', {bubbles: true}));"
            " one.dispatchEvent(new Event('change', {bubbles: true})); }",
            str(seats),
        )
