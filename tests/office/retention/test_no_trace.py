"""What is erased leaves nothing: no row, token, file, job, line of minutes or frozen contents."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from tests import databases
from tests.environment import FOLDER
from tests.office.access.test_equivalence import ALL, past_the_wall
from tests.office.retention.planting import CANARY, Planted
from tests.office.retention.scanning import files_holding, tables_holding

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.audit import changes as audit
from samsyn.office.config.databases import Logins
from samsyn.office.incidents.models import Incident
from samsyn.office.retention import changes, queries
from samsyn.office.retention.models import Rule
from samsyn.vocabulary.retention import KeptKind, RemovalReason

__all__ = ["past_the_wall"]
pytestmark = pytest.mark.slow
NOW = datetime.now(UTC)
LATER = NOW + timedelta(days=40)
LONG_AGO = NOW - timedelta(days=2200)
# What hangs on a record that is hidden, and is somebody else's: seen still, and led to by nothing.
ELSEWHERE = {
    "call_ins_invitation": "a person's, considered through the group",
    "rights_requestedrecord": "a person's, who asked",
    "rights_requestline": "the same",
    "sanctions_measurenote": "an agency's own, in its own room; pages find it by its measure",
}
# Columns that held the canary, at the least: fewer mean that the planting has gone blind.
FILLED = {
    KeptKind.PERSON: 60,
    KeptKind.GROUP: 40,
    KeptKind.INCIDENT: 20,
    KeptKind.HELP_CONTACT: 3,
    KeptKind.IMPORT: 10,
    KeptKind.ASK: 2,
    KeptKind.ASK_NOTICE: 3,
    KeptKind.RECALL_NOTICE: 3,
    KeptKind.REQUEST: 4,
}
CLUSTER = "database"  # the server's own files keep what was erased until it is vacuumed


@pytest.mark.parametrize("kind", list(KeptKind))
def test_nothing_of_an_erased_record_is_left_in_any_table_or_file(
    own_database: Logins, past_the_wall: None, tmp_path: Path, kind: KeptKind
) -> None:
    planted = Planted(queries.kept_kinds()[kind], "orebro-police", "petra@exempel.example")
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x",
        backend_name="default",
        status="FAILED",
        traceback=CANARY,
        run_after=NOW,
    )
    dsn = databases.superuser(own_database).dsn()
    petra, dag = (actor(name) for name in ("petra", "dag"))

    with access.acting_as(replace(petra, purpose=CANARY)) as asked:
        audit.record_reading(
            asked,
            audit.Reading.PAGE,
            subject=planted.kept.model._meta.db_table,
            record_ids=[planted.record_id],
            room_ids=[planted.room.pk],
        )
    assert any("audit" in table for table in tables_holding(dsn, CANARY))
    with access.acting_as(petra):
        changes.hide_record(petra, kind, planted.record_id, RemovalReason.NO_LEGAL_GROUND, now=NOW)
    seen = tables_seen_with(petra, planted)
    with access.acting_as(petra):
        batch = changes.prepare_batch(petra, planted.room.pk, None, now=LATER)
    with access.acting_as(dag):
        changes.approve_batch(dag, batch, has_looked=True, archive_reference="", now=LATER)
    erased = changes.erase_batch(batch, now=LATER, kept_in=tmp_path / "erased" / "journal.jsonl")

    assert [table for table in seen if table not in ELSEWHERE] == []
    assert len(planted.filled) >= FILLED[kind], sorted(planted.filled)
    assert erased == 1
    assert tables_holding(dsn, CANARY) == []
    assert files_holding(tmp_path, CANARY) == []
    assert [name for name in files_holding(FOLDER, CANARY) if not name.startswith(CLUSTER)] == []


def tables_seen_with(reader: Actor, planted: Planted) -> list[str]:
    """Return the tables in which a reader of the room still finds a row that was hidden."""
    found = []
    with access.acting_as(reader):
        for model in planted.own:
            if model._default_manager.filter(pk=planted.rows[model].pk).exists():
                found.append(model._meta.db_table)
    return found


def actor(name: str) -> Actor:
    return access.actor_for(Staff.objects.get(email=f"{name}@exempel.example").pk, now=NOW)


def test_an_incident_that_is_kept_without_people_keeps_its_day_and_nothing_that_tells_who(
    own_database: Logins, past_the_wall: None, tmp_path: Path
) -> None:
    kept = queries.kept_kinds()[KeptKind.INCIDENT]
    planted = Planted(kept, "orebro-police", "petra@exempel.example")
    Incident.objects.using(ALL).filter(pk=planted.record_id).update(
        earliest_at=LONG_AGO, latest_at=LONG_AGO
    )
    petra, dag = (actor(name) for name in ("petra", "dag"))
    hidden = changes.hide_due(now=NOW, is_demo=True, only_room=planted.room.pk)
    rule = Rule.objects.get(key="pbdl-4-8-serious", room_kind="police")

    with access.acting_as(petra):
        batch = changes.prepare_batch(petra, planted.room.pk, rule.pk, now=LATER)
    with access.acting_as(dag):
        changes.approve_batch(dag, batch, has_looked=True, archive_reference="", now=LATER)
    erased = changes.finish_erasures(now=LATER, kept_in=tmp_path / "journal.jsonl")

    assert (hidden, erased) == (1, 1)
    with access.acting_as(petra):
        left = Incident.objects.get(pk=planted.record_id)
        assert left.latest_at == LONG_AGO
        assert (left.summary, left.place, left.longitude, left.source_id) == ("", "", None, None)
    # What is a word of the vocabulary in use stays, though here it was filled with the canary.
    dsn = databases.superuser(own_database).dsn()
    assert [one for one in tables_holding(dsn, CANARY) if "incidents_incident:" not in one] == []
    texts = [name for name in COLUMNS_EMPTIED if CANARY in str(getattr(left, name))]
    assert texts == []


COLUMNS_EMPTIED = ("summary", "place", "external_reference")
