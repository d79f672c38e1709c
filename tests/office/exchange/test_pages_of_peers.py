"""Pages between installations: who sees them, what they hand out, and what the inbox answers."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.office.disclosures.conftest import write_person
from tests.office.exchange.conftest import (
    HALLSBERG,
    KUMLA,
    carried,
    from_kumla,
    sent_back,
    tell_kumla,
)
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes import Kind
from samsyn.office.disclosures.models import Receipt
from samsyn.office.exchange.models import Outgoing
from samsyn.office.exchange.queries import keys_here
from samsyn.office.exchange.sealing import LARGEST, write_receipt
from samsyn.office.exchange.sealing import Receipt as Word

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("peers"), pytest.mark.slow]
PEERS, INBOX = "/disclosures/peers/", "/disclosures/inbox/"


def bring(client: Client, content: bytes) -> HttpResponse:
    return client.post(INBOX, content, content_type="application/jose")


def upload(client: Client, content: bytes) -> HttpResponse:
    return client.post(PEERS, {"package": SimpleUploadedFile("paket.samsyn", content)})


def fresh(petra: Actor) -> bytes:
    """A package from Kumla, sealed now: pages read the clock."""
    tell_kumla(petra, Kind.PERSON, write_person(petra))
    return sent_back(carried()[-1], sealed_at=timezone.now())


def page_of(petra: Actor, disclosure: UUID) -> str:
    return signed_in(petra).get(f"/disclosures/{disclosure}/").content.decode()


def received(actor: Actor) -> int:
    with access.acting_as(actor):
        return access.visible_to(actor, Receipt.objects).count()


def test_the_inbox_answers_the_same_receipt_each_time_to_whoever_brings_it(
    client: Client, petra: Actor
) -> None:
    package = fresh(petra)

    first, second = bring(client, package), bring(client, package)

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.content == second.content
    assert received(petra) == 1


def test_the_inbox_refuses_with_a_code_and_a_sentence_and_keeps_nothing(
    client: Client, petra: Actor
) -> None:
    package = fresh(petra)
    other = b"A" if package[-30:-29] != b"A" else b"B"  # still a letter of a package
    changed = package[:-30] + other + package[-29:]
    now = timezone.now()
    cases = {
        b"": ("not_a_package", 422),
        b"hej": ("not_a_package", 422),
        b"x" * (LARGEST + 5): ("too_large", 422),
        changed: ("changed", 422),
        from_kumla({}, sealed_at=now, keys=HALLSBERG): ("unconfirmed", 503),
        from_kumla({}, sealed_at=now - timedelta(days=40)): ("too_old", 422),
        from_kumla({}, sealed_at=now): ("not_understood", 422),
    }
    for content, (code, status) in cases.items():
        answer = bring(client, content)
        assert (answer.json()["refused"], answer.status_code) in {(code, status)}, code
        assert answer.json()["because"].endswith(".")
    assert received(petra) == 0
    assert client.get(INBOX).status_code == 405


def test_peers_show_their_digits_to_who_discloses_or_reads_the_log(
    petra: Actor, dag: Actor, carin: Actor, otto: Actor
) -> None:
    shown = signed_in(petra).get(PEERS).content.decode()
    to_dag = signed_in(dag).get(PEERS).content.decode()

    assert KUMLA.public.fingerprint in shown
    assert keys_here().public.fingerprint in shown
    assert "Inte bekräftad" in shown
    assert KUMLA.public.fingerprint in to_dag
    assert "Ta emot" not in to_dag
    assert KUMLA.public.fingerprint not in signed_in(otto).get(PEERS).content.decode()
    assert signed_in(carin).get(PEERS).status_code == 403


def test_a_disclosure_says_how_far_it_has_come_and_hands_out_its_package(
    petra: Actor, frida: Actor
) -> None:
    told = tell_kumla(petra, Kind.PERSON, write_person(petra))
    row = Outgoing.objects.get()
    address = f"/disclosures/{told}/packages/{row.package_id}/"

    assert "Väntar på leverans" in page_of(petra, told)
    handed = signed_in(petra).get(address)
    assert handed.content == bytes(row.content)
    assert handed.headers["Content-Disposition"].startswith("attachment")
    assert signed_in(frida).get(address).status_code == 404

    word = Word(message_id=told, mark="m", received_at=timezone.now())
    receipt = write_receipt(word, KUMLA, keys_here().public).encode()
    assert upload(signed_in(petra), receipt).status_code == 302
    assert "Levererat, med kvittens" in page_of(petra, told)
    assert signed_in(petra).get(address).status_code == 404


def test_what_failed_says_why_and_a_button_sends_it_again(petra: Actor) -> None:
    told = tell_kumla(petra, Kind.PERSON, write_person(petra))
    Outgoing.objects.update(
        state="refused", content=b"", settled_at=timezone.now(), fault="room_refuses"
    )

    failed = page_of(petra, told)
    to_do = signed_in(petra).get("/disclosures/work/").content.decode()
    again = signed_in(petra).post(f"/disclosures/{told}/again/", follow=True).content.decode()

    assert "Kunde inte levereras" in failed
    assert "kan inte ta emot det" in failed
    assert f"/disclosures/{told}/" in to_do
    assert "Väntar på leverans" in again
    assert (
        f"/disclosures/{told}/" not in signed_in(petra).get("/disclosures/work/").content.decode()
    )


def test_a_file_is_taken_in_by_who_discloses_in_that_room_and_nobody_else(
    petra: Actor, frida: Actor, dag: Actor
) -> None:
    package = fresh(petra)

    refused = upload(signed_in(frida), package)
    silent = upload(signed_in(dag), package)
    assert refused.status_code == 422
    assert "Paketet är till ett annat rum" in refused.content.decode()
    assert silent.status_code == 200
    assert received(petra) == 0

    taken = upload(signed_in(petra), package)
    assert taken.status_code == 302
    assert received(petra) == 1
    shown = signed_in(petra).get(taken.headers["Location"]).content.decode()
    receipt = shown.split('href="/disclosures/receipts/')[1].split('"')[0]
    assert signed_in(petra).get(f"/disclosures/receipts/{receipt}").status_code == 200
    assert signed_in(dag).get(f"/disclosures/receipts/{receipt}").status_code == 404
