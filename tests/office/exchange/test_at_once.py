"""Several requests bring the same package at the same moment, with real commits."""

from threading import Barrier, Thread

import psycopg
from django.db import connection
from tests import databases
from tests.conftest import actor_named
from tests.office.disclosures.conftest import write_person
from tests.office.exchange.conftest import KUMLA, NOW, carried, know, sent_back, tell_kumla

from samsyn.office import access
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.disclosures.changes import Kind, take_in
from samsyn.office.disclosures.models import Receipt
from samsyn.office.exchange.models import Outgoing


def test_one_package_brought_by_two_at_once_makes_one_record(own_database: Logins) -> None:
    with installation.as_owner(own_database):
        know("kumla", KUMLA)
    petra = actor_named("petra")
    tell_kumla(petra, Kind.PERSON, write_person(petra))
    package = sent_back(carried()[0])
    start, taken = Barrier(4), []

    def bring() -> None:
        start.wait()
        taken.append(take_in(package, now=NOW))
        connection.close()

    threads = [Thread(target=bring) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one.is_new for one in taken) == [False, False, False, True]
    assert len({one.receipt for one in taken}) == 1
    with access.acting_as(petra):
        assert access.visible_to(petra, Receipt.objects).count() == 1


def test_what_waits_goes_when_the_disclosure_is_erased(own_database: Logins) -> None:
    with installation.as_owner(own_database):
        know("kumla", KUMLA)
    petra = actor_named("petra")
    gone, kept = (tell_kumla(petra, Kind.PERSON, write_person(petra)) for _ in range(2))

    with psycopg.connect(databases.superuser(own_database).dsn()) as server:
        server.execute("ALTER TABLE disclosures_disclosure DISABLE TRIGGER frozen")
        server.execute("DELETE FROM disclosures_disclosure WHERE id = %s", [gone])

    assert list(Outgoing.objects.values_list("disclosure_id", flat=True)) == [kept]
