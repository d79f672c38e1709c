"""The page of patterns: what it says, what it leaves out and why, few incidents, odd questions."""

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.office.groups import playing as groups
from tests.office.incidents.builders import make_person
from tests.office.patterns.playing import CENTRE, between, clusters, shot
from tests.office.sign_in_of_tests import signed_in
from tests.office.situation.playing import NOW, happened, hurt, moment, shooting

from samsyn.office import access
from samsyn.office.access import Actor, code_for
from samsyn.office.incidents.changes import link_incidents
from samsyn.vocabulary.incidents import PlacePrecision

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def fetched(client: Client, actor: Actor, query: str = "", *, language: str = "sv") -> HttpResponse:
    return signed_in(actor, language, at=client).get(f"/patterns/{query}")


def text_of(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def test_pairs_near_in_place_and_time_are_found_and_compared_with_chance(
    client: Client, petra: Actor
) -> None:
    clusters(petra)

    page = text_of(fetched(client, petra))

    assert "24 händelser i perioden, varav 24 med känd dag och exakt plats." in page
    assert re.search(r"Inom 100 meter och 14 dagar finns \d+,\d gånger så många par", page)
    assert "12, väntat 0," in page
    assert re.search('name="metres"[^>]* value="100"', page)
    assert re.search('name="days"[^>]* value="14"', page)
    assert "24 av 24 händelser ligger i kedjor, fler än de" in page
    assert "Den säger inget om någon person, och inget om i morgon." in page
    assert page.count('class="area step-') == 24 / 2 + 2  # a cell a pair, and the legend's


def test_a_chain_names_its_incidents(client: Client, petra: Actor) -> None:
    first, second = clusters(petra)[:2]

    page = text_of(fetched(client, petra))

    assert f'<a href="/incidents/{second}/">{code_for("H", second)}</a>, ' in page
    assert f'<a href="/incidents/{first}/">{code_for("H", first)}</a>' in page


def test_bands_and_period_are_the_readers(client: Client, petra: Actor) -> None:
    clusters(petra)
    first = (NOW - timedelta(days=200)).date().isoformat()

    bands = text_of(fetched(client, petra, "?metres=50,%20100&days=7,%2014"))
    shorter = text_of(fetched(client, petra, f"?first={first}"))

    assert "0–50 m, 0–7 dagar" in bands
    assert "50–100 m, 7–14 dagar" in bands
    assert "16 händelser i perioden" in shorter
    assert "Händelser med plats och dag: 16. Under 20" in shorter
    earlier = fetched(client, petra, "?last=2020-06-30")
    assert earlier.status_code == 200
    assert "från 1 juli 2017 till 30 juni 2020" in text_of(earlier)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?metres=100,50", "Skriv högst 4 tal, stigande, från över 0 till 1000."),
        ("?metres=nära", "Skriv tal med komma emellan."),
        ("?days=nan", "Skriv högst 4 tal, stigande"),
        ("?last=2030-01-01", "Välj en dag från 1990 till i dag."),
        ("?first=2026-11-19&last=2026-11-19", "Välj en dag från 1990, före den sista."),
        ("?across=50", "200"),
    ],
)
def test_a_question_that_cannot_be_asked_is_said_beside_its_field(
    client: Client, petra: Actor, query: str, words: str
) -> None:
    response = fetched(client, petra, query)

    assert response.status_code == 422
    assert words in text_of(response)


def test_what_has_no_day_or_no_exact_place_is_left_out_and_counted(
    client: Client, petra: Actor
) -> None:
    clusters(petra)
    happened(
        petra,
        shot(3, place_precision=PlacePrecision.DISTRICT),
        shooting(4),
        shot(5, occurred=moment(NOW - timedelta(days=9), timedelta(days=3))),
    )

    page = text_of(fetched(client, petra))

    assert "27 händelser i perioden, varav 24 med" in page
    assert "2 är inte med: platsen är okänd" in page
    assert "1 är inte med: dagen är inte känd." in page


def test_points_are_not_for_whoever_reads_no_police_room(client: Client, frida: Actor) -> None:
    happened(frida, *(shot(9 * n, key="orebro-joint") for n in range(1, 25)))

    page = text_of(fetched(client, frida))

    assert "24 händelser i perioden, varav 0 med känd dag och exakt plats." in page
    assert "Exakta platser visas för den som läser i ett polisrum." in page
    assert 'class="area step-' not in page
    assert str(CENTRE[0]) not in page


def test_an_incident_that_two_rooms_hold_is_one(client: Client, petra: Actor) -> None:
    kept = clusters(petra)
    (copy,) = happened(petra, shooting(20, key="orebro-joint"))
    with access.acting_as(petra):
        link_incidents(petra, kept[0], copy, verdict="same", reason="Samma händelse.", now=NOW)

    page = text_of(fetched(client, petra))

    assert "24 händelser i perioden, varav 24 med" in page


def test_a_place_that_may_be_a_protected_home_stays_out(client: Client, petra: Actor) -> None:
    clusters(petra)
    with access.acting_as(petra):
        person = make_person(petra, protected_identity="secrecy_mark")
    happened(petra, shot(3, metres_north=-4_000, injured=1, people=(hurt(person.pk),)))

    page = text_of(fetched(client, petra))

    assert "25 händelser i perioden, varav 24 med" in page
    assert page.count('class="area step-') == 24 / 2 + 2


def test_answers_between_groups_stand_beside_chance_by_dispute(
    client: Client, petra: Actor
) -> None:
    alm, bok, lind = (groups.group(petra, name) for name in ("Alm", "Bok", "Lind"))
    happened(
        petra,
        *(shooting(300 - 40 * n, sides=between(alm, bok)) for n in range(5)),
        *(shooting(295 - 40 * n, sides=between(bok, alm)) for n in range(5)),
        shooting(12, sides=between(lind, alm)),
    )

    page = text_of(fetched(client, petra))

    row = page.split("Alm – Bok")[1].split("</tr>")[0]
    few = page.split("Alm – Lind")[1].split("</tr>")[0]
    assert re.search(r"5 \(av slumpen \d,\d, p 0,\d{3}\)", row)
    assert "av slumpen" not in few  # one attack is told without chance
    assert "Besvarade inom 14 dagar" in page


def test_the_page_is_whole_in_english_and_without_incidents(client: Client, petra: Actor) -> None:
    page = text_of(fetched(client, petra, language="en"))

    main = page.split("<main")[1].split("<footer")[0]
    assert "Incidents with place and day: 0. Below 20" in main
    assert "Known attacks of a group on a group in the period: 0." in main
    assert not re.search("[åäö]", main.lower())
