"""The browser that pages are looked at with: Debian's Chromium, without its own windows."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]


def program() -> str | None:
    """Return what to start: the shell that draws no windows takes half the work of the whole."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


@contextmanager
def launched() -> Iterator[Browser]:
    """Give a browser, or skip where there is none and none is required."""
    found = program()
    if found is None and os.environ.get("REQUIRE_BROWSER") != "1":
        pytest.skip("No Chromium is installed; install the package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
