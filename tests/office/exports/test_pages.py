"""The pages as somebody meets them: the way to a file, what a form refuses, who sees what."""

import hashlib
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.architecture.stage import NAME, Stage
from tests.conftest import actor_named
from tests.office.exports.asking import PURPOSE, approved, ask
from tests.office.sign_in_of_tests import SignIn

from samsyn.office import access
from samsyn.office.exports.models import Download, Export
from samsyn.office.partners.models import Room

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def body(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def test_from_the_list_to_the_file(staged: Stage, browser: SignIn) -> None:
    aino, petra = browser("aino"), browser("petra")
    room = Room.objects.get(key="orebro-police").pk
    form = reverse("exports:ask", args=["people"])
    assert f'href="{form}"' in body(aino, "people:list")

    asked = aino.post(
        form, {"room": room, "file_format": "csv", "purpose": PURPOSE, "days": "7"}, follow=True
    )
    with access.acting_as(actor_named("aino")):
        export = Export.objects.latest("asked_at").pk
    page = reverse("exports:export", args=[export])
    assert asked.redirect_chain[-1][0] == page
    assert "Någon annan beslutar: Dag, Petra." in asked.content.decode()
    assert "Hämta filen" not in asked.content.decode()

    decide = reverse("exports:decide", args=[export])
    assert decide in body(petra, "exports:export", export)
    assert f'href="{decide}"' in body(petra, "situation:overview")
    told = petra.get(decide).content.decode()
    assert (PURPOSE in told, "Aino ber om: Personer, Polisen." in told) == (True, True)
    petra.post(decide, {"verdict": "approve"})

    answer = aino.post(page)
    assert answer["Content-Disposition"].startswith('attachment; filename="samsyn-e-')
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    digest = hashlib.sha256(answer.content).hexdigest()
    with access.acting_as(actor_named("aino")):
        mark = Download.objects.get(export=export).mark
    for shown in (digest, mark):
        assert shown in body(petra, "exports:export", export)
    assert mark in answer.content.decode()
    log = body(petra, "oversight:log")
    for told in ("Begärde en lista som fil", "Beslutade om ett uttag", "Tog ut som fil"):
        assert told in log
    assert staged.rooms


def test_a_form_says_at_each_field_what_is_wrong_and_keeps_what_was_typed(
    staged: Stage, browser: SignIn
) -> None:
    aino = browser("aino")
    typed = {"first": "2026-11-20", "last": "2026-11-01", "days": "90", "purpose": ""}

    answer = aino.post(reverse("exports:ask", args=["incidents"]), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    for name in ("room", "file_format", "last", "purpose", "days"):
        assert f'id="id_{name}-error"' in page
    assert 'value="2026-11-01"' in page
    assert "id_with_names" not in page  # the list tells of nobody
    assert "id_first" not in body(aino, "exports:ask", "people")
    assert staged.rooms


def test_a_refusal_of_the_change_stands_on_top_of_the_form(staged: Stage, browser: SignIn) -> None:
    frida = browser("frida")
    room = Room.objects.get(key="orebro-probation").pk
    typed = {"room": room, "file_format": "csv", "purpose": PURPOSE, "days": "7"}

    answer = frida.post(reverse("exports:ask", args=["people"]), typed)

    assert answer.status_code == 422
    assert "Ingen annan i rummet får godkänna det." in answer.content.decode()
    assert staged.rooms


def test_a_decision_asks_for_the_reason_of_a_no_at_its_field(
    staged: Stage, browser: SignIn
) -> None:
    export = ask(actor_named("aino"))
    petra, decide = browser("petra"), reverse("exports:decide", args=[export])

    refused = petra.post(decide, {"verdict": "refuse", "because": ""})
    petra.post(decide, {"verdict": "refuse", "because": "Be om grupperna."})

    assert (refused.status_code, "id_because-error" in refused.content.decode()) == (422, True)
    shown = body(browser("aino"), "exports:export", export)
    assert "Avslaget av Petra." in shown
    assert "Be om grupperna." in shown
    assert staged.rooms


def test_what_cannot_be_fetched_says_why_on_its_page(staged: Stage, browser: SignIn) -> None:
    aino, waiting = browser("aino"), ask(actor_named("aino"))
    gone = approved(actor_named("aino"), actor_named("petra"))
    aino.post(reverse("exports:withdraw", args=[gone]))

    told = {
        export: aino.post(reverse("exports:export", args=[export]), follow=True).content.decode()
        for export in (waiting, gone)
    }

    assert "Ingen har godkänt detta än." in told[waiting]
    assert "Filen kan inte hämtas längre." in told[gone]
    assert "Tillbakadraget" in told[gone]
    assert staged.rooms


def test_the_first_page_has_what_waits_what_is_ones_own_and_no_persons_name(
    staged: Stage, browser: SignIn
) -> None:
    pages = {name: body(browser(name), "exports:overview") for name in ("petra", "aino", "dag")}

    assert "Väntar på ditt beslut" in pages["petra"]
    assert "Väntar på ditt beslut" in pages["dag"]
    assert "Ta ut en lista" not in pages["dag"]
    assert "Väntar på ditt beslut" not in pages["aino"]
    assert body(browser("otto"), "exports:overview").count("Ta ut en lista") == 2
    assert not [name for name, page in pages.items() if NAME in page]
    assert staged.rooms


def test_the_account_menu_leads_there_for_who_takes_part(staged: Stage, browser: SignIn) -> None:
    link = f'href="{reverse("exports:overview")}"'
    found = {
        name: link in browser(name).get(reverse("sign_in:account")).content.decode()
        for name in ("aino", "dag", "sami", "stig")
    }

    assert found == {"aino": True, "dag": True, "sami": False, "stig": False}
    assert staged.rooms
