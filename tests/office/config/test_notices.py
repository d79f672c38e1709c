"""What an answer tells once lies on the server until a page has told it."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.office.sign_in_of_tests import signed_in

pytestmark = pytest.mark.django_db
NOTICE = "Du är utloggad överallt utom här"


def test_a_notice_waits_in_the_session_and_in_no_cookie(client: Client) -> None:
    signed_in("petra", at=client)

    client.post(reverse("sign_in:end_others"))

    assert "messages" not in client.cookies
    assert NOTICE in client.get("/account/").content.decode()
    assert NOTICE not in client.get("/account/").content.decode()


def test_the_script_that_works_without_a_network_says_how_it_is_written(client: Client) -> None:
    signed_in("petra", at=client)

    answer = client.get(reverse("notifications:worker"))

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
