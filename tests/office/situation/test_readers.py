"""Who is shown what of the joint work on the first page, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.office.aftermath import playing as answers
from tests.office.call_ins import playing as evenings
from tests.office.coverage import playing as coverage
from tests.office.groups import playing as groups
from tests.office.notifications import playing as talks
from tests.office.sanctions import playing as sanctions
from tests.office.sanctions.playing import NOW
from tests.office.sign_in_of_tests import signed_in
from tests.office.situation.joint_work import a_day_in_the_joint_room, counted, triggered
from tests.office.situation.reading import FirstPage

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.oversight.changes import EmergencyPlan, open_in_emergency
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.oversight import EmergencyGround

MOST_QUERIES = 98
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def test_nothing_of_one_city_stands_on_the_page_of_another(petra: Actor, otto: Actor) -> None:
    triggered(petra)
    played = answers.scene(petra)
    answers.begin(petra, played.incident)
    evenings.call_in(petra, played.hit)

    page = FirstPage(otto)

    for card in ("promises", "coming", "violence", "focus-groups", "due"):
        assert "Grupp" not in page.card(card).replace("Grupper", "")
        assert "Call-in" not in page.card(card)
    assert "Inget löfte väntar på något med en sista dag." in page.card("promises")
    assert page.card("under-way").count(" 0") == 4


def test_no_person_stands_on_the_page(petra: Actor, vera: Actor) -> None:
    group, _trigger = triggered(petra)
    member = sanctions.member(petra, group)
    groups.name_of(petra, member, "Qvist", "Qvistsson")
    coverage.met(petra, vera, member)
    talks.given(
        talks.fresh(petra),
        talks.member(vera, "orebro-social"),
        talks.member(petra, "police"),
        person_id=member,
        meet_at=NOW + timedelta(days=2),
    )

    page = FirstPage(petra)

    assert "Samtal" in page.card("coming")
    assert access.code_for("P", member) not in page.html
    assert "Qvist" not in page.html
    assert str(member) not in page.html


def test_counts_of_support_stand_as_they_were_published(petra: Actor, sami: Actor) -> None:
    nothing = FirstPage(petra)
    counted(sami, 7)

    page = FirstPage(petra)

    assert nothing.card("support-1") == ""
    assert "Öppna stödärenden 7 " in page.card("support-1")
    assert "Antal före 1 nov 2026." in page.card("support-1")
    assert page.links("support-1") == {"I siffror": reverse("support:figures")}


@pytest.mark.parametrize("people", [0, 1, 4])
def test_fewer_than_five_cases_look_like_none(petra: Actor, sami: Actor, people: int) -> None:
    counted(sami, people)

    said = FirstPage(petra).card("support-1")

    assert "Öppna stödärenden färre än 5 " in said
    assert "För få för att säga" in said


def test_the_joint_work_takes_as_many_queries_for_much_as_for_little(petra: Actor) -> None:
    client = signed_in(petra)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return len(captured)

    a_day_in_the_joint_room(petra)
    queries()  # the first request of a session writes it
    little = queries()
    a_day_in_the_joint_room(petra, times=3, begins=1)

    assert queries() == little
    assert little <= MOST_QUERIES


def test_the_page_is_whole_in_english_with_all_its_cards(petra: Actor, sami: Actor) -> None:
    a_day_in_the_joint_room(petra)
    counted(sami, 7)

    page = FirstPage(petra, "en")

    assert "Waits for the decision: Grupp 0" in page.card("promises")
    assert "Decision waits by Fri 27 Nov" in page.row("focus-groups", "Grupp 0")
    assert "1 of 1 directly" in page.row("focus-groups", "Grupp 0")
    assert "by 23:05 · Shooting, Hamnstaden" in page.card("due")
    assert "Call-in 0" in page.card("coming")
    assert "Open support cases 7" in page.card("support-1")
    main = page.html.split("<main")[1].split("<footer")[0]
    as_recorded = (
        "Skjuter någon i er grupp riktar vi våra åtgärder mot|områdeschef|Örebro|nämnden|Björk"
    )
    assert re.findall("[åäö]", re.sub(as_recorded, "", main).lower()) == []


def test_a_room_that_is_open_in_an_emergency_adds_its_groups_and_no_work(
    petra: Actor, frida: Actor
) -> None:
    joint, police = sanctions.group(petra), groups.group(petra)
    groups.link(petra, police, joint)
    sanctions.member(petra, joint)
    sanctions.incident(petra, (joint, Certainty.CONFIRMED))
    with access.acting_as(frida):
        open_in_emergency(
            frida,
            EmergencyPlan(
                room_id=groups.room("orebro-police"),
                ground=EmergencyGround.LIFE,
                reason="Någon är i omedelbar fara i natt.",
            ),
            now=NOW,
        )

    page = FirstPage(frida)

    assert "0 av 1 direkt" in page.row("focus-groups", "Grupp Alm")
