"""The national reader reads returns, and not a row or a page of anything else."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.utils import timezone
from tests import databases
from tests.architecture.access_matrix import MATRIX
from tests.architecture.stage import WORDS, Stage
from tests.office.national.playing import nils, open_nation
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access.records import RoomRecord
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOTHING = frozenset({302, 401, 403, 404, 405})  # 401: the API asks for a token


@pytest.fixture(scope="module")
def whole_stage(
    stage_template: tuple[Logins, Stage],
    django_db_setup: None,
    django_db_blocker: pytest.Item,
    worker_id: str,
) -> Iterator[Stage]:
    """Records in every room, and the national room beside them."""
    del django_db_setup
    found, written = stage_template
    with (
        django_db_blocker.unblock(),
        databases.clone(found, f"reader_{worker_id}") as copy,
        databases.connected(copy),
    ):
        with installation.as_owner(copy):
            open_nation()
        yield written


def test_no_page_about_a_record_opens_for_the_national_reader(whole_stage: Stage) -> None:
    client = signed_in(nils(now=timezone.now()))
    words = [word.lower() for word in WORDS.values()]
    opened, leaked = [], []
    for line in MATRIX:
        if line.method != "GET" or not line.is_about_a_record:
            continue
        answer = client.get(line.address(whole_stage))
        if answer.status_code not in NOTHING:
            opened.append(str(line))
        shown = b"" if answer.streaming else answer.content.lower()
        leaked += [str(line) for word in words if word.encode() in shown]

    assert opened == []
    assert leaked == []


def test_the_database_shows_the_national_reader_no_row(whole_stage: Stage) -> None:
    assert whole_stage.rooms
    reader = nils(now=timezone.now())
    with access.acting_as(reader):
        seen = [
            model._meta.label
            for model in apps.get_models()
            if issubclass(model, RoomRecord) and model._default_manager.exists()
        ]

    assert seen == []
