"""Sentences are compared in English, the language in which they are written, where it matters."""

from collections.abc import Iterator

import pytest
from django.utils import translation

IN_ENGLISH = {
    "children",
    "dossiers",
    "linking",
    "notifications",
    "people",
    "retention",
    "rights",
    "search",
    "support",
}


@pytest.fixture
def in_english() -> Iterator[None]:
    """Sentences are written in English while a test runs."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _language_of_the_folder(request: pytest.FixtureRequest) -> None:
    if request.path.parent.name in IN_ENGLISH:
        request.getfixturevalue("in_english")
