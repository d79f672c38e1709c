"""A national room in a database of the module's own; each test rolls back to it."""

from collections.abc import Iterator

import pytest
from tests import databases
from tests.office.national.playing import open_nation

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins


@pytest.fixture(scope="module")
def nation(
    template: Logins, django_db_setup: None, django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[Logins]:
    """The cast, and a national room with a reader."""
    del django_db_setup
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"nation_{worker_id}") as copy,
        databases.connected(copy),
    ):
        with installation.as_owner(copy):
            open_nation()
        yield copy
