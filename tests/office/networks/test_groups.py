"""Groups and their violence: the graph of conflicts, shares with intervals, and nobody's figure."""

import re
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.office.groups import playing as people
from tests.office.sign_in_of_tests import signed_in
from tests.office.situation.playing import NOW, by, happened, shooting, suspected

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups import changes as group_changes
from samsyn.office.groups.changes import RelationPlan
from samsyn.office.networks import pictures, tables
from samsyn.office.networks.queries import GroupViolence
from samsyn.vocabulary.groups import RelationKind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def fetched(client: Client, actor: Actor, query: str = "", *, language: str = "sv") -> HttpResponse:
    return signed_in(actor, language, at=client).get(f"/networks/groups/{query}")


def text_of(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def allied(actor: Actor, first: object, second: object) -> None:
    plan = RelationPlan(group_id=first, other_id=second, kind=RelationKind.ALLIANCE)
    with access.acting_as(actor):
        group_changes.record_relations(actor, [plan], now=NOW)


def test_relations_are_a_graph_and_a_table(client: Client, petra: Actor) -> None:
    alm, bok, lind = (people.group(petra, name) for name in ("Alm", "Bok", "Lind"))
    allied(petra, alm, bok)
    allied(petra, bok, lind)

    page = text_of(fetched(client, petra))

    assert page.count('class="node member"') == 3
    assert page.count('class="edge alliance"') == 2 + 1  # and one in the legend
    assert '<th scope="row">Bok</th><td>Ingen känd</td><td>Alm, Lind</td>' in page
    assert "Den säger inte vem som började" in page


def test_each_groups_share_has_its_interval(client: Client, petra: Actor) -> None:
    alm, bok = (people.group(petra, name) for name in ("Alm", "Bok"))
    happened(
        petra,
        *(shooting(3 + n, sides=(by(alm),)) for n in range(9)),
        *(shooting(40 + n, sides=(by(bok),)) for n in range(3)),
        *(shooting(60 + n) for n in range(4)),
    )

    page = text_of(fetched(client, petra))

    assert "12 av 16 händelser har en känd agerande grupp" in page
    row = '<th scope="row">Alm</th><td>75 %</td><td>47 % till 91 %</td><td>9 av 12</td>'
    assert row in page


def test_few_incidents_and_few_people_give_no_figure(client: Client, petra: Actor) -> None:
    alm = people.group(petra, "Alm")
    one = people.person(petra)
    happened(petra, shooting(3, sides=(by(alm),), people=(suspected(one),)))

    page = text_of(fetched(client, petra))

    assert "Händelser med en känd agerande grupp: 1. Minst 10 behövs för andelar." in page
    assert "Personer misstänkta i perioden: 1. Minst 20 behövs." in page
    assert 'class="point"' not in page


def test_members_are_compared_with_the_population_that_is_given(
    client: Client, petra: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened(petra, shooting(3))

    unknown = text_of(fetched(client, petra))
    wrong = fetched(client, petra, "?population=12")

    assert "Personer med ett medlemskap som räknas: 0. Ange antalet invånare ovan" in unknown
    assert wrong.status_code == 422


def _violence(**parts: object) -> GroupViolence:
    given: dict[str, object] = {
        "on": date(2026, 11, 19),
        "since": date(2023, 11, 20),
        "standings": (),
        "incidents": 80,
        "with_acting": 0,
        "acted": (),
        "parts": tuple((n % 40 if n < 60 else n % 4, n) for n in range(80)),
        "people": 40,
        "members": 50,
        "assessed": 80,
        "involved": 44,
    }
    return GroupViolence(**{**given, **parts})


def test_nothing_is_drawn_of_fewer_than_five_people() -> None:
    held = tables.concentration(_violence())
    assert held is not None

    chart = pictures.spread(held)

    # Of 40 people the first per cent, five and ten per cent are one, two and four.
    assert chart is not None
    assert [row[0] for row in chart.twin.rows] == ["20\u00a0%"]


def test_members_of_a_population_and_of_the_violence_stand_with_their_intervals() -> None:
    held = tables.membership(_violence(), 10_000)

    chart = pictures.members(held)

    assert chart is not None
    assert [row[-1] for row in chart.twin.rows] == ["50 av 10\u00a0000", "44 av 80"]
    assert chart.twin.rows[0][1] == "0,50\u00a0%"
    assert tables.membership(_violence(), None) is None
    assert tables.membership(_violence(assessed=0, involved=0), 10_000) is None


def test_the_page_is_of_the_day_and_whole_in_english(client: Client, petra: Actor) -> None:
    alm = people.group(petra, "Alm")
    happened(petra, *(shooting(3 + n, sides=(by(alm),)) for n in range(12)))
    before = (NOW - timedelta(days=8)).date().isoformat()

    page = text_of(fetched(client, petra, f"?on={before}", language="en"))

    assert "7 of 7" not in page  # too few by then for a share
    assert "Incidents with a known acting group: 7. At least 10 are needed for shares." in page
    assert not re.search("[åäö]", page.split("<main")[1].split("<footer")[0].lower())
