"""A browser that is signed in as one of the cast."""

from collections.abc import Callable

from django.test import Client
from tests.office import cast

from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff

SignIn = Callable[..., Client]


def signed_in(who: str | Actor, language: str = "", *, at: Client | None = None) -> Client:
    """Return a client signed in as one of the cast, in Swedish unless told.

    The client `at` hand keeps the language that it has.
    """
    client = at or Client()
    if language or at is None:
        client.cookies["language"] = language or "sv"
    known = {"pk": who.staff_id} if isinstance(who, Actor) else {"email": cast.EMAIL.format(who)}
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(Staff.objects.get(**known), backend=backend)
    return client
