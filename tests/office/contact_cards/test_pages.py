"""Pages of cards, as coordinators use them."""

import re
from dataclasses import asdict
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from tests.office.contact_cards.playing import batch, codes_of, hand_out, line, quote, room, text
from tests.office.printing.reading_pdf import opened, text_of
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.contact_cards import queries
from samsyn.office.contact_cards.models import CardPrinting, SupportLine
from samsyn.office.contact_cards.words import SHIPPED

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LINE = {
    "number": "070-174 06 40",
    "name": "Stödlinjen",
    "help_page": "https://stod.exempel.example/prata",
    "answers_within_hours": "24",
    "open_hours": "",
}


def test_from_nothing_to_printed_cards(petra: Actor, mona: Actor) -> None:
    del mona
    client, other = signed_in("petra"), signed_in("mona")
    empty = client.get("/cards/").content.decode()
    client.post("/cards/settings/", LINE)
    proposal = client.get("/cards/settings/sv/").content.decode()
    client.post("/cards/settings/sv/", asdict(SHIPPED["sv"]))
    waiting = re.search(
        r'action="(/cards/words/[0-9a-f-]+/approve/)"',
        other.get("/cards/settings/sv/").content.decode(),
    )
    assert waiting
    other.post(waiting.group(1))
    made = client.post(
        "/cards/new/",
        {
            "room": str(room()),
            "occasion_kind": "call_in",
            "occasion": "Call-in i oktober",
            "size": "20",
            "front": "sv",
        },
    )
    page = client.get(made["Location"]).content.decode()
    answer = client.post(f"{made['Location']}print/")

    assert "Inga kort är beställda." in empty
    assert SHIPPED["sv"].question in proposal
    assert "Skriv ut korten" in page
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == 'inline; filename="cards.pdf"'
    assert len(opened(answer.content).pages) == 4
    assert "Vill du prata med någon?" in text_of(answer.content)
    with access.acting_as(petra):
        assert CardPrinting.objects.count() == 1


def test_a_card_with_unfilled_settings_is_not_printed_and_says_what_lacks(
    petra: Actor, mona: Actor
) -> None:
    text(petra, mona)
    made = batch(petra)

    answer = signed_in("petra").post(f"/cards/{made}/print/")

    assert answer.status_code == 422
    assert "Fyll först i stödlinjen under Nummer och texter." in answer.content.decode()
    with access.acting_as(petra):
        assert not CardPrinting.objects.exists()


def test_a_wrong_number_is_said_beside_the_form_and_nothing_is_kept(petra: Actor) -> None:
    answer = signed_in("petra").post("/cards/settings/", {**LINE, "number": "112"})

    assert answer.status_code == 422
    assert "Skriv ett helt telefonnummer" in answer.content.decode()
    assert 'value="112"' in answer.content.decode()
    with access.acting_as(petra):
        assert not SupportLine.objects.exists()


def test_the_writer_of_words_is_not_offered_to_approve_them(petra: Actor) -> None:
    written = text(petra, None)
    client = signed_in("petra")

    page = client.get("/cards/settings/sv/").content.decode()
    answer = client.post(f"/cards/words/{written}/approve/", follow=True)

    assert "/approve/" not in page
    assert "Be en annan samordnare att godkänna den." in answer.content.decode()


def test_a_language_without_approved_words_is_not_offered(petra: Actor, mona: Actor) -> None:
    text(petra, mona)

    page = signed_in("petra").get("/cards/new/").content.decode()

    assert re.findall(r'name="behind" value="(\w+)"', page) == ["sv"]


def test_cards_are_noted_as_handed_out_lost_and_withdrawn(petra: Actor, mona: Actor) -> None:
    text(petra, mona)
    made = batch(petra)
    client = signed_in("petra")
    with access.acting_as(petra):
        last = queries.batch_sheet(petra, made, today=NOW.date()).cards[-1]

    handed = client.post(f"/cards/{made}/", {"how_many": "3", "on": "2026-01-15"})
    too_many = client.post(f"/cards/{made}/", {"how_many": "8", "on": "2026-01-15"})
    no_day = client.post(f"/cards/{made}/", {"how_many": "1", "on": "i går"})
    asked = client.get(f"/cards/lost/{last.id}/").content.decode()
    lost = client.post(f"/cards/lost/{last.id}/")
    unsaid = client.post(f"/cards/{made}/withdraw/", {"reason": ""})
    withdrawn = client.post(f"/cards/{made}/withdraw/", {"reason": "Numret är nytt"}, follow=True)

    assert (handed.status_code, lost.status_code) == (302, 302)
    assert (too_many.status_code, no_day.status_code, unsaid.status_code) == (422, 422, 422)
    assert "1 till 7" in too_many.content.decode()
    assert f"Anteckna kortet {last.code} som borttappat?" in asked
    assert "Numret är nytt" in withdrawn.content.decode()
    assert "Skriv ut korten" not in withdrawn.content.decode()


def test_the_batch_tells_how_many_called_and_never_who(
    petra: Actor, mona: Actor, sami: Actor
) -> None:
    cache.clear()
    last_year = timezone.localdate(NOW) - timedelta(days=366)
    text(petra, mona)
    line(petra)
    made = batch(petra, size=30)
    hand_out(petra, made, 30, last_year, NOW)
    for code in codes_of(petra, made)[:10]:
        quote(sami, code, last_year, NOW)

    page = signed_in("petra").get(f"/cards/{made}/").content.decode()

    assert "Koder som uppgetts till stödlinjen: 10 av 30" in page
    assert page.count("Överlämnat</") >= 30


def test_an_analyst_sees_batches_and_is_offered_no_deed(petra: Actor, mona: Actor) -> None:
    text(petra, mona)
    made = batch(petra)

    client = signed_in("aino")
    pages = client.get("/cards/").content.decode() + client.get(f"/cards/{made}/").content.decode()

    assert "Beställ kort" not in pages
    assert "Skriv ut korten" not in pages
    assert "Anteckna som borttappat" not in pages
    assert client.post(f"/cards/{made}/print/").status_code == 403
