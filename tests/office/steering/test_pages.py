"""What the pages of steering say to coordinators and to the steering group."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.office.steering import playing
from tests.office.steering.playing import JOINT, room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.steering import changes, queries

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
READ = (
    "/steering/",
    "/steering/start-up/",
    "/steering/agreements/",
    "/steering/plan/",
    "/steering/fidelity/",
    "/steering/context/",
    "/steering/hand-overs/",
)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["petra", "stig"])
def test_every_page_says_what_will_stand_there_while_nothing_does(
    browser: Browser, name: str, language: str, request: pytest.FixtureRequest
) -> None:
    client = browser(request.getfixturevalue(name), language=language)
    for address in READ:
        text = text_of(client, address)
        is_counted = address == "/steering/fidelity/" and name == "petra"
        assert ("danger" if is_counted else 'class="empty') in text, address


def test_every_missing_thing_stands_as_a_sentence_and_the_button_comes_last(
    petra: Actor, browser: Browser
) -> None:
    client = browser(petra)
    client.post("/steering/start-up/begin/")

    before = text_of(client, "/steering/start-up/")
    refused = client.post("/steering/start-up/ready/", follow=True).content.decode()

    for sentence in (
        "Visitkorten saknar nummer till stödtelefonen.",
        "Stödtelefonen är inte bemannad.",
        "Ingen har provat stödtelefonen.",
        "Parterna har inte kommit överens om vad som händer efter nytt våld.",
        "Inget utgångsläge är fryst.",
        "Ingen överenskommelse mellan parterna gäller.",
    ):
        assert sentence in before
        assert sentence in refused
    assert "/steering/start-up/ready/" not in before


def test_the_steering_group_sees_the_same_start_up_without_buttons(
    petra: Actor, stig: Actor, browser: Browser
) -> None:
    steps = playing.begin(petra)
    playing.prove(petra, steps["mandate"], evidence="Beslut i styrgruppen 14 mars.")

    text = text_of(browser(stig), "/steering/start-up/")

    assert "Beslut i styrgruppen 14 mars." in text
    assert "/steering/start-up/new/" not in text
    assert str(steps["mandate"]) not in text


def test_an_agreement_is_written_and_read_back_in_the_form(petra: Actor, browser: Browser) -> None:
    client = browser(petra)
    police, probation = playing.agencies("police", "probation")
    posted = {
        "name": "Överenskommelse om GVI",
        "parties": [str(police), str(probation)],
        "signed_by": "polisområdeschef\nfrivårdschef",
        "signed_on": "2025-03-25",
        "valid_from": "2025-03-25",
        "valid_to": "2028-03-24",
    }

    assert client.post("/steering/agreements/new/", posted).status_code == 302

    listed = text_of(client, "/steering/agreements/")
    assert "polisområdeschef" in listed
    assert "Gäller" in listed
    with access.acting_as(petra):
        today = timezone.localdate()
        [shown] = queries.agreement_list(petra, today=today).standing
    form = text_of(client, f"/steering/agreements/{shown.id}/")
    assert "polisområdeschef\nfrivårdschef" in form or "frivårdschef" in form


def test_a_refused_form_keeps_what_was_typed(petra: Actor, browser: Browser) -> None:
    answer = browser(petra).post(
        "/steering/agreements/new/", {"name": "Utan parter", "valid_from": "2026-01-01"}
    )

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Välj överenskommelsens parter." in text
    assert "Utan parter" in text


def test_who_is_overtaken_keeps_what_they_typed_and_saves_next_time(
    petra: Actor, mona: Actor, browser: Browser
) -> None:
    made = playing.item(petra)
    playing.item(mona, item_id=made, version=1, title="Flyttat möte")
    posted = {
        "version_read": "1",
        "title": "Mitt möte",
        "kind": "steering_meeting",
        "due_on": "2026-12-01",
    }
    client = browser(petra)

    overtaken = client.post(f"/steering/plan/{made}/", posted)
    again = client.post(f"/steering/plan/{made}/", {**posted, "version_read": "2"})

    assert overtaken.status_code == 422
    assert "Mona" in overtaken.content.decode()
    assert 'value="2"' in overtaken.content.decode()
    assert again.status_code == 302


@pytest.mark.parametrize("year", ["", "2027", "0", "99999", "-1", "½", "20x6"])
def test_the_plan_answers_any_year(petra: Actor, browser: Browser, year: str) -> None:
    assert browser(petra).get("/steering/plan/", {"year": year}).status_code == 200


def test_a_release_is_shown_by_code_and_leads_to_the_talk(petra: Actor, browser: Browser) -> None:
    who = playing.person(petra)
    code = access.code_for("P", who)
    client = browser(petra)
    today = timezone.localdate()
    posted = {
        "code": code,
        "since": str(today - timedelta(days=90)),
        "release_on": str(today + timedelta(days=14)),
    }

    assert client.post("/steering/returns/new/", posted).status_code == 302

    text = text_of(client, "/steering/returns/")
    assert code in text
    assert f"/talks/new/?person={code}" in text


def test_a_code_that_is_nobodys_is_refused_in_a_sentence(petra: Actor, browser: Browser) -> None:
    answer = browser(petra).post(
        "/steering/returns/new/", {"code": "P-ZZZZZZ", "since": "2026-01-01"}
    )

    assert answer.status_code == 422
    assert "Ingen person i det gemensamma rummet har den koden." in answer.content.decode()


def test_the_steering_group_is_told_of_an_unsigned_hand_over(
    petra: Actor, mona: Actor, stig: Actor, browser: Browser
) -> None:
    playing.hand_over(petra, petra, mona, now=timezone.now() - timedelta(days=16))

    text = text_of(browser(stig), "/steering/")

    assert "Från Petra till Mona" in text
    assert "Osignerad i mer än 14 dagar" in text


def test_the_successor_signs_by_one_button(petra: Actor, mona: Actor, browser: Browser) -> None:
    playing.item(petra, owner_id=petra.staff_id)
    made = playing.hand_over(petra, petra, mona, now=timezone.now())
    address = f"/steering/hand-overs/{made}/"

    assert "sign/" not in text_of(browser(petra), address)
    client = browser(mona)
    assert "sign/" in text_of(client, address)
    client.post(f"{address}sign/")
    signed = text_of(client, address)

    assert "sign/" not in signed
    assert "Övertaget" in signed


def test_figures_given_to_the_steering_group_stand_with_their_day(
    petra: Actor, stig: Actor, browser: Browser
) -> None:
    with access.acting_as(petra):
        changes.give_to_steering(petra, room(JOINT), now=timezone.now())

    text = text_of(browser(stig), "/steering/fidelity/")

    assert "lämnade av Petra" in text
    assert "Okänt" in text
    assert "/steering/fidelity/give/" not in text


def test_a_coordinator_who_looks_at_another_room_is_told_why(
    petra: Actor, browser: Browser
) -> None:
    client = browser(petra)
    client.post("/account/room/", {"room": str(room("orebro-police"))})

    answer = client.get("/steering/")

    assert answer.status_code == 403
    assert "Styrning är för samordnarna och styrgruppen." in answer.content.decode()
