"""What a site decides for itself, and two who tell at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

from django.db import connections
from tests import databases
from tests.conftest import actor_named
from tests.office.releases.playing import CELLS, JOINT, NOW, permit_of, previewed, room

from samsyn.analysis.disclosure_control import Asked, ranges_left
from samsyn.office import access
from samsyn.office.config.databases import Logins
from samsyn.office.releases import changes, queries


def test_a_site_that_sets_a_higher_threshold_tells_less(own_database: Logins) -> None:
    databases.rows(
        databases.superuser(own_database).to(own_database.owner.address.database),
        "UPDATE partners_site SET small_number_threshold = 12 RETURNING 1",
    )

    assert previewed(actor_named("petra")) == {"year": None, "october": None}


def test_two_reports_told_at_once_are_guarded_against_one_another(own_database: Logins) -> None:
    del own_database
    barrier = Barrier(2)
    october = [Asked("october", ("met|2026-10",))]
    both = [Asked("both", tuple(CELLS)), Asked("september", ("met|2026-09",))]

    def report(asks: list[Asked]) -> None:
        try:
            petra = actor_named("petra")
            barrier.wait(timeout=60)
            with access.acting_as(petra):
                permit = permit_of(petra)
                changes.release(permit, "public", uuid4(), cells=CELLS, asks=asks, now=NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(report, (october, both)))

    petra = actor_named("petra")
    with access.acting_as(petra):
        told = queries.released(petra, room(JOINT))
    assert len(told) == 2
    assert min(left.width for left in ranges_left(told)) >= 4
