"""Signing in with a password: who gets in, what it leaves behind, and when it closes."""

import random

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.office.sign_in.doorstep import PASSWORD, give_password, noted

from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.sign_in.passwords import HardToGuess, LongEnough

pytestmark = pytest.mark.django_db
ADDRESS = "petra@exempel.example"


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db: None) -> None:
    cache.clear()


@pytest.fixture
def staff(db: None) -> Staff:
    return give_password("petra")


def try_password(client: Client, password: str = PASSWORD, address: str = ADDRESS, **more: str):
    return client.post("/sign-in/", {"login": address, "password": password, **more})


def test_the_right_password_signs_in(client: Client, staff: Staff) -> None:
    response = try_password(client)

    assert response.url == "/"
    assert client.session["_auth_user_id"] == str(staff.pk)


def test_the_address_may_be_written_in_capitals(client: Client, staff: Staff) -> None:
    assert try_password(client, address=ADDRESS.upper()).url == "/"


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client: Client, staff: Staff) -> None:
    assert try_password(client, next="/account/").url == "/account/"


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_host(
    client: Client, staff: Staff, elsewhere: str
) -> None:
    assert try_password(client, next=elsewhere).url == "/"


def test_the_session_gets_a_new_key(client: Client, staff: Staff) -> None:
    client.get("/sign-in/")
    session = client.session
    session["before"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key

    try_password(client)

    assert client.session.session_key != session.session_key
    assert not type(session)().exists(session.session_key)


def test_the_key_of_a_session_is_long_and_drawn_well(staff: Staff) -> None:
    drawn = set()
    for _again in range(2):
        random.seed(7)
        visitor = Client()
        try_password(visitor)
        drawn.add(visitor.session.session_key)

    assert len(drawn) == 2
    assert all(len(key) >= 26 and key.isalnum() for key in drawn)  # more than 128 bits in base 36


def test_a_wrong_password_keeps_the_address_and_says_what_to_do(
    client: Client, staff: Staff
) -> None:
    response = try_password(client, "wrong")

    assert response.status_code == 422
    assert ADDRESS in response.content.decode()


def test_wrong_password_and_unknown_address_get_the_same_answer(
    client: Client, staff: Staff
) -> None:
    wrong = try_password(client, "wrong").content.decode()
    unknown = try_password(client, "wrong", "nobody@exempel.example").content.decode()

    assert _without_tokens(wrong) == _without_tokens(unknown).replace("nobody@", "petra@")


def test_a_sign_in_is_noted_under_every_room_of_the_staff(client: Client, petra: Actor) -> None:
    give_password("petra")

    try_password(client)

    [event] = noted("sign_in")
    assert event.staff_id == petra.staff_id
    assert set(event.room_ids) == {held.room_id for held in petra.roles}


def test_an_inactive_account_stays_closed(client: Client, staff: Staff) -> None:
    Staff.objects.filter(pk=staff.pk).update(is_active=False)

    try_password(client)

    assert "_auth_user_id" not in client.session


def test_nobody_signs_in_as_a_service(client: Client, staff: Staff) -> None:
    Staff.objects.filter(pk=staff.pk).update(is_service=True)

    response = try_password(client)

    assert response.url == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_the_sixth_wrong_password_in_a_row_is_not_even_tried(client: Client, staff: Staff) -> None:
    for _attempt in range(5):
        try_password(client, "wrong")

    response = try_password(client)

    assert response.status_code == 422
    assert "_auth_user_id" not in client.session


def test_thirty_attempts_a_minute_close_the_page(client: Client) -> None:
    answers = [client.get("/sign-in/passkey/").status_code for _ in range(11)]
    posts = [try_password(client, "x", f"{n}@exempel.example").status_code for n in range(31)]

    assert posts[-1] == 429
    assert answers[0] == 302


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "socialaccount_connections",
     "openid_connect_login", "mfa_download_recovery_codes"],
)  # fmt: skip
def test_pages_that_nobody_needs_do_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_passwords_are_stored_with_argon2(staff: Staff) -> None:
    assert staff.password.startswith("argon2")


def test_eleven_signs_are_too_few() -> None:
    with pytest.raises(ValidationError, match="12"):
        LongEnough().validate("a" * 11)


@pytest.mark.parametrize(
    "weak", ["password1234", "qwertyuiop12", "aaaaaaaaaaaaaaaa", "Polisen112!!"]
)
def test_a_long_but_common_password_is_refused(weak: str) -> None:
    with pytest.raises(ValidationError):
        HardToGuess().validate(weak)


def test_the_owners_own_name_and_address_make_no_password(staff: Staff) -> None:
    with pytest.raises(ValidationError):
        HardToGuess().validate("petra@exempel.example", staff)


def test_four_unrelated_words_are_accepted(staff: Staff) -> None:
    LongEnough().validate(PASSWORD, staff)
    HardToGuess().validate(PASSWORD, staff)


@pytest.mark.parametrize("word", ["samsyn", "frivården", "socialtjänsten", "örebro"])
def test_words_of_the_work_make_no_password(word: str) -> None:
    with pytest.raises(ValidationError):
        HardToGuess().validate(f"{word.capitalize()}2026!")


def test_a_very_long_password_is_accepted() -> None:
    HardToGuess().validate("tunnbröd åska kvist lykta " * 10)


def test_changing_the_password_ends_the_other_sessions(client: Client, staff: Staff) -> None:
    elsewhere = Client()
    try_password(client)
    try_password(elsewhere)

    changed = "vinter-mossa-trappa-flöjt"
    answer = client.post(
        "/account/password/",
        {"oldpassword": PASSWORD, "password1": changed, "password2": changed},
    )

    assert answer.status_code == 302
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert noted("password_change")


def test_a_weak_new_password_is_refused_with_a_sentence(client: Client, staff: Staff) -> None:
    try_password(client)

    page = client.post(
        "/account/password/",
        {"oldpassword": PASSWORD, "password1": "password1234", "password2": "password1234"},
    ).content.decode()

    assert "lätt att gissa" in page


def _without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_the_present_password_is_asked_for_before_another_is_chosen(
    client: Client, staff: Staff
) -> None:
    try_password(client)
    form = client.get("/account/password/").content.decode()
    changed = "vinter-mossa-trappa-flöjt"

    client.post(
        "/account/password/",
        {"oldpassword": "wrong", "password1": changed, "password2": changed},
    )

    staff.refresh_from_db()
    assert staff.check_password(PASSWORD)
    assert form.count('type="password"') == 3
    assert 'autocomplete="current-password"' in form
    assert "onpaste" not in form


def test_a_password_counts_to_the_last_sign_and_in_its_own_case(client: Client) -> None:
    long = "tunnbröd åska kvist lykta " * 5 + "Z"
    staff = Staff.objects.get(email="petra@exempel.example")
    staff.set_password(long)
    staff.save(update_fields=["password"])

    try_password(client, long[:-1] + "z")
    assert "_auth_user_id" not in client.session
    try_password(client, long[:-1])
    assert "_auth_user_id" not in client.session
    try_password(client, long)
    assert "_auth_user_id" in client.session
