"""Pictures of a journey's steps, kept where somebody asks: SCREENSHOTS=folder make test."""

import os
from pathlib import Path

from playwright.sync_api import Page

WIDTHS = (1280, 390)


def keep_picture(page: Page, name: str) -> None:
    """Keep a picture of the page, on a screen and on a phone, if a folder was named."""
    if not (folder := os.environ.get("SCREENSHOTS")):
        return
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
