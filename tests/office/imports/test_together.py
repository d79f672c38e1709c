"""Many at once, and one killed in the middle: nothing lost, nothing repeated, no half batch."""

import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from urllib.parse import quote
from uuid import UUID

import pytest
from django.db import connection
from tests import databases
from tests.conftest import actor_named
from tests.environment import PROJECT
from tests.interchange.broken_files import csv_of
from tests.office import cast
from tests.office.imports.playing import NOW, accept, batch_of, plan, register_of, stage

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.catalogue import faults_in_catalogue
from samsyn.office.commands.importing import take
from samsyn.office.config.databases import Logins
from samsyn.office.imports import changes, jobs, queries
from samsyn.office.imports.changes.progress import ProgressLine
from samsyn.office.imports.models import Batch, Progress
from samsyn.office.incidents.models import Incident
from samsyn.postgres import Login

MANY = 20
ROWS = [f"A{n};2026-03-{1 + n % 28:02d};;skott;;;0;1" for n in range(60)]
LARGE = [f"A{n};2026-03-{1 + n % 28:02d};;skott;;;0;1" for n in range(6000)]


def at_once(do: Callable[[int], object]) -> list[object]:
    """Run something in twenty threads that start together; a refusal is an answer."""
    gate = Barrier(MANY)

    def one(number: int) -> object:
        gate.wait()
        try:
            return do(number)
        except access.Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(one, range(MANY)))


def incidents(petra: Actor) -> list[str]:
    with access.acting_as(petra):
        return list(Incident.objects.values_list("external_reference", flat=True))


def test_twenty_who_take_the_same_batch_take_it_once(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    batch_id = stage(petra, csv_of(*ROWS), "incidents")

    answers = at_once(lambda _number: accept(petra, batch_id))

    refused = [answer for answer in answers if isinstance(answer, access.Refusal)]
    assert len(refused) == MANY - 1
    assert all(isinstance(answer, changes.NotNow) for answer in refused)
    found = incidents(petra)
    assert len(found) == len(set(found)) == len(ROWS)


def test_twenty_who_start_the_same_import_lose_nothing_and_repeat_nothing(
    own_database: Logins,
) -> None:
    del own_database
    petra = actor_named("petra")
    same = plan(csv_of(*ROWS), "incidents")

    answers = at_once(lambda _number: take(petra, same))

    refused = [answer for answer in answers if isinstance(answer, access.Refusal)]
    assert len(refused) == MANY - 1
    assert all(isinstance(answer, changes.AlreadyImported) for answer in refused)
    found = incidents(petra)
    assert len(found) == len(set(found)) == len(ROWS)
    with access.acting_as(petra):
        assert Batch.objects.count() == 1


def test_twenty_files_that_overlap_make_each_incident_once(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    plans = [plan(csv_of(*ROWS[number:], ROWS[0]), "incidents") for number in range(MANY)]

    answers = at_once(lambda number: take(petra, plans[number]))

    assert not [answer for answer in answers if isinstance(answer, access.Refusal)]
    found = incidents(petra)
    assert len(found) == len(set(found)) == len(ROWS)


def test_twenty_who_undo_the_same_batch_undo_it_once(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    batch_id = stage(petra, csv_of(*ROWS), "incidents")
    accept(petra, batch_id)

    def undo(_number: int) -> object:
        with access.acting_as(petra):
            return changes.undo_batch(petra, batch_id, now=NOW)

    answers = at_once(undo)

    assert sum(isinstance(answer, dict) for answer in answers) == 1
    assert incidents(petra) == []


@pytest.mark.slow
def test_an_import_killed_in_the_middle_leaves_nothing_and_can_be_started_again(
    own_database: Logins,
) -> None:
    petra = actor_named("petra")
    batch_id = stage(petra, csv_of(*LARGE), "incidents")
    before = register_of(petra)
    process = subprocess.Popen(  # noqa: S603 - our own module
        [
            *(sys.executable, "-m", "tests.office.imports.importing_process"),
            *(url_of(own_database.application), cast.EMAIL.format("petra"), str(batch_id)),
        ],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("half")
        assert is_inside_a_transaction(own_database)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()

    assert register_of(petra) == before
    assert batch_of(petra, batch_id).state == "staged"
    assert faults_in_catalogue() == []
    assert accept(petra, batch_id, now=datetime.now(UTC)).records == len(LARGE)
    found = incidents(petra)
    assert len(found) == len(set(found)) == len(LARGE)


def is_inside_a_transaction(own_database: Logins) -> bool:
    """Whether another session holds rows of the register that it has not committed."""
    found = databases.rows(
        own_database.owner,
        "SELECT count(*) FROM pg_locks WHERE mode = 'RowExclusiveLock'"
        " AND relation = 'incidents_incident'::regclass",
    )
    return bool(found[0][0])


def url_of(login: Login) -> str:
    who, where = login.credentials, login.address
    return (
        f"postgresql://{quote(who.user)}:{quote(who.password)}@/{where.database}"
        f"?host={quote(where.host, safe='')}&port={where.port}"
    )


def test_the_job_takes_a_batch_as_the_one_who_asked(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    batch_id = stage(petra, csv_of(*ROWS), "incidents")
    with access.acting_as(petra):
        changes.start_accepting(petra, batch_id, now=NOW)

    jobs.accept.func(str(batch_id), petra.staff_id, "sv")
    jobs.accept.func(str(batch_id), petra.staff_id, "sv")

    taken = batch_of(petra, batch_id)
    assert (taken.state, taken.accepted_by_id) == ("accepted", petra.staff_id)
    assert len(incidents(petra)) == len(ROWS)
    assert not Progress.objects.exists()


def test_progress_is_seen_from_outside_before_the_batch_is(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    batch_id = stage(petra, csv_of(*ROWS), "incidents")
    seen: list[tuple[int, int]] = []

    def look(_number: int) -> None:
        with access.acting_as(petra):
            done = queries.rows_done(petra, batch_id)
            seen.append((done[0] if done else -1, Incident.objects.count()))
        connection.close()

    with ProgressLine(batch_id) as line, access.acting_as(petra):

        def report(rows: int) -> None:
            line.advance(rows)
            with ThreadPoolExecutor(1) as other:
                other.submit(look, 0).result()

        changes.accept_batch(petra, batch_id, now=NOW, report=report)

    assert seen[-1] == (len(ROWS), 0)
    assert len(incidents(petra)) == len(ROWS)


def test_a_job_that_is_refused_says_why_on_the_batch(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    batch_id = stage(petra, csv_of(*ROWS), "incidents")
    with access.acting_as(petra):
        changes.start_accepting(petra, batch_id, now=NOW)
        Batch.objects.filter(pk=batch_id).update(mapping=lacking_a_date(batch_id))

    jobs.accept.func(str(batch_id), petra.staff_id, "sv")

    refused = batch_of(petra, batch_id)
    assert refused.state == "refused"
    assert "date" in refused.reasons[0]
    assert incidents(petra) == []


def lacking_a_date(batch_id: UUID) -> dict[str, object]:
    mapping: dict[str, object] = Batch.objects.get(pk=batch_id).mapping
    return {**mapping, "columns": {"reference": "id"}}


@pytest.mark.django_db
def test_every_wall_of_the_imports_stands() -> None:
    assert faults_in_catalogue() == []
