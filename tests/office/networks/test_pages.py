"""The network page as it is sent: picture, list, refusal, words, and wrong input."""

import re
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.office.groups import playing as people
from tests.office.sign_in_of_tests import signed_in
from tests.office.situation.playing import NOW, happened, moment, room, shooting, suspected

from samsyn.office import access
from samsyn.office.access import Actor, code_for
from samsyn.office.groups import changes as group_changes
from samsyn.office.groups.changes import RelationPlan
from samsyn.office.networks.queries import pictured
from samsyn.office.people import changes as people_changes
from samsyn.office.people.changes import PersonPlan, TiePlan
from samsyn.vocabulary.groups import RelationKind
from samsyn.vocabulary.people import IdentityKind, TieKind

pytestmark = pytest.mark.django_db


def fetched(client: Client, actor: Actor, query: str = "", *, language: str = "sv") -> HttpResponse:
    return signed_in(actor, language, at=client).get(f"/networks/{query}")


def text_of(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def chain(actor: Actor, length: int) -> list[UUID]:
    """So many people, each tied to the next."""
    plans = [PersonPlan(room_id=room(), identity=IdentityKind.UNKNOWN) for _ in range(length)]
    with access.acting_as(actor):
        persons = people_changes.record_people(actor, plans, now=NOW)
        ties = [
            TiePlan(person_id=first, other_id=second, kind=TieKind.FRIEND)
            for first, second in pairwise(persons)
        ]
        people_changes.record_ties(actor, ties, now=NOW)
    return persons


def test_picture_and_list_hold_the_same_people(client: Client, petra: Actor) -> None:
    persons = [people.person(petra) for _ in range(3)]
    now = timezone.now()
    plan = shooting(occurred=moment(now - timedelta(days=5)), people=tuple(map(suspected, persons)))
    happened(petra, plan, now=now)

    page = text_of(fetched(client, petra))

    assert page.count('class="node ') == 3
    assert page.count('class="edge strong-tie"') == 3 + 1  # and one in the legend
    for person in persons:
        assert f'href="/people/{person}/">{code_for("P", person)}' in page
    assert "3 personer med 3 kontakter i 1 del som hänger ihop." in page
    assert "Bilden säger inget om vad någon har gjort eller kommer att göra." in page


def test_the_page_is_whole_in_english(client: Client, petra: Actor) -> None:
    chain(petra, 3)

    page = text_of(fetched(client, petra, language="en"))

    assert "3 people with 2 contacts in 1 part that hang together." in page
    assert not re.search("[åäö]", page.split("<main")[1].split("<footer")[0].lower())


def test_more_than_five_hundred_get_a_sentence_filters_and_pages_that_hold_everybody(
    client: Client, petra: Actor
) -> None:
    persons = chain(petra, 501)

    first = fetched(client, petra)
    page, seen = text_of(first), set()
    assert "501 personer är för många för en bild" in page
    assert 'class="node ' not in page
    while True:
        seen |= set(re.findall(r'href="/people/([0-9a-f-]{36})/"', page))
        following = re.search(r'rel="next" href="([^"]+)"', page)
        if following is None:
            break
        page = text_of(fetched(client, petra, following[1].replace("&amp;", "&")))

    assert seen == {str(person) for person in persons}


def test_who_reads_too_many_rooms_for_one_picture_is_asked_to_choose(
    client: Client, petra: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictured, "MOST_TIES", 2)
    persons = chain(petra, 4)
    alm = people.group(petra, "Grupp Alm")

    page = text_of(fetched(client, petra))
    group = fetched(client, petra, f"?group={alm}")

    assert "Dina rum har för många kontakter för att visas på en gång." in page
    assert not any(str(person) in page for person in persons)
    assert f'<option value="{alm}"' in page
    assert "för många" not in text_of(group)


def test_a_day_to_come_or_no_day_at_all_is_refused_beside_the_field(
    client: Client, petra: Actor
) -> None:
    tomorrow = (timezone.now() + timedelta(days=2)).date().isoformat()

    for query, sentence in (
        (f"?on={tomorrow}", "Välj en dag till och med i dag."),
        ("?on=igår", "Skriv en dag som 2026-11-20."),
        ("?on=0001-01-01", "Välj en dag från 1990 och framåt."),
        ("?group=alm", "Välj en grupp i listan."),
    ):
        response = fetched(client, petra, query)

        assert response.status_code == 422
        assert sentence in text_of(response)


def test_an_unknown_group_or_code_matches_nobody_and_looks_alike(
    client: Client, petra: Actor, otto: Actor
) -> None:
    theirs = people.group(otto, "Grupp Ek", "malmo-police")
    chain(petra, 2)

    unknown = "?group=00000000-0000-4000-8000-000000000000"
    for query in (unknown, f"?group={theirs}", "?around=P-AAAAA"):
        page = text_of(fetched(client, petra, query))

        assert "Ingen stämmer med valet den här dagen." in page
        assert "Grupp Ek" not in page


def test_an_empty_site_says_where_contacts_come_from(client: Client, petra: Actor) -> None:
    page = text_of(fetched(client, petra))

    assert "Inga kontakter mellan personer är kända" in page
    assert "Ingen relation mellan grupper är känd" in page


def test_conflicts_stand_in_matrix_and_table(client: Client, petra: Actor) -> None:
    alm, bjork = people.group(petra, "Grupp Alm"), people.group(petra, "Grupp Björk")
    plan = RelationPlan(group_id=alm, other_id=bjork, kind=RelationKind.DISPUTE)
    with access.acting_as(petra):
        group_changes.record_relations(petra, [plan], now=NOW)

    page = text_of(fetched(client, petra))

    assert 'class="cell-box active"' in page
    assert "Grupp Alm – Grupp Björk" in page


def test_a_role_that_reads_nothing_is_refused(client: Client, stig: Actor) -> None:
    assert fetched(client, stig).status_code == 403


def test_months_are_links_that_work_without_script(client: Client, petra: Actor) -> None:
    page = text_of(fetched(client, petra))

    days = re.findall(r'href="\?on=(\d{4}-\d{2}-01)"', page)

    assert len(days) == 12
    assert days == sorted(days, reverse=True)
    assert fetched(client, petra, f"?on={days[-1]}").status_code == 200
