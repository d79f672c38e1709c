"""What a request says of itself."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from samsyn.office.ui.requests import pressed_at


@pytest.mark.parametrize(
    ("waited", "seconds"),
    [("0", 0), ("75", 75), ("", 0), ("-5", 0), ("soon", 0), ("\u0663", 0), ("9" * 30, 0)],
)
def test_a_button_was_pressed_as_long_ago_as_the_device_says_it_waited(
    waited: str, seconds: int
) -> None:
    now = timezone.now()
    request = RequestFactory().post("/", {"waited": waited})

    assert pressed_at(request, now=now) == now - timedelta(seconds=seconds)
