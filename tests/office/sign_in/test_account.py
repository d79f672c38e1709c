"""One's own account: rooms, names, language, look, other sessions, and who may do what."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.office.sign_in.doorstep import noted
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.access import Actor, Deed
from samsyn.office.access.deeds import GRANTS
from samsyn.office.accounts.models import Staff
from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import Role

pytestmark = pytest.mark.django_db


def room_named(key: str) -> Room:
    return Room.objects.get(key=key)


def actor_behind(client: Client) -> Actor:
    return client.get("/account/").wsgi_request.actor


def test_the_account_says_who_one_is_in_which_rooms() -> None:
    page = signed_in("petra").get("/account/").content.decode()

    for text in ("Petra", "petra@exempel.example", "Polisen", "Gemensamt", "Samordnare"):
        assert text in page


def test_staff_without_a_role_are_told_so() -> None:
    loner = Staff.objects.create(email="loner@exempel.example", name="Loa")
    client = Client()
    client.force_login(loner)

    assert "ingen roll" in client.get("/account/").content.decode()


def test_looking_at_one_room_narrows_what_is_seen() -> None:
    client = signed_in("petra")

    client.post("/account/room/", {"room": room_named("orebro-joint").pk})

    assert actor_behind(client).reading_rooms == {room_named("orebro-joint").pk}


def test_looking_at_all_rooms_again_widens_it() -> None:
    client = signed_in("petra")
    client.post("/account/room/", {"room": room_named("orebro-joint").pk})

    client.post("/account/room/", {"room": ""})

    assert len(actor_behind(client).reading_rooms) == 2


def test_a_room_of_others_cannot_be_chosen() -> None:
    client = signed_in("petra")

    assert client.post("/account/room/", {"room": room_named("malmo-police").pk}).status_code == 404
    assert room_named("malmo-police").pk not in actor_behind(client).reading_rooms


def test_a_room_in_the_session_that_is_no_longer_held_widens_nothing() -> None:
    client = signed_in("petra")
    session = client.session
    session["room"] = room_named("malmo-police").pk
    session.save()

    assert room_named("malmo-police").pk not in actor_behind(client).reading_rooms


def test_names_are_shown_for_ten_minutes_and_that_is_logged() -> None:
    client = signed_in("petra")

    client.post("/account/names/", {"show": "yes"})

    assert actor_behind(client).names_revealed
    [event] = noted("reveal_names")
    assert set(event.room_ids) == {room_named("orebro-police").pk, room_named("orebro-joint").pk}


def test_names_hide_themselves_after_ten_minutes() -> None:
    client = signed_in("petra")
    client.post("/account/names/", {"show": "yes"})
    session = client.session
    session["names_until"] -= timedelta(minutes=10).total_seconds()
    session.save()

    assert not actor_behind(client).names_revealed


def test_names_can_be_hidden_at_once() -> None:
    client = signed_in("petra")
    client.post("/account/names/", {"show": "yes"})

    client.post("/account/names/", {"show": "no"})

    assert not actor_behind(client).names_revealed


def test_the_steering_group_never_sees_names() -> None:
    client = signed_in("stig")

    assert client.post("/account/names/", {"show": "yes"}).status_code == 403
    assert not actor_behind(client).names_revealed


def test_names_are_not_kept_for_the_next_session() -> None:
    client = signed_in("petra")
    client.post("/account/names/", {"show": "yes"})
    client.post("/sign-out/")

    signed_in("petra", at=client)

    assert not actor_behind(client).names_revealed


@pytest.mark.parametrize(
    "address",
    ["/account/room/", "/account/names/", "/account/look/", "/language/", "/account/stay/",
     "/account/end-others/", "/sign-out/", "/sign-in/demo/"],
)  # fmt: skip
def test_what_changes_something_cannot_be_fetched(address: str) -> None:
    assert signed_in("petra").get(address).status_code == 405


@pytest.mark.parametrize(
    "address", ["/account/room/", "/account/names/", "/sign-out/", "/sign-in/demo/", "/sign-in/"]
)
def test_what_changes_something_needs_the_forms_own_protection(address: str) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(address, {})

    assert answer.status_code == 403
    assert "Formuläret är för gammalt" in answer.content.decode()


@pytest.mark.parametrize("wanted", ["prov", "sign_in:account", "", "04a31ed4-cca1-488b-854d-6e04d"])
def test_a_form_that_names_no_page_leads_to_the_overview(client: Client, wanted: str) -> None:
    answer = client.post("/language/", {"language": "en", "next": wanted})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_the_language_is_chosen_without_signing_in(client: Client) -> None:
    client.post("/language/", {"language": "en", "next": "/sign-in/"})

    page = client.get("/sign-in/")

    assert '<html lang="en"' in page.content.decode()
    assert page.headers["Content-Language"] == "en"


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    client.post("/language/", {"language": "xx"})

    assert "language" not in client.cookies


def test_theme_and_density_are_kept_on_the_device() -> None:
    client = signed_in("petra")

    client.post("/account/look/", {"theme": "dark", "density": "compact"})

    page = client.get("/account/").content.decode()
    assert 'data-theme="dark" data-density="compact"' in page


def test_signing_out_forgets_the_session_and_says_so() -> None:
    client = signed_in("petra")
    key = client.session.session_key

    answer = client.post("/sign-out/")

    assert not client.session.exists(key)
    assert "Du har loggat ut" in client.get(answer.url).content.decode()
    assert [event.action for event in noted("sign_out")] == ["sign_out"]


@pytest.mark.parametrize(
    "page", ["/", "/account/", "/account/permissions/", "/people/", "/oversight/"]
)
def test_every_page_of_the_frame_has_the_way_out(page: str) -> None:
    shown = signed_in("petra").get(page)

    assert shown.status_code == 200
    assert '<form method="post" action="/sign-out/"' in shown.content.decode()


def test_signing_out_elsewhere_leaves_only_this_device() -> None:
    here, there = signed_in("petra"), signed_in("petra")
    here.get("/account/")
    there.get("/account/")

    here.post("/account/end-others/")

    assert here.get("/account/").status_code == 200
    assert there.get("/account/").url.startswith("/sign-in/?ended=role")


def test_the_table_of_permissions_says_what_the_code_says() -> None:
    page = signed_in("carin").get("/account/permissions/").content.decode()

    rows = page.split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]
    granted = [[">Ja<" in cell for cell in row.split("<td>")[1:]] for row in rows]

    assert granted == [[deed in GRANTS[role] for role in Role] for deed in Deed]


def test_the_table_of_permissions_names_every_room_and_who_answers_for_it() -> None:
    page = signed_in("carin").get("/account/permissions/").content.decode()

    for room in Room.objects.select_related("controller"):
        assert room.name in page
        assert room.controller.name in page
