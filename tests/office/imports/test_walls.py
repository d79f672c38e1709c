"""Who sees and handles batches: the room, nobody else; and every deed is in the record."""

import pytest
from django.db import connection
from tests.conftest import actor_named
from tests.interchange.broken_files import SOUND_ROW, csv_of
from tests.office.imports.playing import (
    NOW,
    PEOPLE,
    accept,
    plan,
    stage,
    take,
)
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.imports import changes, queries
from samsyn.office.imports.models import Batch, BatchRecord, FilePiece, Finding, SavedMapping
from samsyn.office.people.changes import RestrictionPlan, restrict_person
from samsyn.office.people.models import Person

pytestmark = pytest.mark.django_db
FAULTY = csv_of(SOUND_ROW, "B;2099-01-01;;skott;;;0;1")
PAGES = ("", "columns/", "progress/", "rejects/", "undo/")


def test_the_other_city_sees_neither_batch_nor_file_nor_finding(petra: Actor, otto: Actor) -> None:
    take(petra, FAULTY, "incidents")

    with access.acting_as(petra):
        models = (Batch, FilePiece, Finding, BatchRecord, SavedMapping)
        assert all(model.objects.exists() for model in models)
    with access.acting_as(otto):
        assert not any(model.objects.exists() for model in models)
        assert queries.list_batches(otto).lines == ()


def test_pages_of_another_rooms_batch_are_as_an_address_that_leads_nowhere(
    petra: Actor, otto: Actor
) -> None:
    batch_id = stage(petra, PEOPLE, "people")
    client = signed_in(otto)

    for page in PAGES:
        answer = client.get(f"/imports/{batch_id}/{page}")
        assert answer.status_code == 404, page
    for page in ("take/", "undo/", "discard/", "columns/"):
        assert client.post(f"/imports/{batch_id}/{page}").status_code == 404, page


def test_a_colleague_of_the_room_goes_on_with_the_batch(petra: Actor, aino: Actor) -> None:
    batch_id = stage(petra, PEOPLE, "people")

    assert accept(aino, batch_id).counts["records"] == 2


@pytest.mark.parametrize("name", ["stig", "dag", "carin"])
def test_who_may_not_import_is_refused(name: str, request: pytest.FixtureRequest) -> None:
    actor = request.getfixturevalue(name)

    with access.acting_as(actor), pytest.raises(access.NotPermitted):
        changes.stage_batch(actor, plan(PEOPLE, "people"), now=NOW)


def test_an_upload_by_somebody_who_may_not_import_is_403(stig: Actor) -> None:
    answer = signed_in(stig).post("/imports/", {})

    assert answer.status_code == 403


def test_a_twin_that_the_reader_may_not_see_is_not_named_to_them(petra: Actor, aino: Actor) -> None:
    take(petra, PEOPLE, "people")
    batch_id = stage(petra, PEOPLE.replace(b"A1", b"B1"), "people")
    with access.acting_as(petra):
        twin = Finding.objects.get(batch_id=batch_id, sort="likely")

    with access.acting_as(aino):
        assert queries.findings(aino, batch_id, "likely").found[0].other_id == twin.other_id


def test_taking_undoing_and_reading_are_in_the_audit_record(petra: Actor) -> None:
    batch_id = stage(petra, FAULTY, "incidents")
    accept(petra, batch_id)
    client = signed_in(petra)
    client.get(f"/imports/{batch_id}/")
    client.get(f"/imports/{batch_id}/rejects/")
    client.post(f"/imports/{batch_id}/undo/")

    with access.acting_as(petra), connection.cursor() as cursor:
        cursor.execute(
            "SELECT action, count(*) FROM samsyn_log.audit_auditevent"
            " WHERE subject = 'imports_batch' AND %s = ANY (record_ids) GROUP BY action",
            [str(batch_id)],
        )
        noted = dict(cursor.fetchall())
        cursor.execute(
            "SELECT DISTINCT action FROM samsyn_log.audit_auditevent"
            " WHERE subject = 'incidents_incident'"
        )
        on_incidents = {action for (action,) in cursor.fetchall()}
    assert noted["import_file"] == 3
    assert noted["read"] >= 1
    assert noted["export"] == 1
    assert {"insert", "record_incident", "delete"} <= on_incidents


def test_the_audit_record_holds_no_value_of_the_file(petra: Actor) -> None:
    take(petra, PEOPLE, "people")

    with access.acting_as(petra), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM samsyn_log.audit_auditevent e WHERE e::text ILIKE '%%granbacke%%'"
        )
        assert cursor.fetchone() == (0,)


def test_a_restricted_person_is_not_found_by_somebody_shut_out(petra: Actor, aino: Actor) -> None:
    take(petra, PEOPLE, "people")
    with access.acting_as(petra):
        person = Person.objects.get(external_reference="A1")
        alone = RestrictionPlan(team=frozenset({petra.staff_id}), reason="Skyddat ärende")
        restrict_person(petra, person.pk, alone, now=NOW)

    outcome = take(aino, b"ref;namn\nA1;Vilgot Granbacke\n", "people")
    again = take(actor_named("petra"), b"ref;namn\nA1;Vilgot Granbacke \n", "people")

    assert (outcome.counts["here"], outcome.counts["likely"], outcome.records) == (0, 0, 1)
    assert again.counts["here"] == 1
