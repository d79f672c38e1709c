"""The practice environment's role cards: one click signs in, and only there."""

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from samsyn.office.accounts.models import Staff

pytestmark = pytest.mark.django_db


def staff(name: str) -> Staff:
    return Staff.objects.get(email=f"{name}@exempel.example")


def production(settings: Settings) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mode="production")


def test_every_invented_member_of_staff_has_a_card_under_their_site(client: Client) -> None:
    page = client.get("/sign-in/").content.decode()

    assert page.index("Örebro") < page.index("Petra") < page.index("Malmö") < page.index("Otto")


def test_services_have_no_card(client: Client) -> None:
    assert "Dörren" not in client.get("/sign-in/").content.decode()


def test_one_click_signs_in(client: Client) -> None:
    response = client.post("/sign-in/demo/", {"staff": staff("petra").pk}, follow=True)

    assert client.session["_auth_user_id"] == str(staff("petra").pk)
    assert response.redirect_chain[0] == ("/", 302)


def test_a_card_leads_back_to_the_page_that_was_asked_for(client: Client) -> None:
    response = client.post("/sign-in/demo/", {"staff": staff("petra").pk, "next": "/account/"})

    assert response.url == "/account/"


def test_a_card_never_leads_to_another_host(client: Client) -> None:
    response = client.post(
        "/sign-in/demo/", {"staff": staff("petra").pk, "next": "https://elsewhere.example/"}
    )

    assert response.url == "/"


@pytest.mark.parametrize("chosen", ["0", "-1", "abc", "", "²", "9" * 400])
def test_a_card_that_does_not_exist_is_not_found(client: Client, chosen: str) -> None:
    assert client.post("/sign-in/demo/", {"staff": chosen}).status_code == 404


def test_nobody_enters_as_a_service(client: Client) -> None:
    door = Staff.objects.filter(is_service=True).first()

    assert client.post("/sign-in/demo/", {"staff": door.pk}).status_code == 404


def test_a_real_address_has_no_card(client: Client) -> None:
    Staff.objects.filter(pk=staff("petra").pk).update(email="petra@polisen.test")

    assert "Petra" not in client.get("/sign-in/").content.decode()


def test_outside_the_demo_there_are_no_cards(client: Client, settings: Settings) -> None:
    production(settings)

    page = client.get("/sign-in/").content.decode()

    assert "Petra" not in page
    assert "/sign-in/demo/" not in page


def test_outside_the_demo_the_one_click_does_not_exist(client: Client, settings: Settings) -> None:
    production(settings)

    response = client.post("/sign-in/demo/", {"staff": staff("petra").pk})

    assert response.status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_demo_says_on_every_page_that_the_data_is_invented(client: Client) -> None:
    before = client.get("/sign-in/").content.decode()
    client.post("/sign-in/demo/", {"staff": staff("petra").pk})
    within = client.get("/account/").content.decode()
    missing = client.get("/nowhere/").content.decode()

    assert all('class="demo-strip"' in page for page in (before, within, missing))


def test_outside_the_demo_no_page_says_so(client: Client, settings: Settings) -> None:
    production(settings)

    assert "demo-strip" not in client.get("/sign-in/").content.decode()
