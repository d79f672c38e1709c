"""Two people at once, each in a connection of their own: one decides, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

from django.db import connections
from django.utils import timezone, translation
from tests.conftest import actor_named
from tests.office.exports.asking import ask, decide
from tests.office.retention.test_removing import person_of

from samsyn.office import access
from samsyn.office.access import Refusal
from samsyn.office.config.databases import Logins
from samsyn.office.exports.changes import CannotExport
from samsyn.office.exports.models import Export


def test_of_two_who_decide_at_once_one_decides_and_the_other_is_told(
    own_database: Logins,
) -> None:
    del own_database
    aino, now = actor_named("aino"), timezone.now()
    person_of(actor_named("petra"), "orebro-police", at=now)
    export = ask(aino)
    verdicts = {"petra": "", "dag": "Too much"}
    barrier = Barrier(len(verdicts))

    def one(name: str) -> str:
        try:
            actor = actor_named(name)
            barrier.wait(timeout=60)
            with translation.override("en"):
                decide(actor, export, because=verdicts[name])
        except Refusal as refusal:
            return str(type(refusal).__name__)
        finally:
            connections.close_all()
        return name

    with ThreadPoolExecutor(len(verdicts)) as pool:
        answers = list(pool.map(one, verdicts))

    [winner] = [one for one in answers if one in verdicts]
    assert sorted(answers) == sorted([winner, CannotExport.__name__])
    with access.acting_as(aino):
        row = Export.objects.get(pk=export)
    assert row.decided_by_id == actor_named(winner).staff_id
    assert row.because == verdicts[winner]
    assert isinstance(row.decided_at, datetime)
