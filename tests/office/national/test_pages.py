"""The pages, as the coordinator and as the national reader open them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.office.national.playing import nils, returned, shootings
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.national import queries
from samsyn.office.national.rules import last_ended

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nation")]
ROOT = "/national/"


@pytest.fixture
def reader() -> Client:
    """The national reader's browser."""
    return signed_in(nils(now=timezone.now()), "en")


def body(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def quarter() -> str:
    return str(last_ended(timezone.localdate()))


def test_a_coordinator_looks_approves_and_reads_what_was_frozen(petra: Actor) -> None:
    client, address = signed_in(petra, "en"), f"{ROOT}returns/{quarter()}/"
    assert "Make the return" in body(client, f"{ROOT}returns/")
    with access.acting_as(petra):
        mark = queries.preview(petra, quarter(), now=timezone.now()).mark
    assert mark in body(client, address)

    refused = client.post(address, {"mark": mark})
    assert refused.status_code == 422
    assert "Approve that exactly this leaves the site." in refused.content.decode()
    stale = client.post(address, {"mark": "0" * 64, "is_approved": "on"})
    assert stale.status_code == 422
    assert "The figures have changed" in stale.content.decode()
    assert mark in stale.content.decode()

    made = client.post(address, {"mark": mark, "is_approved": "on", "remark": "Gott"}, follow=True)
    assert "Signed and frozen." in made.content.decode()
    assert "Gott" in made.content.decode()
    assert client.get(f"{ROOT}returns/nothing/").status_code == 404


def test_the_national_reader_begins_with_the_sites_side_by_side(
    petra: Actor, reader: Client
) -> None:
    shootings(petra)
    made = returned(petra)

    first = reader.get("/", follow=True)
    assert "In time" in first.content.decode() or "Late" in first.content.decode()
    shown = body(reader, ROOT)
    assert "Örebro" in shown
    assert "Missing" in shown
    assert "not ranked" in shown
    assert "Signed by the key" in body(reader, f"{ROOT}received/{made}/")
    assert "quarter" in body(reader, f"{ROOT}sites/orebro/")
    body(reader, f"{ROOT}sites/nowhere/", 404)
    assert "CC0-1.0" in body(reader, f"{ROOT}data/")
    assert "withheld" in body(reader, f"{ROOT}data/figures.csv")
    body(reader, f"{ROOT}data/other.csv", 404)


def test_a_file_that_is_no_package_is_refused_with_a_sentence(reader: Client) -> None:
    file = SimpleUploadedFile("x.samsyn", b"nothing")

    answer = reader.post(f"{ROOT}take-in/", {"package": file})

    assert answer.status_code == 422
    assert "This is no package of Samsyn" in answer.content.decode()


def test_pages_are_swedish_first(petra: Actor) -> None:
    returned(petra)

    shown = body(signed_in(nils(now=timezone.now())), ROOT)

    assert "Nationell bild" in shown
    assert "Saknas" in shown
