"""What cannot be shown looks the same whatever it is, and tells nothing."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.office.sign_in.doorstep import noted
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.models import Compartment
from samsyn.office.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _with_records(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.office.config.record_urls"


@pytest.fixture
def recorded(petra: Actor) -> UUID:
    part = Compartment.objects.get(room__key="orebro-police", is_default=True)
    with access.acting_as(petra):
        return Person.objects.create(
            room=part.room,
            compartment=part,
            recorded_at=timezone.now(),
            recorded_by_id=petra.staff_id,
        ).pk


def inside(name: str) -> Client:
    client = signed_in(name)
    client.get("/account/")
    return client


def test_whoever_may_see_the_record_sees_it(recorded: UUID) -> None:
    assert inside("petra").get(f"/record/{recorded}/").content == b"seen"


def test_hidden_missing_and_unknown_are_the_same_bytes(recorded: UUID) -> None:
    client = inside("otto")

    hidden = client.get(f"/record/{recorded}/")
    missing = client.get(f"/record/{uuid4()}/")
    unknown = client.get("/no/such/address/")

    assert hidden.status_code == missing.status_code == unknown.status_code == 404
    assert hidden.content == missing.content == unknown.content
    assert dict(hidden.headers) == dict(missing.headers) == dict(unknown.headers)
    assert hidden.cookies == missing.cookies == unknown.cookies


def test_hidden_and_missing_cost_the_same_queries(recorded: UUID) -> None:
    client = inside("otto")

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    assert queries(f"/record/{recorded}/") == queries(f"/record/{uuid4()}/")


def test_an_attempt_that_no_role_grants_is_refused_in_words_and_noted(recorded: UUID) -> None:
    answer = inside("aino").get(f"/record/{recorded}/restrict/")

    assert answer.status_code == 403
    assert "Din roll" in answer.content.decode()
    [event] = noted("refused")
    assert event.subject == f"/record/{recorded}/restrict/"


def test_a_fault_tells_its_number_and_nothing_else() -> None:
    client = inside("petra")
    client.raise_request_exception = False

    answer = client.get("/broken/")

    page = answer.content.decode()
    assert answer.status_code == 500
    assert "must not reach" not in page
    assert str(answer.wsgi_request.actor.request_id) in page


def test_a_control_character_is_refused_and_not_a_fault(client: Client) -> None:
    assert client.get("/sign-in/?next=%00").status_code == 400
    assert client.get("/%00/").status_code == 400


@pytest.mark.parametrize(
    "address", ["/account/", "/no/such/address/", "/record/" + str(UUID(int=7)) + "/"]
)
def test_strangers_are_sent_to_the_sign_in_page_whatever_they_ask_for(
    client: Client, address: str
) -> None:
    assert client.get(address).url == f"/sign-in/?next={address}"


def test_strangers_who_send_something_are_not_led_back_to_it(client: Client) -> None:
    assert client.post("/account/room/").url == "/sign-in/"


def test_an_address_that_looks_like_another_host_stays_here(client: Client) -> None:
    answer = client.get("/", PATH_INFO="//elsewhere.example/")

    assert answer.url == "/sign-in/?next=/%252Felsewhere.example/"


def test_error_pages_are_in_the_readers_language() -> None:
    client = inside("petra")
    client.cookies["language"] = "en"

    assert 'lang="en"' in client.get("/no/such/address/").content.decode()
