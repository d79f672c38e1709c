"""Fixtures for every test that touches data: a clone of the template, and the cast as actors."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Playwright
from tests import databases
from tests.architecture import stage
from tests.architecture.stage import Stage
from tests.browser.chromium import driven
from tests.office import cast

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins

# Machines are shared: a law that holds is not refused for taking its time.
hypothesis_settings.register_profile(
    "shared", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("shared")


# The same hash with less work: what tests show is who gets in, not how long a thief would take.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 1024  # KiB


# Whole pages, doors and servers: what the fast part leaves to the whole.
SLOW_FOLDERS = {"postgres", "sign_in"}
SLOW_MODULES = ("test_page", "test_print", "test_paper")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out of the fast part whatever makes a database or a server of its own, or pages."""
    for item in items:
        is_slow = (
            "own_database" in getattr(item, "fixturenames", ())
            or not SLOW_FOLDERS.isdisjoint(item.path.parts)
            or item.path.name.startswith(SLOW_MODULES)
        )
        if is_slow:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers: one for all tests of a worker, since a thread bears only one."""
    with driven() as started:
        yield started


@pytest.fixture(scope="session")
def template(django_db_blocker: pytest.Item) -> Logins:
    """The database that every other is cloned from."""
    with django_db_blocker.unblock():
        return databases.prepare()


@pytest.fixture(scope="session")
def django_db_setup(
    template: Logins, django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[None]:
    """Tests marked django_db share one clone per worker, and roll back."""
    with django_db_blocker.unblock(), databases.clone(template, f"tests_{worker_id}") as found:
        installation.connect(found.application)
        yield
        installation.disconnect()


@pytest.fixture(scope="session")
def stage_template(
    template: Logins, django_db_blocker: pytest.Item, testrun_uid: str
) -> tuple[Logins, Stage]:
    """The template with records in every room, and what was written: made once a run."""
    with django_db_blocker.unblock():
        return databases.filled(template, testrun_uid, stage.put_on_stage)


@pytest.fixture
def own_database(
    template: Logins, django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[Logins]:
    """A database of the test's own, for real commits: servers, threads, crashes."""
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"own_{worker_id}") as found,
        databases.connected(found),
    ):
        yield found


@pytest.fixture(scope="module")
def staged(
    stage_template: tuple[Logins, Stage],
    django_db_setup: None,
    django_db_blocker: pytest.Item,
    worker_id: str,
) -> Iterator[Stage]:
    """Records in every room, in a database of the module's own; each test rolls back to them."""
    del django_db_setup
    found, written = stage_template
    with (
        django_db_blocker.unblock(),
        databases.clone(found, f"staged_{worker_id}") as copy,
        databases.connected(copy),
    ):
        yield written


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The xdist worker's name, or `main` without xdist."""
    return getattr(request.config, "workerinput", {}).get("workerid", "main")


def actor_named(name: str) -> Actor:
    """One of the cast, as the tables say who they are now."""
    staff = Staff.objects.get(email=cast.EMAIL.format(name))
    return access.actor_for(staff.pk, now=timezone.now())


def _member(name: str):
    @pytest.fixture(name=name)
    def one_of_the_cast(db: None) -> Actor:
        del db
        return actor_named(name)

    one_of_the_cast.__doc__ = f"{name.title()} of the cast."
    return one_of_the_cast


petra, aino, frida, mona = (_member(name) for name in ("petra", "aino", "frida", "mona"))
sami, stig, dag, carin = (_member(name) for name in ("sami", "stig", "dag", "carin"))
otto, vera, lena, sara = (_member(name) for name in ("otto", "vera", "lena", "sara"))
