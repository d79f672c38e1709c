"""Who has seen a person, the log of a room, and why one sees a record."""

import html
import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.architecture.stage import NAME, Stage
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.oversight.queries import how_far_sealed

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Row:
    """One event as it stands on the page."""

    who: str
    text: str


def rows(shown: HttpResponse) -> list[Row]:
    found = re.findall(r'<tr role="row"><th scope="row".*?</tr>', shown.content.decode(), re.S)
    texts = [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]
    return [Row(text.split()[0], text) for text in texts]


def link(shown: HttpResponse, way: str) -> str:
    found = re.search(rf'<a [^>]*rel="{way}" href="([^"]*)"', shown.content.decode())
    return html.unescape(found[1]) if found else ""


def page(client: Client, actor: Actor, address: str, **query: str):
    return signed_in(actor, at=client).get(address, query)


def readings(person: object) -> str:
    return reverse("oversight:readings", args=[person])


def note(actor: Actor, reading: Reading, staged: Stage) -> None:
    room = staged.rooms["orebro-police"]
    with access.acting_as(actor):
        audit.record_reading(
            actor,
            reading,
            subject="people_person",
            record_ids=[room.person],
            room_ids=[room.room_id],
        )


def test_the_coordinator_sees_who_looked_at_a_person_and_how(
    client: Client, petra: Actor, aino: Actor, staged: Stage
) -> None:
    note(aino, Reading.SEARCH, staged)

    shown = page(client, petra, readings(staged.rooms["orebro-police"].person))

    body = shown.content.decode()
    assert shown.status_code == 200
    assert "Aino" in body
    assert "analytiker" in body
    assert "Hittade genom sökning" in body


def test_the_data_protection_officer_gets_a_code_and_no_name(
    client: Client, dag: Actor, staged: Stage
) -> None:
    person = staged.rooms["orebro-police"].person

    shown = page(client, dag, readings(person))

    body = shown.content.decode()
    assert shown.status_code == 200
    assert access.code_for("P", person) in body
    assert NAME not in body
    assert f'"{reverse("people:person", args=[person])}' not in body


def test_the_analyst_sees_the_person_but_not_who_else_did(
    client: Client, aino: Actor, staged: Stage
) -> None:
    assert page(client, aino, readings(staged.rooms["orebro-police"].person)).status_code == 403


@pytest.mark.parametrize("room", ["orebro-probation", "malmo-police", "orebro-joint"])
def test_an_auditor_of_another_room_meets_a_page_that_does_not_exist(
    client: Client, dag: Actor, staged: Stage, room: str
) -> None:
    hidden = page(client, dag, readings(staged.rooms[room].person))
    nowhere = page(client, dag, readings(uuid4()))

    assert hidden.status_code == nowhere.status_code == 404
    assert hidden.content == nowhere.content


def test_looking_at_the_list_of_readers_is_itself_on_the_list(
    client: Client, petra: Actor, staged: Stage
) -> None:
    address = readings(staged.rooms["orebro-police"].person)
    page(client, petra, address, way="page")

    again = page(client, petra, address, way="page")

    assert rows(again)[0].who == "Petra"


def test_a_print_is_noted_as_a_print(client: Client, petra: Actor, staged: Stage) -> None:
    address = readings(staged.rooms["orebro-police"].person)
    page(client, petra, address, print="1")

    printed = rows(page(client, petra, address, way="print"))

    assert [line.who for line in printed] == ["Petra"]


def test_pages_follow_one_another_by_key_without_loss(
    client: Client, petra: Actor, aino: Actor, staged: Stage
) -> None:
    for _ in range(120):
        note(aino, Reading.SEARCH, staged)
    address = readings(staged.rooms["orebro-police"].person) + "?way=search"

    turned = [page(client, petra, address)]
    while older := link(turned[-1], "next"):
        turned.append(page(client, petra, older))
    back = page(client, petra, link(turned[-1], "prev"))

    seen = sum(len(rows(one)) for one in turned)
    assert seen == 120
    assert [len(rows(one)) for one in turned] == [50, 50, 20]
    assert rows(back) == rows(turned[-2])


def test_a_day_that_is_no_day_is_said_and_nothing_typed_is_lost(
    client: Client, petra: Actor, staged: Stage
) -> None:
    shown = page(client, petra, readings(staged.rooms["orebro-police"].person), since="i går")

    assert shown.status_code == 422
    assert 'value="i går"' in shown.content.decode()


def test_the_period_leaves_out_other_days(client: Client, petra: Actor, staged: Stage) -> None:
    address = readings(staged.rooms["orebro-police"].person)

    assert rows(page(client, petra, address, until="2020-01-01")) == []
    assert rows(page(client, petra, address, since="2020-01-01"))


