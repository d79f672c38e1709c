"""The queue as staff use it: decided on the person's page, prepared, approved, erased."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.office.retention.test_removing import LONG_AGO, is_seen, person_of
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.retention import changes, jobs, queries
from samsyn.office.retention.models import Removal
from samsyn.vocabulary.retention import KeptKind, RemovalReason

pytestmark = pytest.mark.django_db
NOW = timezone.now()
POLICE = "?room=orebro-police"


@pytest.fixture(autouse=True)
def _journal_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("erased")
    environment = type(settings.ENVIRONMENT)(
        mode="demo",
        data_folder=settings.ENVIRONMENT.data_folder,
        erasure_journal=str(folder / "journal.jsonl"),
    )
    monkeypatch.setattr(settings, "ENVIRONMENT", environment)


def long_hidden(petra: Actor, *, because: RemovalReason = RemovalReason.MISTAKEN) -> None:
    person = person_of(petra, "orebro-police")
    with access.acting_as(petra):
        changes.hide_record(petra, KeptKind.PERSON, person, because, now=NOW - timedelta(days=40))


def test_a_coordinator_hides_somebody_from_the_persons_page(petra: Actor) -> None:
    person = person_of(petra, "orebro-police")
    client = signed_in("petra")

    link = f"/retention/remove/person/{person}/"
    page = client.get(f"/people/{person}/").content.decode()
    unsaid = client.post(link, {})
    answer = client.post(link, {"reason": "no_legal_ground"})

    assert link in page
    assert (unsaid.status_code, answer.status_code) == (422, 302)
    assert client.get(f"/people/{person}/").status_code == 404
    assert not is_seen(petra, person)


def test_one_prepares_and_another_approves_and_the_job_erases(
    petra: Actor, dag: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    long_hidden(petra)
    first, second = signed_in("petra"), signed_in("dag")

    first.post("/retention/rooms/orebro-police/prepare/0/")
    found = re.search(
        r"/retention/batches/[0-9a-f-]+/", first.get(f"/retention/{POLICE}").content.decode()
    )
    assert found
    own = first.get(found[0]).content.decode()
    alone = first.post(found[0], {"has_looked": "on"})
    unseen = second.post(found[0], {})
    with django_capture_on_commit_callbacks(execute=True):
        answer = second.post(found[0], {"has_looked": "on"})
    waiting = DBTaskResult.objects.filter(task_path="samsyn.office.retention.jobs.erase")
    approved = second.get(found[0]).content.decode()
    jobs.erase.func(found[0].split("/")[3])
    erased = second.get(found[0]).content.decode()
    receipts = second.get(f"/retention/receipts/{POLICE}").content.decode()

    assert "Någon annan som svarar för gallringen här ska godkänna den." in own
    assert (alone.status_code, unseen.status_code, answer.status_code) == (422, 422, 302)
    assert "Titta på stickprovet" in unseen.content.decode()
    assert waiting.count() == 1
    assert "Godkänd av Dag." in approved
    assert "Ingenting av det går att få tillbaka." in erased
    assert "Registrerad av misstag" in receipts
    with access.acting_as(dag):
        assert queries.in_my_rooms(dag, Removal.objects).get().erased_at is not None


def test_a_batch_that_was_sent_back_says_so(petra: Actor, dag: Actor) -> None:
    long_hidden(petra)
    with access.acting_as(petra):
        room = queries.room_of(petra, "orebro-police").pk
        batch = changes.prepare_batch(petra, room, None, now=NOW)
    with access.acting_as(dag):
        changes.send_back(dag, batch, now=NOW)

    page = signed_in("dag").get(f"/retention/batches/{batch}/").content.decode()

    assert "Listan skickades tillbaka." in page


def test_the_page_counts_what_a_rule_will_hide_and_says_that_it_is_an_example(
    petra: Actor,
) -> None:
    person_of(petra, "orebro-police", at=LONG_AGO)
    person_of(petra, "orebro-police", at=NOW - timedelta(days=300))
    room = queries.room_of(petra, "orebro-police")

    page = signed_in("petra").get(f"/retention/{POLICE}").content.decode()
    with access.acting_as(petra):
        found = queries.overview(petra, room, now=NOW, is_demo=True)

    counts = {one.rule.key: (one.due, one.soon) for one in found.rules}
    assert counts["pbdl-4-2-not-suspected"] == (1, 1)
    assert counts["pbdl-4-7-suspected"] == (0, 0)
    assert "Polisens brottsdatalag 4\u00a0kap.\u00a02\u00a0§" in page
    assert "Exempel, inte godkänt" in page


def test_the_data_protection_officer_sees_codes_and_no_name(petra: Actor, dag: Actor) -> None:
    del dag
    long_hidden(petra)
    with access.acting_as(petra):
        room = queries.room_of(petra, "orebro-police").pk
        batch = changes.prepare_batch(petra, room, None, now=NOW)

    page = signed_in("dag").get(f"/retention/batches/{batch}/").content.decode()

    assert re.search(r"P-[0-9A-Z]{5}", page)
    assert "Ada" not in page


def test_a_hold_is_placed_and_lifted_on_the_page(petra: Actor, dag: Actor) -> None:
    long_hidden(petra)
    client = signed_in("dag")
    found = re.search(
        r"/retention/removals/[0-9a-f-]+/hold/", client.get("/retention/").content.decode()
    )
    assert found
    day = timezone.localdate() + timedelta(days=30)

    empty = client.post(found[0], {})
    placed = client.post(
        found[0], {"ground": "B 1-26", "owner": str(dag.staff_id), "review_on": day.isoformat()}
    )
    page = client.get("/retention/").content.decode()
    lifted = re.search(r"/retention/holds/[0-9a-f-]+/lift/", page)
    assert lifted
    unreasoned = client.post(lifted[0])
    client.post(lifted[0], {"because": "Målet är avgjort"})

    assert (empty.status_code, unreasoned.status_code, placed.status_code) == (422, 422, 302)
    assert "Spärrad" in page
    assert "Spärrad" not in client.get("/retention/").content.decode()


def test_what_is_hidden_is_shown_again_by_a_button(petra: Actor) -> None:
    person = person_of(petra, "orebro-police")
    with access.acting_as(petra):
        removal = changes.hide_record(
            petra, KeptKind.PERSON, person, RemovalReason.MISTAKEN, now=NOW
        )

    answer = signed_in("petra").post(f"/retention/removals/{removal}/show/")

    assert answer.status_code == 302
    assert is_seen(petra, person)
