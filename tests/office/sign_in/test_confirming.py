"""Before the gravest deeds whoever sits there says once more who they are; ten minutes hold."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.architecture.addresses import names_of
from tests.office.sign_in.doorstep import PASSWORD, as_production, give_password
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.config.confirming import CONFIRMED_FOR, DEEDS, FILES
from samsyn.office.sign_in import second_factor

pytestmark = pytest.mark.django_db
GROUNDS = "/disclosures/grounds/"
CONFIRM = "/account/confirm/"
ABOUT_ONE = ("disclosures:proposal", "exports:decide", "exports:export", "retention:batch")


@pytest.fixture
def client(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """Petra in real use, signed in by password; that she has a factor is not what is tested."""
    cache.clear()
    as_production(settings)
    monkeypatch.setattr(second_factor, "has_second_factor", lambda *_a, **_k: True)
    give_password("petra")
    client = Client()
    client.post("/sign-in/", {"login": "petra@exempel.example", "password": PASSWORD})
    return client


def let_time_pass(client: Client) -> None:
    session = client.session
    for one in session[METHODS]:
        one["at"] -= CONFIRMED_FOR.total_seconds() + 1
    session.save()


def test_a_deed_soon_after_the_sign_in_asks_for_nothing_more(client: Client) -> None:
    assert client.post(GROUNDS, {}).headers.get("Location", "") != CONFIRM


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_every_grave_deed_waits_until_its_doer_is_confirmed(client: Client, name: str) -> None:
    let_time_pass(client)
    args = [uuid4()] if name in ABOUT_ONE else []

    answer = client.post(reverse(name, args=args), {"act": "approve"})

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{CONFIRM}?next=")


def test_a_file_of_rows_waits_too(client: Client) -> None:
    let_time_pass(client)
    address = reverse("imports:rejects", args=[uuid4()])

    assert client.get(address).headers["Location"].startswith(f"{CONFIRM}?next=%2Fimports")


def test_whoever_confirms_comes_back_to_the_page_of_the_deed(client: Client) -> None:
    let_time_pass(client)
    way = client.post(GROUNDS, {}).headers["Location"]

    page = client.get(way)
    answer = client.post(CONFIRM, {"password": PASSWORD, "next": GROUNDS})

    assert "Tryck sedan på knappen en gång till" in page.content.decode()
    assert answer.headers["Location"] == GROUNDS
    assert client.post(GROUNDS, {}).headers.get("Location", "") != CONFIRM


def test_a_wrong_password_confirms_nothing(client: Client) -> None:
    let_time_pass(client)
    client.post(CONFIRM, {"password": "fel", "next": GROUNDS})

    assert client.post(GROUNDS, {}).headers["Location"].startswith(CONFIRM)


def test_a_confirmed_session_has_a_new_key(client: Client) -> None:
    before = client.session.session_key

    client.post(CONFIRM, {"password": PASSWORD, "next": GROUNDS})

    assert client.session.session_key != before
    assert client.get(GROUNDS).status_code == 200


def test_to_look_asks_for_nothing(client: Client) -> None:
    let_time_pass(client)

    assert client.get(GROUNDS).status_code == 200


def test_the_practice_environment_asks_nobody() -> None:
    assert signed_in("petra").post("/account/end-others/").headers["Location"] == "/account/"


def test_every_page_that_waits_is_there() -> None:
    assert {*DEEDS, *FILES} <= set(names_of())
    assert {page for page in DEEDS.values() if page} <= set(names_of())
