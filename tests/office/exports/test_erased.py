"""Somebody on a list is hidden and erased while its export lives; lists that ended are emptied."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone
from tests.office.exports.asking import ask, decide, fetch, rows_of
from tests.office.retention.test_removing import AFTER_THE_WAIT, approve, hide, person_of, prepare

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.exports import changes
from samsyn.office.exports.jobs import empty_ended
from samsyn.office.exports.models import Export
from samsyn.office.exports.rules import WAITS
from samsyn.office.retention.changes import erase_batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(petra: Actor) -> list[UUID]:
    """Two people in the police's room; the first is the one who will go."""
    return [person_of(petra, "orebro-police", at=timezone.now()) for _turn in range(2)]


def held(actor: Actor, export: UUID) -> list[UUID]:
    with access.acting_as(actor):
        return Export.objects.get(pk=export).record_ids


def test_who_is_hidden_is_on_no_file_and_who_is_erased_is_not_remembered(
    petra: Actor, aino: Actor, dag: Actor, people: list[UUID], tmp_path: Path
) -> None:
    goes, stays = people
    export = ask(aino, days=30)
    decide(petra, export, now=timezone.now() + timedelta(days=13))
    assert len(rows_of(fetch(aino, export))) == 3

    hide(petra, goes)
    rows = rows_of(fetch(aino, export))

    assert [row[0] for row in rows[1:]] == [access.code_for("P", stays)]
    assert set(held(petra, export)) == set(people)  # it may be shown again
    assert changes.empty_ended(now=timezone.now()) == 0

    batch = prepare(petra)
    approve(dag, batch)
    erase_batch(batch, now=AFTER_THE_WAIT, kept_in=tmp_path / "journal")

    assert changes.empty_ended(now=AFTER_THE_WAIT) == 1
    assert held(petra, export) == [stays]
    assert len(rows_of(fetch(aino, export, now=AFTER_THE_WAIT))) == 2


def test_the_lists_of_exports_that_are_over_are_emptied_by_the_clock(
    petra: Actor, aino: Actor, people: list[UUID]
) -> None:
    now = timezone.now()
    decided_long_ago, waits = ask(aino, now=now - WAITS), ask(aino)
    assert set(held(petra, waits)) == set(people)

    empty_ended.call()

    assert held(petra, decided_long_ago) == []
    assert set(held(petra, waits)) == set(people)
    assert changes.empty_ended(now=now) == 0
    with access.acting_as(petra):
        row = Export.objects.get(pk=decided_long_ago)
    assert row.emptied_at is not None
    assert (row.lines, row.people) == (2, 2)  # what was asked for stays noted
