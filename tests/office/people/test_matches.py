"""One number in two rooms: told to who may link both, and to nobody who sees one side."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.oversight.test_emergencies import again, opened
from tests.office.people.people_of_the_play import NOW, NUMBER, record, room

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.people import changes, queries

pytestmark = pytest.mark.django_db


def pairs(actor: Actor) -> list[set[object]]:
    with access.acting_as(actor):
        return [{one.one.person_id, one.other.person_id} for one in queries.matches(actor)]


def test_stubs_of_two_agencies_in_the_joint_room_meet_there_and_are_settled_by_a_link(
    petra: Actor, frida: Actor
) -> None:
    joint = room("orebro-joint")
    police = record(petra, room_id=joint, identity_number=NUMBER)
    probation = record(frida, "Aly", "Oeberg", room_id=joint, identity_number=NUMBER)

    assert pairs(petra) == pairs(frida) == [{police, probation}]
    with access.acting_as(frida):
        [likely] = queries.likely_same_as(frida, police)
        link = changes.link_people(
            frida, police, probation, verdict="different", reason="Fel nummer.", now=NOW
        )
    assert likely.label.person_id == probation
    assert pairs(petra) == pairs(frida) == []
    with access.acting_as(frida):
        changes.undo_link(frida, link, now=NOW)
        changes.link_people(frida, police, probation, verdict="same", reason="Ja.", now=NOW)
    assert pairs(petra) == pairs(frida) == []


def test_own_record_and_joint_stub_meet_for_who_reads_both_and_for_nobody_else(
    petra: Actor, frida: Actor, otto: Actor
) -> None:
    own = record(petra, identity_number=NUMBER)
    stub = record(petra, room_id=room("orebro-joint"), identity_number=NUMBER)

    assert pairs(petra) == [{own, stub}]
    assert pairs(petra.narrowed_to(room())) == pairs(frida) == pairs(otto) == []


def test_what_another_room_holds_changes_neither_page_nor_statements(
    petra: Actor, frida: Actor
) -> None:
    record(frida, room_id=room("orebro-probation"), identity_number=NUMBER)

    def seen() -> tuple[list[set[object]], int]:
        with CaptureQueriesContext(connection) as asked:
            found = pairs(frida)
        return found, len(asked)

    before = seen()
    record(petra, identity_number=NUMBER)

    assert seen() == before == ([], before[1])


def test_a_room_that_is_open_in_an_emergency_gives_no_match(petra: Actor, frida: Actor) -> None:
    record(frida, room_id=room("orebro-probation"), identity_number=NUMBER)
    record(petra, identity_number=NUMBER)
    opened(frida)

    assert pairs(again(frida)) == []


def test_who_may_not_link_is_refused(sami: Actor) -> None:
    with access.acting_as(sami), pytest.raises(NotPermitted):
        queries.matches(sami)
