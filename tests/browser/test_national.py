"""The national picture in a real browser, as its reader, of whom nobody of the cast is one."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from tests import databases
from tests.architecture.stage import Stage, actor_named
from tests.browser.house import House, served
from tests.browser.looking import Looking
from tests.browser.plan import OF_THE_NATION
from tests.office.national.playing import nils, open_nation, returned, shootings

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.national.rules import last_ended

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def nations_house(
    stage_template: tuple[Logins, Stage], django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[House]:
    """The office with records in every room, and a national room."""
    template, written = stage_template
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"nations_house_{worker_id}") as found,
        databases.connected(found),
        served() as port,
    ):
        with installation.as_owner(found):
            open_nation()
        yield House(address=f"http://localhost:{port}", stage=written, logins=found)


def test_the_national_pages_are_accessible_and_fit_a_phone(
    chromium: Browser, nations_house: House
) -> None:
    now, petra = timezone.now(), actor_named("petra")
    shootings(petra)
    made = returned(petra, last_ended(timezone.localdate(now)), now=now)
    pages = {
        "national:nation": "/national/",
        "national:site": "/national/sites/orebro/",
        "national:received": f"/national/received/{made}/",
        "national:open_data": "/national/data/",
        "national:take_in": "/national/take-in/",
    }
    looking = Looking(nations_house.reader(chromium, nils(now=now)).new_page())

    for name, address in pages.items():
        looking.visit(name, address)

    assert set(pages) == OF_THE_NATION
    assert looking.faults == []
