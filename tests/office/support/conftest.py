"""What an earlier test counted is forgotten."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nothing_counted(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("django_db"):
        cache.clear()
