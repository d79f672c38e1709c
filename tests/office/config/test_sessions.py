"""Sessions end by themselves: idle, old, or opened under another role."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.sign_in.doorstep import noted
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.accounts.models import Staff
from samsyn.office.sign_in.sessions import ABSOLUTE_LIMIT, IDLE_LIMIT

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    client = signed_in("petra")
    client.get("/account/")
    return client


def pretend(
    client: Client, *, unused: timedelta = timedelta(), old: timedelta = timedelta()
) -> None:
    session = client.session
    session["seen_at"] -= unused.total_seconds()
    session["opened_at"] -= old.total_seconds()
    session.save()


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_thirty_idle_minutes_end_the_session(client: Client) -> None:
    pretend(client, unused=IDLE_LIMIT + timedelta(seconds=1))

    answer = client.get("/account/?x=1")

    assert answer.url == "/sign-in/?ended=idle&next=%2Faccount%2F%3Fx%3D1"
    assert not is_signed_in(client)
    assert "30 minuter" in client.get(answer.url).content.decode()


def test_twenty_nine_do_not(client: Client) -> None:
    pretend(client, unused=IDLE_LIMIT - timedelta(minutes=1))

    assert client.get("/account/").status_code == 200


def test_ten_hours_end_it_however_busy(client: Client) -> None:
    pretend(client, old=ABSOLUTE_LIMIT + timedelta(seconds=1))

    answer = client.get("/account/")

    assert "ended=age" in answer.url
    assert "10 timmar" in client.get(answer.url).content.decode()


def test_what_a_page_does_by_itself_is_no_action(client: Client) -> None:
    pretend(client, unused=timedelta(minutes=20))

    client.get("/account/", headers={"X-Unattended": "yes"})
    pretend(client, unused=timedelta(minutes=11))

    assert "ended=idle" in client.get("/account/").url


def test_staying_puts_off_the_end(client: Client) -> None:
    pretend(client, unused=timedelta(minutes=29))

    assert client.post("/account/stay/").status_code == 204
    pretend(client, unused=timedelta(minutes=29))

    assert client.get("/account/").status_code == 200


def test_a_changed_role_ends_the_session(client: Client) -> None:
    Staff.objects.filter(email="petra@exempel.example").update(session_epoch=7)

    answer = client.get("/account/")

    assert "ended=role" in answer.url
    assert "roller" in client.get(answer.url).content.decode()


def test_a_form_sent_too_late_leads_to_the_sign_in_page_and_not_back_to_itself(
    client: Client,
) -> None:
    pretend(client, unused=IDLE_LIMIT * 2)

    assert client.post("/account/look/").url == "/sign-in/?ended=idle"


def test_a_closed_account_is_out_at_once(client: Client) -> None:
    Staff.objects.filter(email="petra@exempel.example").update(is_active=False)

    assert client.get("/account/").url == "/sign-in/?next=/account/"


def test_the_page_carries_the_clock_that_warns_five_minutes_before(client: Client) -> None:
    page = client.get("/account/").content.decode()

    assert (
        'data-seconds-left="1800" data-warn-seconds="300" data-extend-href="/account/stay/"' in page
    )


def test_the_clock_counts_to_whichever_end_comes_first(client: Client) -> None:
    pretend(client, old=ABSOLUTE_LIMIT - timedelta(minutes=7))

    page = client.get("/account/").content.decode()

    seconds = int(page.split('data-seconds-left="')[1].split('"')[0])
    assert 400 <= seconds <= 420


def test_an_action_is_written_at_most_once_a_minute(client: Client) -> None:
    def writes() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/account/")
        return sum("UPDATE" in query["sql"] for query in captured.captured_queries)

    soon = writes()
    pretend(client, unused=timedelta(minutes=2))
    later = writes()

    assert (soon, later) == (0, 1)


def test_the_end_of_a_session_is_noted(client: Client) -> None:
    pretend(client, unused=IDLE_LIMIT * 2)

    client.get("/account/")

    assert len(noted("session_end")) == 1


def test_an_unknown_reason_in_the_address_says_nothing(client: Client) -> None:
    page = Client().get("/sign-in/?ended=<script>").content.decode()

    assert "<script>" not in page.replace("<script ", "")
