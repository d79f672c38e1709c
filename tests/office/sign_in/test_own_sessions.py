"""Staff see where they are signed in, and sign any of it out."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.office.sign_in.doorstep import noted
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.accounts.models import Staff
from samsyn.office.sign_in.sessions import IDLE_LIMIT, device_of

pytestmark = pytest.mark.django_db
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
)
DESK = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0"
    " Mobile Safari/537.36"
)
MARK = re.compile(r'name="session" value="([0-9a-f-]+)"')


def at(device: str, name: str = "petra") -> Client:
    client = signed_in(name)
    client.get("/account/", headers={"user-agent": device})
    return client


def account(client: Client) -> str:
    return client.get("/account/").content.decode()


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.mark.parametrize(
    ("said", "known_as"),
    [
        (PHONE, "Safari, iPhone"),
        (DESK, "Edge, Windows"),
        (ANDROID, "Chrome, Android"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
            "Firefox, Linux",
        ),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_a_device_is_known_by_browser_and_system_and_nothing_finer(
    said: str, known_as: str
) -> None:
    assert device_of(said) == known_as


def test_one_sees_where_one_is_signed_in_and_nobody_elses() -> None:
    desk, _phone, _other = at(DESK), at(PHONE), at(ANDROID, "frida")

    page = account(desk)

    assert "Edge, Windows – den här" in page
    assert "Safari, iPhone" in page
    assert "Android" not in page
    assert len(MARK.findall(page)) == 1  # what one sits at is left by signing out


def test_a_lost_phone_is_signed_out_from_the_desk() -> None:
    desk, phone = at(DESK), at(PHONE)
    [mark] = MARK.findall(account(desk))

    answer = desk.post("/account/end-session/", {"session": mark}, follow=True)

    assert "Den enheten är utloggad." in answer.content.decode()
    assert not is_signed_in(phone)
    assert is_signed_in(desk)
    assert "iPhone" not in account(desk)
    assert [event.staff_id for event in noted("session_end")] == [staff("petra").pk]


def test_nobody_ends_the_session_of_somebody_else() -> None:
    petra, frida = at(DESK), at(PHONE, "frida")
    mark = frida.session["mark"]

    answer = petra.post("/account/end-session/", {"session": mark}, follow=True)

    assert "Den inloggningen är redan avslutad." in answer.content.decode()
    assert is_signed_in(frida)


def test_a_changed_password_leaves_this_device_alone_in_the_list() -> None:
    desk, phone = at(DESK), at(PHONE)
    someone = staff("petra")
    someone.set_password("ett helt annat lösenord")
    someone.save()

    assert not is_signed_in(phone)
    fresh = at(DESK)
    assert "iPhone" not in account(fresh)
    assert not is_signed_in(desk)


def test_what_is_over_by_the_clock_stands_in_no_list() -> None:
    desk, phone = at(DESK), at(PHONE)
    session = phone.session
    session["seen_at"] -= (IDLE_LIMIT + timedelta(seconds=1)).total_seconds()
    session.save()

    assert "iPhone" not in account(desk)


def test_the_list_tells_no_key_that_opens_a_session() -> None:
    desk, phone = at(DESK), at(PHONE)

    assert phone.session.session_key not in account(desk)


def staff(name: str) -> Staff:
    return Staff.objects.get(email=f"{name}@exempel.example")
