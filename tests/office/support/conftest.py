"""Sentences are compared in English, the language in which they are written."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.node.get_closest_marker("django_db"):
        cache.clear()  # what an earlier test counted
    with translation.override("en"):
        yield
