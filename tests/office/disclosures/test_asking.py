"""A room asks another: who holds nothing and who does not tell look the same from outside."""

import re
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.architecture.crawling import body_of
from tests.architecture.reading import Reader, undone
from tests.office.disclosures.conftest import NOW, Tell, room, write_person
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import (
    AskAnswer,
    AskOutcome,
    AskPlan,
    CannotDisclose,
    Kind,
)
from samsyn.office.disclosures.models import Ask, AskNotice

pytestmark = pytest.mark.django_db
WHO = "Amir Exempelsson, född omkring 1999"


def ask(actor: Actor, to: str = "orebro-social") -> UUID:
    plan = AskPlan(
        room_id=room("orebro-police"),
        to_room_id=room(to),
        description=WHO,
        purpose="Samtal",
    )
    with access.acting_as(actor):
        return changes.ask(actor, plan, now=NOW)


def answer(actor: Actor, outcome: AskOutcome, *, number: str = "", reason: str = "") -> None:
    with access.acting_as(actor):
        notice = AskNotice.objects.get().pk
        given = AskAnswer(notice_id=notice, outcome=outcome, number=number, reason=reason)
        changes.answer_ask(actor, given, now=NOW)


def test_the_room_that_is_asked_reads_what_was_asked_and_a_third_does_not(
    petra: Actor, sami: Actor, frida: Actor
) -> None:
    ask(petra)

    with access.acting_as(sami):
        (line,) = queries.asked_of_us(sami)
        (task,) = queries.door_tasks(sami, now=NOW)
    assert (line.description, line.from_room, task.id) == (WHO, "Polisen", line.id)
    with access.acting_as(frida):
        assert queries.asked_of_us(frida) == ()
        with pytest.raises(NotVisible):
            queries.asked(frida, line.id)


def test_a_refusal_says_why_to_the_own_log_only(petra: Actor, sami: Actor) -> None:
    ask(petra)
    with pytest.raises(CannotDisclose):
        answer(sami, AskOutcome.REFUSED)

    answer(sami, AskOutcome.REFUSED, reason="Pågående insats")

    with access.acting_as(sami):
        assert queries.asked_of_us(sami)[0].reason == "Pågående insats"
    with access.acting_as(petra):
        assert "insats" not in str(queries.own_asks(petra))
        assert not AskNotice.objects.exists()


def test_what_is_told_comes_as_a_disclosure_and_is_counted(
    petra: Actor, frida: Actor, tell: Tell
) -> None:
    ask(petra, "orebro-probation")
    with pytest.raises(CannotDisclose):
        answer(frida, AskOutcome.TOLD, number="FRI-O-2026-0001")
    tell(
        frida,
        Kind.PERSON,
        write_person(frida, "orebro-probation"),
        to="orebro-police",
        ground_key="osl-10-27",
    )

    answer(frida, AskOutcome.TOLD, number="FRI-O-2026-0001")

    with access.acting_as(petra):
        assert [one.told_since for one in queries.own_asks(petra)] == [1]


def held_and_refused(sami: Actor) -> None:
    write_person(sami, "orebro-social")
    answer(sami, AskOutcome.REFUSED, reason="Nej")


def held_and_silent(sami: Actor) -> None:
    write_person(sami, "orebro-social")


def absent_and_noted(sami: Actor) -> None:
    answer(sami, AskOutcome.NOTHING)


PAGES = ("/disclosures/requests/", "/disclosures/work/", "/disclosures/", "/calendar/", "/")
# A token is new each time, and the statements' savepoints are numbered on.
MOVING = re.compile(r'(?:csrfmiddlewaretoken" value=|x-csrftoken": )"\w+|"s\d+_x\d+"')
Seen = list[tuple[str, list[str]]]


def seen_by_asker(reader: Reader) -> Seen:
    """Return what the asker's pages hold, and what the database was asked for them."""
    found = []
    for page in PAGES:
        answer, work = reader.ask_with_work(page)
        assert answer.status_code == 200
        found.append((MOVING.sub("", body_of(answer)), [MOVING.sub("", one) for one in work]))
    return found


@pytest.mark.slow
def test_the_askers_pages_and_their_queries_are_the_same_whatever_the_other_room_holds_or_says(
    petra: Actor, sami: Actor
) -> None:
    ask(petra)
    reader = Reader("petra")
    seen_by_asker(reader)  # what is kept between pages is kept
    expected = seen_by_asker(reader)

    for case in (held_and_refused, held_and_silent, absent_and_noted):
        with undone():
            case(sami)
            assert seen_by_asker(reader) == expected, case.__name__


def test_what_is_told_is_seen_so_the_comparison_can_fail(
    petra: Actor, frida: Actor, tell: Tell
) -> None:
    ask(petra, "orebro-probation")
    reader = Reader("petra")
    before = seen_by_asker(reader)
    told = write_person(frida, "orebro-probation")
    tell(frida, Kind.PERSON, told, to="orebro-police", ground_key="osl-10-27")

    assert seen_by_asker(reader) != before


def test_asking_and_registering_take_the_same_queries_whatever_is_held_elsewhere(
    petra: Actor, sami: Actor
) -> None:
    number, counts = "19121212-1212", []

    for is_held in (True, False):
        with undone():
            if is_held:
                write_person(sami, "orebro-social", born=None, identity_number=number)
            with CaptureQueriesContext(connection) as asked:
                ask(petra)
            with CaptureQueriesContext(connection) as registered:
                write_person(petra, born=None, identity_number=number)
            counts.append((len(asked), len(registered)))

    assert counts[0] == counts[1]


def test_only_who_decides_asks_and_only_rooms_of_the_site_are_asked(
    petra: Actor, stig: Actor
) -> None:
    with pytest.raises(NotPermitted):
        ask(stig)
    for wrong in ("malmo-police", "orebro-police"):
        with pytest.raises(CannotDisclose):
            ask(petra, wrong)
    with access.acting_as(petra):
        assert not Ask.objects.exists()


def test_it_is_asked_and_answered_on_the_pages(client: Client, petra: Actor, sami: Actor) -> None:
    at = signed_in(petra, at=client)
    body = {
        "room": room("orebro-police"),
        "to_room": room("orebro-social"),
        "description": WHO,
        "purpose": "Samtal",
    }

    done = at.post("/disclosures/requests/new/", body)
    with access.acting_as(sami):
        page = f"/disclosures/requests/{AskNotice.objects.get().pk}/"
    there = signed_in(sami, at=client)
    shown, refused = there.get(page), there.post(page, {"outcome": "refused"})
    noted = there.post(page, {"outcome": "nothing"})

    assert (done.status_code, shown.status_code) == (302, 200)
    assert (refused.status_code, noted.status_code) == (422, 302)
    assert there.get(page).status_code == 200
