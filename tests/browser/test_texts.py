"""Texts in a real browser: written without JavaScript, approved by another, read from the right."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.office import follow, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def open_text(page: Page, demo: str, name: str) -> None:
    page.goto(f"{demo}/messages/")
    follow(page.get_by_role("link", name=name, exact=True))


def latest_in(page: Page, language: str) -> str:
    card = page.locator("section", has=page.locator(f"#language-{language}"))
    found = card.get_by_role("link", name=re.compile("^Version")).first.get_attribute("href")
    assert found is not None
    return found


def test_a_text_is_written_checked_and_approved_without_javascript(
    chromium: Browser, demo: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    sign_in(page, demo, "Petra")
    page.goto(f"{demo}/messages/new/?kind=letter_person")
    page.get_by_label("Namn").fill("Brev efter call-in")
    page.get_by_label(re.compile("^Text")).fill("Hej {namn}!\n\nTack för att du kom, avhoppare.")
    follow(page.get_by_role("button", name="Granska texten"))
    advice = page.locator("main").inner_text()
    page.get_by_label(re.compile("^Text")).fill("Hej {namn}!\n\nTack för att du kom.")
    page.get_by_role("button", name="Spara utkastet").click()
    page.get_by_role("link", name="Lämna in för godkännande").click()
    page.get_by_role("button", name="Lämna in texten").click()
    page.get_by_role("link", name="Skriv in den juridiska granskningen").click()
    page.get_by_label("Granskad av").fill("Vice chefsåklagare")
    follow(page.get_by_role("button", name="Spara granskningen"))
    address = page.url
    context.close()

    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    sign_in(page, demo, "Frida")
    page.goto(address)
    follow(page.get_by_role("link", name="Godkänn texten"))
    follow(page.get_by_role("button", name="Godkänn texten"))
    approved = page.locator("main").inner_text()
    context.close()

    assert "den som vill lämna" in advice
    assert "Texten är godkänd." in approved
    assert "I bruk" in approved


def test_arabic_is_read_from_the_right_on_a_phone_and_on_paper(
    chromium: Browser, demo: str, tmp_path: Path
) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="sv-SE")
    page = context.new_page()
    sign_in(page, demo, "Petra")
    open_text(page, demo, "Kärnbudskap")
    page.goto(f"{demo}{latest_in(page, 'ar')}preview/")
    sheet = page.locator(".sheet .wording")

    first = sheet.locator("p").first.evaluate(
        """one => {
            const range = document.createRange();
            range.selectNodeContents(one);
            const words = range.getBoundingClientRect(), all = one.parentElement
              .getBoundingClientRect();
            return {left: words.left - all.left, right: all.right - words.right};
        }"""
    )
    direction = sheet.evaluate("one => getComputedStyle(one).direction")
    page_direction = page.evaluate("getComputedStyle(document.body).direction")
    printed = page.pdf(path=str(tmp_path / "preview.pdf"), format="A4")
    context.close()

    assert (direction, page_direction) == ("rtl", "ltr")
    assert first["right"] < first["left"]
    assert printed.startswith(b"%PDF")


def test_the_days_offered_make_a_year(chromium: Browser, demo: str) -> None:
    page = chromium.new_page(locale="sv-SE")
    sign_in(page, demo, "Petra")
    page.goto(f"{demo}/messages/new/")
    first = date.fromisoformat(page.get_by_label("Gäller från").input_value())
    end = date.fromisoformat(page.get_by_label("Gäller till").input_value())
    page.close()

    assert end - first == timedelta(days=365)
