"""A running demo that tests of one worker share, with what they need to know of behind it."""

import re
import subprocess
import sys
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page
from tests.environment import PROJECT
from tests.journeys.installations import PATIENCE, Installation


@dataclass(frozen=True)
class Office:
    """A running demo, and the installation behind it."""

    address: str
    installed: Installation
    _briefs: list[str] = field(default_factory=list)

    def new_talk(self) -> str:
        """Give Vera's team a talk of which no test knows yet; return the brief."""
        if not self._briefs:
            self._briefs.extend(self._new_talks())
        return self._briefs.pop()

    def attempts(self, brief: str) -> int:
        return self.installed.count(f"notifications_talkattempt WHERE brief_id = '{brief}'")

    def _new_talks(self) -> list[str]:
        told = subprocess.run(
            [sys.executable, "-m", "tests.browser.talk_process", "6"],
            env={**self.installed._variables(), "PYTHONPATH": f"{PROJECT}/src:{PROJECT}"},
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        return told.stdout.split()


def sign_in(page: Page, address: str, name: str) -> None:
    """Choose a role card of the demo."""
    page.goto(f"{address}/sign-in/")
    with page.expect_navigation():
        choose_card(page, name)


def follow(pressed: Locator) -> None:
    """Press what leads to a page, the same one anew too, and wait until that has come.

    A press alone returns while the old page still stands: what is read then, or opened instead,
    is a matter of luck.
    """
    with pressed.page.expect_navigation():
        pressed.click()


def choose_card(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(rf"^{name} ")).first.click()
