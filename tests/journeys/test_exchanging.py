"""Two installations tell each other while both are killed in turn: each disclosure arrives once."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from benchmarks.exchange.installations import Installation
from benchmarks.exchange.running import exchange
from tests.journeys.installations import prepared

pytestmark = pytest.mark.slow
COUNT = 30  # benchmarks.exchange does the same with a thousand, and five kills


def test_what_is_told_arrives_once_whoever_is_killed_and_the_bad_is_refused(tmp_path: Path) -> None:
    with ExitStack() as kept:
        here, there = (
            _own(kept, *one)
            for one in (("police", "Polisen", "POL-O"), ("probation", "Frivården", "FRI-O"))
        )
        here.carries_only = True  # its web server would receive nothing
        came = exchange(here, there, tmp_path, count=COUNT, victims=[there, here], say=str)

    counts = (came.delivered, came.received, came.distinct, came.people, came.received_after)
    assert counts == (COUNT,) * 5
    assert came.left_in_outbox == 0
    assert came.same_receipts == came.repeats
    assert len(came.refused) >= 10
    assert [one for one in came.refused if one[1] != 422 or not one[2].endswith(".")] == []


def _own(kept: ExitStack, kind: str, name: str, prefix: str) -> Installation:
    fresh = kept.enter_context(prepared(kind, mode="production"))
    for key in (fresh.folder / "keys").glob("exchange-*"):
        key.unlink()  # the copies come of one installation, and must be two
    found = Installation(fresh.folder, kind, name, prefix)
    kept.callback(found.stop)
    return found
