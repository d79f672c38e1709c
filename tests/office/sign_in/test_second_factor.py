"""The second factor: demanded in real use, set up by oneself, asked for at every sign-in."""

import random
import re
from typing import Any

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings
from tests.office.sign_in.doorstep import PASSWORD, as_production, code_now, give_password, noted
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.accounts.models import Staff
from samsyn.office.sign_in.adapters import OwnFactors

pytestmark = pytest.mark.django_db
FACTOR = "/account/second-factor/"


@pytest.fixture
def staff(db: None, settings: Settings) -> Staff:
    cache.clear()
    as_production(settings)
    return give_password("petra")


def give_password_at_door(client: Client) -> str:
    return client.post(
        "/sign-in/", {"login": "petra@exempel.example", "password": PASSWORD}
    ).headers["Location"]


def set_up_app(client: Client) -> str:
    client.post("/account/confirm/", {"password": PASSWORD, "next": f"{FACTOR}app/"})
    page = client.get(f"{FACTOR}app/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    answer = client.post(f"{FACTOR}app/", {"code": code_now(secret)})
    assert answer.headers["Location"] == f"{FACTOR}codes/"
    return secret


def forget_used_codes() -> None:
    """A code works once; the next test step would otherwise have to wait for the next one."""
    cache.clear()


def test_without_a_second_factor_nothing_else_opens(client: Client, staff: Staff) -> None:
    give_password_at_door(client)

    for address in ("/account/", "/account/permissions/", "/account/password/"):
        assert client.get(address).headers["Location"] == FACTOR
    assert client.get(FACTOR).status_code == 200


def test_the_practice_environment_does_not_demand_one(client: Client) -> None:
    assert signed_in("petra", at=client).get("/account/").status_code == 200


def test_whoever_sets_up_an_app_gets_in_and_gets_recovery_codes(
    client: Client, staff: Staff, django_capture_on_commit_callbacks: Any
) -> None:
    give_password_at_door(client)

    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)

    assert client.get("/account/").status_code == 200
    codes = client.get(f"{FACTOR}codes/").content.decode()
    assert len(re.findall(r"<li><code>", codes)) == 10
    assert noted("factor_add")


def test_setting_up_asks_for_the_password_once_more(client: Client, staff: Staff) -> None:
    give_password_at_door(client)

    assert client.get(f"{FACTOR}app/").headers["Location"].startswith("/account/confirm/")


def test_from_then_on_the_password_alone_opens_nothing(client: Client, staff: Staff) -> None:
    give_password_at_door(client)
    secret = set_up_app(client)
    forget_used_codes()
    later = Client()

    assert give_password_at_door(later) == "/sign-in/code/"
    assert later.get("/account/").headers["Location"].startswith("/sign-in/")

    answer = later.post("/sign-in/code/", {"code": code_now(secret)})
    assert answer.headers["Location"] == "/"
    assert later.get("/account/").status_code == 200


def test_a_wrong_code_opens_nothing_and_says_what_to_do(client: Client, staff: Staff) -> None:
    give_password_at_door(client)
    secret = set_up_app(client)
    forget_used_codes()
    later = Client()
    give_password_at_door(later)
    wrong = f"{(int(code_now(secret)) + 1) % 1_000_000:06}"

    page = later.post("/sign-in/code/", {"code": wrong}).content.decode()

    assert "Koden stämmer inte" in page
    assert "_auth_user_id" not in later.session


def test_a_recovery_code_works_once(client: Client, staff: Staff) -> None:
    give_password_at_door(client)
    set_up_app(client)
    code = re.search(r"<li><code>(\w+)", client.get(f"{FACTOR}codes/").content.decode())[1]
    forget_used_codes()

    first, second = Client(), Client()
    for visitor in (first, second):
        give_password_at_door(visitor)
        visitor.post("/sign-in/code/", {"code": code})

    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_a_code_of_the_app_works_once(client: Client, staff: Staff) -> None:
    give_password_at_door(client)
    code = code_now(set_up_app(client))
    forget_used_codes()

    first, second = Client(), Client()
    for visitor in (first, second):
        give_password_at_door(visitor)
        visitor.post("/sign-in/code/", {"code": code})

    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_secrets_and_codes_do_not_come_from_a_generator_that_can_be_wound_back() -> None:
    drawn = set()
    for _again in range(2):
        random.seed(7)
        drawn |= {generate_totp_secret(), RecoveryCodes.generate_seed()}

    assert len(drawn) == 4
    assert min(len(one) for one in drawn) >= 32
    assert app_settings.RECOVERY_CODE_DIGITS >= 7  # more than 20 bits


def test_the_secret_is_not_stored_in_the_clear(client: Client, staff: Staff) -> None:
    give_password_at_door(client)
    secret = set_up_app(client)

    stored = Authenticator.objects.get(user=staff, type=Authenticator.Type.TOTP)

    assert secret not in str(stored.data)


def test_a_stored_secret_that_was_changed_opens_nothing() -> None:
    factors = OwnFactors()
    stored = factors.encrypt("JBSWY3DPEHPK3PXP")
    changed = stored[:40] + ("A" if stored[40] != "A" else "B") + stored[41:]

    assert factors.decrypt(stored) == "JBSWY3DPEHPK3PXP"
    with pytest.raises(InvalidToken):
        factors.decrypt(changed)


def test_the_only_second_factor_cannot_be_removed(client: Client, staff: Staff) -> None:
    give_password_at_door(client)
    set_up_app(client)

    client.post(f"{FACTOR}app/remove/")

    assert Authenticator.objects.filter(user=staff, type=Authenticator.Type.TOTP).exists()


def test_cancelling_the_second_step_forgets_the_first(client: Client, staff: Staff) -> None:
    give_password_at_door(client)
    set_up_app(client)
    later = Client()
    give_password_at_door(later)

    later.post("/sign-out/")

    assert later.get("/sign-in/code/").headers["Location"] == "/sign-in/"


def test_every_page_on_second_factors_can_be_read(client: Client, staff: Staff) -> None:
    give_password_at_door(client)
    set_up_app(client)

    for page in ("", "app/remove/", "codes/", "codes/new/", "keys/", "keys/add/"):
        answer = client.get(FACTOR + page)
        assert answer.status_code == 200, page
        assert "<h1>" in answer.content.decode()
    assert client.get("/account/confirm/code/").status_code == 200
