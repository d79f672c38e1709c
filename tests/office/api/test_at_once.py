"""A system that sends the same many times at once, over connections of their own."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from tests.office.api.calling import system
from tests.office.api.test_registering import SENT

from samsyn.office.api.rules import Scope
from samsyn.office.config.databases import Logins


def test_the_same_delivery_many_times_at_once_makes_one_incident(own_database: Logins) -> None:
    del own_database
    caller = system("petra", "orebro-police", [Scope.WRITE_INCIDENTS])

    def deliver(_turn: int) -> tuple[int, str]:
        try:
            answer = caller.post("incidents", SENT)
            return answer.status_code, answer.json()["id"]
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as systems:
        answers = list(systems.map(deliver, range(5)))

    assert sorted(status for status, _id in answers) == [200, 200, 200, 200, 201]
    assert len({incident_id for _status, incident_id in answers}) == 1
