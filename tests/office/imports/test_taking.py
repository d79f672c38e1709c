"""Files into the register: what is made, what is sent back, and that nothing is made twice."""

from datetime import UTC, datetime

import pytest
from tests.office.imports.playing import INCIDENTS, room_of, take

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.models import Incident

pytestmark = pytest.mark.django_db


def test_philadelphia(petra: Actor) -> None:
    import time
    t = time.time()
    outcome = take(petra, INCIDENTS / "philadelphia_shooting_victims.csv", "incidents")
    print(time.time() - t, outcome.counts)
    with access.acting_as(petra):
        assert Incident.objects.count() == 13340
    pass
