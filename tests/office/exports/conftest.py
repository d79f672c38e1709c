"""Signed-in browsers for the cast, and sentences in English."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from tests.office.sign_in_of_tests import SignIn, signed_in


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def browser() -> SignIn:
    """Return who signs in one of the cast, in Swedish unless told."""
    return signed_in
