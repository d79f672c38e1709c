"""An answer that somebody owes stands where they look: the calendar, the first page, steering."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.office.groups.playing import room
from tests.office.rights.test_contests import contested, named, settled
from tests.office.rights.test_requests import registered
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.calendar import queries as calendar
from samsyn.office.calendar.queries import EntryKind
from samsyn.office.steering import queries as steering
from samsyn.vocabulary.rights import ContestedKind, ContestOutcome

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
ANSWERS = {EntryKind.PERSON_REQUEST, EntryKind.CONTEST}


def entries(actor: Actor, now: datetime = NOW) -> list[calendar.Entry]:
    with access.acting_as(actor):
        found = calendar.entries_of(actor, now=now)
    return [one for one in found if one.kind in ANSWERS]


def late(actor: Actor, now: datetime) -> list[tuple[str, str]]:
    with access.acting_as(actor):
        page = steering.steering_overview(actor, now=now)
    return [(one.kind.value, one.room_name) for one in page.late_duties]


def test_a_request_stands_in_the_calendar_of_who_answers_there_and_of_nobody_else(
    petra: Actor, frida: Actor, aino: Actor, sami: Actor
) -> None:
    asked = registered(petra)
    at_social = registered(sami, room_id=room("orebro-social"))

    [entry] = entries(petra)

    assert (entry.record_id, entry.owner) == (asked, "Petra")
    assert entry.is_of(petra)
    assert [one.record_id for one in entries(sami)] == [at_social]
    assert entries(frida) == entries(aino) == []


def test_a_contest_is_due_until_it_is_settled(petra: Actor, frida: Actor) -> None:
    person, name = named(petra)
    contest = contested(petra, person, ContestedKind.NAME, name)
    before = [one.record_id for one in entries(frida)]
    settled(frida, contest, ContestOutcome.STANDS)

    assert before == [contest]
    assert entries(frida) == []


def test_the_first_page_says_which_answers_wait_and_links_to_them(
    petra: Actor, sami: Actor
) -> None:
    soon = TODAY - timedelta(days=25)
    asked = registered(petra, received_on=soon)
    calm = registered(petra, received_on=TODAY)
    at_social = registered(sami, received_on=soon, room_id=room("orebro-social"))

    first = signed_in("petra").get(reverse("situation:overview")).content.decode()
    support = signed_in("sami").get(reverse("support:work")).content.decode()

    assert reverse("rights:request", args=[asked]) in first
    assert reverse("rights:request", args=[calm]) not in first
    assert "Svar på en persons begäran" in first
    assert reverse("rights:request", args=[at_social]) in support
    assert reverse("rights:request", args=[asked]) not in support
    assert "Ada Alm" not in first + support


def test_steering_sees_that_answers_are_late_by_room_and_not_how_many_or_whose(
    petra: Actor, sami: Actor, stig: Actor, otto: Actor
) -> None:
    registered(petra)
    registered(petra)
    registered(sami, room_id=room("orebro-social"))
    person, name = named(petra)
    contested(petra, person, ContestedKind.NAME, name)
    later = NOW + timedelta(days=40)

    assert late(stig, NOW) == []
    assert sorted(late(stig, later)) == [
        ("contest", "Gemensamt, Örebro"),
        ("person_request", "Polisen, Örebro"),
        ("person_request", "Socialtjänsten, Örebro"),
    ]
    assert late(otto, later) == []
