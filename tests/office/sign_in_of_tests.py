"""A browser that is signed in as one of the cast."""

from django.test import Client
from tests.office import cast

from samsyn.office.accounts.models import Staff


def signed_in(name: str, language: str = "sv") -> Client:
    """Return a client signed in as one of the cast, with the language chosen."""
    browser = Client()
    browser.cookies["language"] = language
    browser.force_login(
        Staff.objects.get(email=cast.EMAIL.format(name)),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return browser
