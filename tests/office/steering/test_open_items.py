"""What a coordinator leaves to the next, in how many queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.sanctions import playing as consequences
from tests.office.steering.playing import JOINT, NOW, room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.steering import queries
from samsyn.vocabulary.steering import HandOverKind

pytestmark = pytest.mark.django_db


def test_many_rounds_are_read_with_as_many_queries_as_one(petra: Actor) -> None:
    asked, rounds = [], []
    for name in ("Grupp Alm", "Grupp Björk", "Grupp Lind"):
        consequences.running(petra, consequences.group(petra, name))
        with access.acting_as(petra), CaptureQueriesContext(connection) as captured:
            items = queries.open_items(petra, room(JOINT), petra.staff_id, now=NOW)
        asked.append(len(captured))
        rounds.append(sum(one.kind is HandOverKind.ROUND for one in items))

    assert rounds == [1, 2, 3]
    assert len(set(asked)) == 1
