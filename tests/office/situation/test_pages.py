"""The start page as it is sent: per role, in both languages, empty, and after a large import."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.office.groups import playing as people
from tests.office.sign_in_of_tests import signed_in
from tests.office.situation.playing import by, happened, moment, shooting

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.changes import IncidentPlan
from samsyn.vocabulary.uncertain_dates import MomentInterval

pytestmark = pytest.mark.django_db


def page_for(client: Client, actor: Actor, *, language: str = "sv") -> str:
    response = signed_in(actor, language, at=client).get("/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def days_before_now(days: float) -> MomentInterval:
    return moment(timezone.now() - timedelta(days=days))


def just_happened(actor: Actor, *plans: IncidentPlan) -> None:
    happened(actor, *plans, now=timezone.now())


def test_an_empty_site_says_so_and_offers_one_action_a_card(client: Client, petra: Actor) -> None:
    page = page_for(client, petra)

    assert "Inga händelser är registrerade än." in page
    assert page.count("Registrera en händelse") == 1
    assert page.count("Registrera en grupp") == 1
    assert "Händelser över tid" not in page


def test_whoever_works_in_support_begins_there(client: Client, sami: Actor) -> None:
    answer = signed_in(sami, "sv", at=client).get("/")

    assert (answer.status_code, answer["Location"]) == (302, "/support/")
    assert "Lägesbild" not in client.get("/support/").content.decode()


def test_a_role_without_reading_rights_is_told_what_it_shows(
    client: Client, petra: Actor, carin: Actor
) -> None:
    just_happened(petra, shooting(occurred=days_before_now(1)))

    page = page_for(client, carin)

    assert "Som partner i lokalsamhället" in page
    assert "skjutning" not in page.lower()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("stig", "/steering/"), ("dag", "/oversight/"), ("lena", "/disclosures/grounds/")],
)
def test_whoever_has_a_page_of_their_own_begins_there(
    client: Client, request: pytest.FixtureRequest, name: str, begins: str
) -> None:
    answer = signed_in(request.getfixturevalue(name), "sv", at=client).get("/")

    assert (answer.status_code, answer["Location"]) == (302, begins)


def test_the_week_stands_on_the_page_with_harm_group_and_certainty(
    client: Client, petra: Actor
) -> None:
    alm = people.group(petra, "Grupp Alm")
    just_happened(petra, shooting(occurred=days_before_now(1), injured=2, sides=(by(alm),)))

    page = page_for(client, petra)

    assert "Skjutning, Hamnstaden" in page
    assert "2 skadade" in page
    assert re.search(r'Grupp Alm\s*<span class="detail">\s*<span class="certainty">.*?Trolig', page)
    assert "Rapporterad" in page
    assert "Beräknat av systemet" in page
    assert "Så räknar vi" in page


def test_the_page_is_whole_in_english(client: Client, petra: Actor) -> None:
    people.group(petra, "Grupp Alm")
    just_happened(
        petra, shooting(occurred=days_before_now(1)), shooting(occurred=days_before_now(200))
    )

    page = page_for(client, petra, language="en")

    assert "Violence of the last seven days" in page
    assert "How we count" in page
    assert not re.search(
        r"[åäö]", re.sub(r"Örebro|Malmö", "", page).lower().split("<main")[1].split("<footer")[0]
    )


def test_otto_sees_nothing_of_orebro(client: Client, petra: Actor, otto: Actor) -> None:
    alm = people.group(petra, "Grupp Alm")
    just_happened(petra, shooting(occurred=days_before_now(1), sides=(by(alm),)))

    page = page_for(client, otto)

    assert "Hamnstaden" not in page
    assert "Grupp Alm" not in page
    assert "Inga händelser är registrerade än." in page


def test_no_person_is_named_and_so_nothing_is_noted_as_read(client: Client, petra: Actor) -> None:
    alm = people.group(petra, "Grupp Alm")
    members = [people.person(petra) for _ in range(3)]
    for member in members:
        people.member(petra, member, alm)

    page = page_for(client, petra)

    assert not any(access.code_for("P", member) in page for member in members)


@pytest.mark.slow
def test_fourteen_thousand_past_incidents_still_make_a_page(client: Client, petra: Actor) -> None:
    plans = [
        shooting(occurred=days_before_now(700 + number * 3650 / 14_861), area="")
        for number in range(14_861)
    ]
    just_happened(petra, *plans)

    page = page_for(client, petra)

    assert "Underlaget slutar" in page
    assert "Senaste händelse:" in page
    assert "Händelser över tid" in page
    assert "för många för att ritas" in page
    assert len(page) < 200_000


def test_the_page_takes_as_many_queries_for_many_rows_as_for_few(
    client: Client, petra: Actor
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page_for(client, petra)
        return len(captured)

    alm = people.group(petra, "Grupp Alm")
    just_happened(petra, shooting(occurred=days_before_now(1), sides=(by(alm),)))
    queries()  # the first request of a session writes it
    few = queries()
    for number in range(5):
        other = people.group(petra, f"Grupp {number}")
        just_happened(
            petra,
            *(shooting(occurred=days_before_now(number + 1), sides=(by(other),)) for _ in range(4)),
        )

    assert queries() == few
