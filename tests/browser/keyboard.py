"""A reader without a mouse: what is used must be reached by Tab, in the order of the page."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, TimeoutError

MOST_STEPS = 150
ASCII = re.compile(r"[ -~]*")
IS_FOCUSED = "one => one === document.activeElement"
CHOSEN = "one => one.selectedOptions[0].text"


class Keyboard:
    """Walks a page by keys alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def path(self) -> str:
        """Where the reader is."""
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        """What the page says that it is."""
        return self.page.locator("h1").first.inner_text()

    def open(self, address: str) -> None:
        """Type an address, as every walk begins."""
        self.page.goto(address)

    def to_main(self) -> None:
        """Skip past the menu, as the first link of every page offers."""
        self.reach(self.page.locator(".skip-link"))
        self.page.keyboard.press("Enter")

    def reach(self, wanted: Locator) -> None:
        """Press Tab until the wanted thing has focus; it must be seen to have it."""
        one = wanted.element_handle()
        for _step in range(MOST_STEPS):
            if one.evaluate(IS_FOCUSED):
                assert wanted.is_visible()
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{wanted} is not reached by {MOST_STEPS} presses of Tab.")

    def write(self, wanted: Locator, text: str) -> None:
        """Go to a field and type."""
        self.reach(wanted)
        self.page.keyboard.type(text)

    def pick(self, wanted: Locator, text: str) -> None:
        """Go to a list and type the beginning of what is chosen."""
        self.reach(wanted)
        self.page.keyboard.type(ASCII.match(text)[0])  # other letters are not sent as keys
        assert wanted.evaluate(CHOSEN).startswith(text)

    def tick(self, wanted: Locator) -> None:
        """Go to a box and tick it, if it is not ticked already."""
        self.reach(wanted)
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
        assert wanted.is_checked()

    def choose_file(self, wanted: Locator, file: Path) -> None:
        """Open the dialog for files, with a second press where a busy browser lost the first."""
        self.reach(wanted)
        for _press in range(2):
            try:
                with self.page.expect_file_chooser(timeout=15_000) as chooser:
                    self.page.keyboard.press("Enter")
            except TimeoutError:
                continue
            chooser.value.set_files(file)
            return
        raise AssertionError("The dialog for files does not open at Enter.")

    def choose(self, group: str, value: str) -> None:
        """Go to a question with several answers and choose one with the arrows."""
        answers = self.page.locator(f'input[name="{group}"]')
        first = answers.first
        self.reach(first)
        self.page.keyboard.press("Space")
        wanted = self.page.locator(f'input[name="{group}"][value="{value}"]')
        for _step in range(answers.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} is not among the answers to {group}.")

    def follow(self, wanted: Locator) -> None:
        """Go to a link or a button, press Enter, and wait for the page that it leads to."""
        self.reach(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def press(self, text: str) -> None:
        """Follow the button of the page's own form that says this."""
        self.follow(self.button(text))
        refused = self.page.locator(".error-summary")
        assert refused.count() == 0, refused.inner_text()

    def unfold(self, wanted: Locator) -> None:
        """Open what is folded."""
        self.reach(wanted)
        self.page.keyboard.press("Enter")

    def button(self, text: str) -> Locator:
        """The button of the page's main part that says exactly this."""
        return self.page.locator("main").get_by_role("button", name=text, exact=True).first

    def link(self, text: str) -> Locator:
        """The link of the page's main part whose text begins so."""
        name = re.compile(rf"^\s*{re.escape(text)}")
        return self.page.locator("main").get_by_role("link", name=name).first

    def field(self, name: str) -> Locator:
        """The field of the page's main part that is sent under this name."""
        return self.page.locator(f'main [name="{name}"]').first
