"""A real browser, the office on the stage for it to look at, and the demo as a newcomer has it."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright
from tests import databases
from tests.architecture.stage import Stage
from tests.browser.chromium import launched
from tests.browser.house import House, served
from tests.browser.office import Office
from tests.journeys.installations import PATIENCE, loaded_demo

from samsyn.office.config.databases import Logins


@pytest.fixture(scope="module")
def house(
    stage_template: tuple[Logins, Stage], django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[House]:
    """The office with records in every room, in a database of its own."""
    template, written = stage_template
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"house_{worker_id}") as found,
        databases.connected(found),
        served() as port,
    ):
        yield House(address=f"http://localhost:{port}", stage=written, logins=found)


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """A running demo: tests add to it, and none counts what another may have added."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with loaded_demo("browser", port=port) as fresh, fresh.running("demo") as server:
        wait_for(address, server)
        yield Office(address, fresh)


@pytest.fixture
def demo(office: Office) -> str:
    """Give the address of the running demo."""
    return office.address


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Give a headless browser."""
    with launched(playwright) as browser:
        yield browser


def wait_for(address: str, server: subprocess.Popen[str]) -> None:
    """Wait until the demo answers."""
    until = time.monotonic() + PATIENCE
    while not answers(address):
        assert server.poll() is None, "The demo ended."
        assert time.monotonic() < until, "The demo did not come up."
        time.sleep(0.5)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/sign-in/", timeout=5):  # noqa: S310  loopback
            return True
    except (urllib.error.URLError, OSError):
        return False


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
