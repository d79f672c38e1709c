"""Once a week a room's own side is told how much was read from outside, and never of whom."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from tests.office.oversight.test_emergencies import again, opened
from tests.office.people.people_of_the_play import record, room
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.oversight import changes, queries, rules
from samsyn.office.oversight.models import AccessDigest
from samsyn.office.oversight.queries import DigestLine
from samsyn.office.people import queries as people

pytestmark = pytest.mark.django_db


def next_week() -> datetime:
    return timezone.now() + timedelta(weeks=1)


def read(reader: Actor, person: UUID) -> None:
    with access.acting_as(reader):
        people.person_sheet(reader, person, today=timezone.localdate())


def test_what_others_read_is_counted_by_agency_and_role_and_own_staff_is_not(
    petra: Actor, aino: Actor, frida: Actor, dag: Actor
) -> None:
    stub, own = record(petra, room_id=room("orebro-joint")), record(petra)
    for reader, person in ((frida, stub), (frida, stub), (aino, stub), (aino, own)):
        read(reader, person)
    opened(frida)
    read(again(frida), own)

    told = changes.make_due_digests(now=next_week())

    assert {room(), room("orebro-joint")} <= set(told)
    emergency = DigestLine(
        agency="Kriminalvården", role="emergency", way="page", staff=1, readings=1, people=1
    )
    partner = DigestLine(
        agency="Kriminalvården", role="coordinator", way="page", staff=1, readings=2, people=1
    )
    with access.acting_as(dag):
        [police] = queries.digests(dag)
    assert police.lines == (emergency,)
    with access.acting_as(petra):
        lines = {one.lines for one in queries.digests(petra)}
    assert lines == {(emergency,), (partner,)}


def test_it_tells_the_same_whatever_another_room_holds(petra: Actor, frida: Actor) -> None:
    stub = record(petra, room_id=room("orebro-joint"))
    theirs = record(frida, room_id=room("orebro-probation"))
    read(frida, stub)
    with access.acting_as(frida):  # one list of both rooms' people: only this room's are counted
        people.people_list(frida, today=timezone.localdate())
    read(frida, theirs)

    changes.make_due_digests(now=next_week())

    with access.acting_as(petra):
        [joint] = [one for one in queries.digests(petra) if one.lines]
    assert {one.people for one in joint.lines} == {1}


def test_each_week_is_written_once_and_frozen_and_read_by_a_named_person(
    petra: Actor, dag: Actor, aino: Actor, mona: Actor
) -> None:
    first = changes.make_due_digests(now=next_week())
    count = AccessDigest.objects.count
    with access.acting_as(dag):
        before = count()
        [one] = queries.digests(dag)
    assert (first, before, one.lines) == ([], 1, ())
    changes.make_due_digests(now=next_week())
    with access.acting_as(dag):
        assert count() == before
        changes.mark_digest_read(dag, one.id, now=timezone.now())
        with pytest.raises(DatabaseError), transaction.atomic():
            AccessDigest.objects.update(lines=[{"agency": "Ingen"}])
    with access.acting_as(petra):
        changes.mark_digest_read(petra, one.id, now=timezone.now())
        assert queries.digest(petra, one.id).read_by == dag.name
        with pytest.raises(DatabaseError), transaction.atomic():
            AccessDigest.objects.create(
                room_id=room(), week=date(2026, 1, 5), made_at=timezone.now(), lines=[]
            )
    with access.acting_as(mona), pytest.raises(NotVisible):
        queries.digest(mona, one.id)
    with access.acting_as(aino):
        assert count() == 0
        with pytest.raises(NotPermitted):
            queries.digests(aino)


def test_weeks_that_were_missed_are_made_up_for() -> None:
    monday = date(2026, 11, 16)

    assert rules.weeks_to_write(date(2026, 11, 24), latest=None) == [monday]
    assert rules.weeks_to_write(date(2026, 11, 22), latest=monday - timedelta(weeks=1)) == []
    assert rules.weeks_to_write(date(2026, 12, 1), latest=monday - timedelta(weeks=1)) == [
        monday,
        monday + timedelta(weeks=1),
    ]
    assert len(rules.weeks_to_write(date(2026, 12, 1), latest=date(2020, 1, 6))) == 12


def test_the_pages_show_it(petra: Actor, frida: Actor) -> None:
    read(frida, record(petra, room_id=room("orebro-joint")))
    changes.make_due_digests(now=next_week())
    client = signed_in("petra")
    with access.acting_as(petra):
        [one] = [each for each in queries.digests(petra) if each.lines]

    assert client.get("/oversight/digests/").status_code == 200
    page = client.get(f"/oversight/digests/{one.id}/").content.decode()
    assert "Kriminalvården" in page
    done = client.post(f"/oversight/digests/{one.id}/read/", follow=True)
    assert petra.name in done.content.decode()
