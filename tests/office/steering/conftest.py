"""Signed-in browsers for the cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff


@pytest.fixture
def browser() -> Callable[..., Client]:
    """Return a client signed in as one of the cast, in Swedish unless told."""

    def sign_in(actor: Actor, *, language: str = "sv") -> Client:
        client = Client()
        client.force_login(
            Staff.objects.get(pk=actor.staff_id),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        client.cookies["language"] = language
        return client

    return sign_in