def test_the_log_is_for_whoever_may_read_it(
    client: Client, petra: Actor, aino: Actor, dag: Actor, staged: Stage
) -> None:
    del staged
    statuses = {
        actor.name: page(client, actor, reverse("oversight:log")).status_code
        for actor in (petra, aino, dag)
    }

    assert statuses == {"Petra": 200, "Aino": 403, "Dag": 200}


def test_the_log_of_one_room_does_not_count_records_of_another(
    client: Client, petra: Actor, dag: Actor, staged: Stage
) -> None:
    here, there = staged.rooms["orebro-police"], staged.rooms["orebro-joint"]
    with access.acting_as(petra):
        audit.record_reading(
            petra,
            Reading.LIST,
            subject="people_person",
            record_ids=[here.person, there.person],
            room_ids=[here.room_id, there.room_id],
        )

    latest = rows(page(client, dag, reverse("oversight:log"), way="list"))[0]

    assert latest.who == "Petra"
    assert latest.text.endswith("I flera rum")


def test_the_log_can_be_narrowed_to_one_member_of_staff(
    client: Client, petra: Actor, aino: Actor, staged: Stage
) -> None:
    note(aino, Reading.PAGE, staged)

    shown = page(client, petra, reverse("oversight:log"), staff=str(aino.staff_id))

    assert {row.who for row in rows(shown)} == {"Aino"}


def test_a_person_shut_off_from_the_auditor_leaves_no_code_in_the_log(
    client: Client, petra: Actor, staged: Stage
) -> None:
    room = staged.rooms["orebro-police"]
    other = petra.narrowed_to(room.room_id)
    with access.acting_as(other):
        audit.record_reading(
            other,
            Reading.PAGE,
            subject="people_person",
            record_ids=[staged.sealed_person],
            room_ids=[room.room_id],
        )

    code = access.code_for("P", staged.sealed_person)

    assert code in page(client, petra, reverse("oversight:log")).content.decode()


@pytest.mark.parametrize("kind", ["person", "group", "incident"])
def test_the_reader_is_told_why(client: Client, aino: Actor, staged: Stage, kind: str) -> None:
    record = getattr(staged.rooms["orebro-police"], kind)

    shown = page(client, aino, reverse("oversight:explain", args=[kind, record]))

    body = shown.content.decode()
    assert shown.status_code == 200
    assert "är du analytiker sedan" in body
    assert "öppen för alla som läser poster i Polisen, Örebro" in body
    assert "1 som samordnare" in body


def test_the_team_of_a_restricted_record_is_named_to_the_coordinator(
    client: Client, petra: Actor, aino: Actor, staged: Stage
) -> None:
    address = reverse("oversight:explain", args=["person", staged.sealed_person])

    shown = page(client, petra, address)

    assert "<h3>Bara dessa läser den</h3><ul><li>Petra</li></ul>" in shown.content.decode()
    assert page(client, aino, address).status_code == 404


def test_a_kind_that_is_none_does_not_exist(client: Client, petra: Actor, staged: Stage) -> None:
    person = staged.rooms["orebro-police"].person
    address = reverse("oversight:explain", args=["staff", person])

    assert page(client, petra, address).status_code == 404


def test_every_explained_record_is_a_reading(client: Client, petra: Actor, staged: Stage) -> None:
    person = staged.rooms["orebro-police"].person
    page(client, petra, reverse("oversight:explain", args=["person", person]))

    noted = rows(page(client, petra, readings(person), way="page"))

    assert any("personer" in row.text for row in noted)


def test_whoever_may_read_the_log_may_only_by_a_role(petra: Actor, dag: Actor) -> None:
    assert petra.rooms_granting(Deed.READ_AUDIT) > dag.rooms_granting(Deed.READ_AUDIT)


def test_the_data_protection_officer_sees_whether_the_log_is_sealed(
    client: Client, dag: Actor, staged: Stage
) -> None:
    body = page(client, dag, reverse("oversight:log")).content.decode()

    assert "Ingenting är förseglat ännu" in body
    assert "Ingen kopia finns någon annanstans" in body


def test_the_seal_tells_nothing_of_what_happens_in_other_rooms(dag: Actor, staged: Stage) -> None:
    now = timezone.now()
    before = how_far_sealed(dag, now=now)
    audit.record_failed_sign_in("sami@exempel.example", now=now)

    assert how_far_sealed(dag, now=now) == before


def test_a_log_that_is_no_longer_sealed_is_told_to_whoever_reads_it(
    dag: Actor, carin: Actor, staged: Stage
) -> None:
    now = timezone.now()

    assert how_far_sealed(dag, now=now + timedelta(hours=2)).has_stopped
    assert not how_far_sealed(dag, now=now - timedelta(days=365)).has_stopped
    with pytest.raises(NotPermitted):
        how_far_sealed(carin, now=now)
