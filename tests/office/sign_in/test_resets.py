"""A lost password or second factor is replaced by an operator, who then no longer knows it."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.office.sign_in.doorstep import PASSWORD, as_production, give_password, noted

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.oversight import queries, wording
from samsyn.office.sign_in import changes

pytestmark = pytest.mark.django_db
ADDRESS, OWN_PAGE, OTHER = (
    "petra@exempel.example",
    "/account/password/",
    "vinter-mossa-trappa-flöjt",
)


@pytest.fixture
def staff(db: None) -> Staff:
    cache.clear()
    return give_password("petra")


def reset(staff: Staff, *, hours_ago: float = 0) -> str:
    return changes.reset_password(staff.pk, now=timezone.now() - timedelta(hours=hours_ago))


def enter(client: Client, password: str):
    return client.post("/sign-in/", {"login": ADDRESS, "password": password})


def choose(client: Client, old: str, new: str):
    return client.post(OWN_PAGE, {"oldpassword": old, "password1": new, "password2": new})


def test_a_temporary_password_can_be_read_out_and_differs_each_time(staff: Staff) -> None:
    first, second = reset(staff), reset(staff)

    assert re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}", first)
    assert first != second


def test_after_a_reset_only_the_temporary_password_opens_the_door(
    client: Client, staff: Staff
) -> None:
    temporary = reset(staff)

    assert enter(client, PASSWORD).status_code == 422
    assert enter(client, temporary).status_code == 302


def test_a_reset_ends_every_session(client: Client, staff: Staff) -> None:
    enter(client, PASSWORD)
    assert client.get("/account/").status_code == 200

    reset(staff)

    assert "/sign-in/" in client.get("/account/").headers["Location"]


def test_with_a_temporary_password_nothing_opens_but_the_page_to_change_it(
    client: Client, staff: Staff
) -> None:
    enter(client, reset(staff))

    for address in ("/", "/account/", "/incidents/", "/account/second-factor/"):
        assert client.get(address).headers["Location"] == OWN_PAGE
    page = client.get(OWN_PAGE).content.decode()
    assert "Ditt lösenord kommer från en driftansvarig" in page
    assert "&lt;" not in page
    assert client.post("/sign-out/").status_code == 302


def test_whoever_has_chosen_their_own_goes_on(client: Client, staff: Staff) -> None:
    temporary = reset(staff)
    enter(client, temporary)

    choose(client, temporary, OTHER)

    assert client.get("/account/").status_code == 200
    staff.refresh_from_db()
    assert staff.temporary_until is None
    assert enter(Client(), temporary).status_code == 422


def test_the_temporary_password_cannot_be_kept(client: Client, staff: Staff) -> None:
    temporary = reset(staff)
    enter(client, temporary)

    answer = choose(client, temporary, temporary)

    assert "Välj ett annat" in answer.content.decode()
    assert client.get("/account/").headers["Location"] == OWN_PAGE


def test_after_a_day_the_temporary_password_is_as_good_as_wrong(
    client: Client, staff: Staff
) -> None:
    temporary = reset(staff, hours_ago=24.1)

    answer = enter(client, temporary)

    assert answer.status_code == 422
    assert "_auth_user_id" not in client.session
    assert noted("sign_in_failed")


def test_in_real_use_the_own_password_comes_before_the_second_factor(
    client: Client, staff: Staff, settings: Settings
) -> None:
    as_production(settings)
    temporary = reset(staff)
    enter(client, temporary)

    assert client.get("/").headers["Location"] == OWN_PAGE
    assert client.get(OWN_PAGE).status_code == 200
    choose(client, temporary, OTHER)
    assert client.get("/").headers["Location"] == "/account/second-factor/"


def test_a_lost_second_factor_goes_with_its_codes_and_the_password(
    client: Client, staff: Staff
) -> None:
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=staff, type=kind, data={"secret": "x"})

    temporary = changes.reset_second_factor(staff.pk, now=timezone.now(), reason="tappad telefon")

    assert not Authenticator.objects.filter(user=staff).exists()
    assert enter(client, PASSWORD).status_code == 422
    assert enter(Client(), temporary).headers["Location"] == "/"


def test_a_reset_stands_in_the_log_of_the_rooms_with_its_reason(staff: Staff, petra: Actor) -> None:
    changes.reset_second_factor(staff.pk, now=timezone.now(), reason="tappad telefon")

    [event] = noted("factor_reset")
    assert set(event.room_ids) == {held.room_id for held in petra.roles}
    assert event.record_ids == [str(staff.pk)]
    with access.acting_as(petra):
        line = wording.lines(queries.log_of(petra).page.events)[0]
    assert line.who == "En driftansvarig"
    assert line.about == f"kontot för {petra.name}: tappad telefon"


def test_a_role_card_of_the_demo_asks_for_no_password(client: Client, staff: Staff) -> None:
    reset(staff)

    client.post("/sign-in/demo/", {"staff": staff.pk})

    assert client.get("/account/").status_code == 200
