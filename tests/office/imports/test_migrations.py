"""A batch that was noted record by record is undone as well once its notes lie in arrays."""

import psycopg
import pytest
from django.core.management import call_command
from tests import databases
from tests.conftest import actor_named
from tests.office.imports.playing import NOW, PEOPLE, register_of, take

from samsyn.office import access
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.imports import changes
from samsyn.office.imports.models import Batch

_TAKE_APART = """
CREATE TABLE apart AS
  SELECT noted.*, one.record_id, one.fingerprint FROM imports_batchrecord AS noted,
    unnest(noted.record_ids, noted.fingerprints) AS one (record_id, fingerprint);
DELETE FROM imports_batchrecord;
"""
_AS_BEFORE = """
INSERT INTO imports_batchrecord
  (id, room_id, compartment_id, recorded_at, recorded_by_id, batch_id, made, record_id, fingerprint)
SELECT gen_random_uuid(), room_id, compartment_id, recorded_at, recorded_by_id, batch_id, made,
  record_id, fingerprint FROM apart
"""


@pytest.mark.slow
def test_a_batch_noted_record_by_record_can_still_be_undone(own_database: Logins) -> None:
    petra = actor_named("petra")
    before = register_of(petra)
    take(petra, PEOPLE, "people")
    _past_the_wall(own_database, _TAKE_APART)
    with installation.as_owner(own_database):
        call_command("migrate", "imports", "0002", verbosity=0)
    _past_the_wall(own_database, _AS_BEFORE)

    with installation.as_owner(own_database):
        call_command("migrate", "imports", verbosity=0)

    noted = databases.rows(
        databases.superuser(own_database),
        "SELECT made, cardinality(record_ids), cardinality(fingerprints) FROM imports_batchrecord"
        " ORDER BY made",
    )
    assert noted == [("people_person", 2, 2), ("people_source", 1, 1)]
    with access.acting_as(petra):
        batch = Batch.objects.get()
        assert changes.undo_batch(petra, batch.pk, now=NOW) == {
            "people_person": 2,
            "people_source": 1,
        }
    assert register_of(petra) == before


def _past_the_wall(found: Logins, statements: str) -> None:
    with psycopg.connect(databases.superuser(found).dsn()) as server:
        server.execute("SET session_replication_role = replica")
        server.execute(statements)
