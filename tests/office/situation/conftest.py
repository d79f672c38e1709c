"""The moment at which somebody asks for the first page, where a test sets it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone
from tests.office.sanctions.playing import NOW

Clock = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set the moment: first a Friday of week 47."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOW)
    return set_to
