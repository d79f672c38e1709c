"""Signed-in browsers for the cast."""

import pytest
from tests.office.sign_in_of_tests import SignIn, signed_in


@pytest.fixture
def browser() -> SignIn:
    """Return who signs in one of the cast, in Swedish unless told."""
    return signed_in
