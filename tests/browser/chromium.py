"""The browser that pages are looked at with: Debian's Chromium, without its own windows."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
PHONE = {"width": 390, "height": 844}


def program() -> str | None:
    """Return what to start: the shell that draws no windows takes half the work of the whole."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


@contextmanager
def driven() -> Iterator[Playwright]:
    """Give what drives browsers, or skip where there is none and none is required."""
    if program() is None and os.environ.get("REQUIRE_BROWSER") != "1":
        pytest.skip("No Chromium is installed; install the package chromium.")
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """Give a browser of one's own."""
    browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def phone_in_hand(playwright: Playwright, profile: Path) -> Iterator[BrowserContext]:
    """Give a phone with a disk of its own, on which it keeps what it stores."""
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=program(),
        args=FLAGS,
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
        locale="sv-SE",
    )
    try:
        yield context
    finally:
        context.close()
