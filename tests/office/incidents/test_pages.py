"""The pages, as a browser without JavaScript meets them."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.office.incidents.builders import (
    make_group,
    make_person,
    record,
    room_of,
    suspect,
    victim,
)
from tests.office.sign_in_of_tests import SignIn, signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.incidents.changes import SidePlan
from samsyn.office.incidents.models import Incident, IncidentGroup, Involvement
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan
from samsyn.office.people.models import Person, PersonName
from samsyn.vocabulary.incidents import GroupSide, PlacePrecision

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(client: Client) -> Callable[[str], Client]:
    def as_one_of_the_cast(name: str, language: str = "sv") -> Client:
        return signed_in(name, language, at=client)

    return as_one_of_the_cast


TOKEN = re.compile(r'(?:value="|x-csrftoken": ")[A-Za-z0-9]{64}"')


class Fields(HTMLParser):
    """What a browser would send from a page's forms if nothing were touched."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        ticked = given.get("type") != "checkbox" or "checked" in given
        if tag == "input" and name and ticked:
            self.found[name] = given.get("value") or "on"
        if tag in ("select", "textarea"):
            self._open = name
            self.found[name] = ""
        if tag == "option" and "selected" in given and self._open:
            self.found[self._open] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._open == "summary":
            self.found["summary"] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self._open = ""


def fields_of(page: str) -> dict[str, str]:
    parser = Fields()
    parser.feed(page[page.index("<main") : page.index("</main>")])
    empty = re.findall(r'<input[^>]*type="text"[^>]*>', page)
    blank = {found[1] for text in empty if "value=" not in text and (found := NAME.search(text))}
    return {name: "" if name in blank else value for name, value in parser.found.items()}


NAME = re.compile(r'name="([^"]+)"')


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "room": str(room_of("orebro-police")),
        "kind": "shooting",
        "when": "2026-11-17 23.05",
        "area": "Varberga",
        "people_rows": "3",
        "side_rows": "2",
        **changes,
    }


def test_petra_records_a_shooting_with_three_people(sign_in: SignIn, petra: Actor) -> None:
    with access.acting_as(petra):
        known, group = make_person(petra), make_group(petra)
    client = sign_in("petra")
    page = client.get("/incidents/new/").content.decode()
    sent = typed(
        has_traces="on",
        injured="1",
        source_title="Anmälan 1",
        source_kind="police_report",
        source_reliability="reliable",
        information_accuracy="known_directly",
        **{
            "person-0-given": "Exempel",
            "person-0-family": "Person",
            "person-0-birth_year": "2001",
            "person-0-role": "victim",
            "person-0-harm": "injured",
            "person-1-code": access.code_for("P", known.pk).lower(),
            "person-1-role": "suspect",
            "person-1-suspicion": "reasonable",
            "person-2-is_unknown": "on",
            "person-2-role": "suspect",
            "person-2-suspicion": "reasonable",
            "side-0-group": str(group.pk),
            "side-0-side": "acting",
            "side-0-certainty": "likely",
        },
    )

    answer = client.post("/incidents/new/", sent, follow=True)

    assert page.count('name="person-') > 20
    assert access.code_for("P", known.pk) in page
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "Bekräftad." in shown
    assert "Anmälan 1" in shown
    assert "Exempel" not in shown  # codes, unless names are revealed
    with access.acting_as(petra):
        assert Incident.objects.get().injured == 1
        assert Involvement.objects.count() == 3
        assert IncidentGroup.objects.get().certainty == "likely"
        assert PersonName.objects.get().family == "Person"


def test_another_row_keeps_what_was_typed(sign_in: SignIn, petra: Actor) -> None:
    client = sign_in("petra")
    sent = typed(when="hej", add="person", **{"person-2-note": "Satt i bilen"})

    page = client.post("/incidents/new/", sent)

    text = page.content.decode()
    assert page.status_code == 200
    assert "person-3-code" in text
    assert 'value="hej"' in text
    assert "Satt i bilen" in text
    assert "error-summary" not in text
    with access.acting_as(petra):
        assert not Incident.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"when": "hej"}, "natten mot lör"),
        ({"kind": ""}, "Vad hände?"),
        ({"longitude": "15.2"}, "longitud och latitud"),
        ({"person-0-role": "victim"}, "på ett sätt"),
        ({"person-0-code": "P-22222", "person-0-role": "victim"}, "Ingen i rummet har den koden"),
        ({"side-0-side": "acting"}, "Välj en gruppering"),
    ],
)
def test_a_refused_form_keeps_its_text(
    sign_in: SignIn, petra: Actor, wrong: dict[str, str], says: str
) -> None:
    client = sign_in("petra")

    page = client.post("/incidents/new/", typed(summary="Två bilar sågs.", **wrong))

    text = page.content.decode()
    assert page.status_code == 422
    assert says in text
    assert "Två bilar sågs." in text
    assert "<title>Fel: " in text
    with access.acting_as(petra):
        assert not Incident.objects.exists()
        assert not Person.objects.exists()


def test_a_name_in_place_of_a_code_is_answered_with_the_codes_it_may_be(
    sign_in: SignIn, petra: Actor
) -> None:
    with access.acting_as(petra):
        plan = PersonPlan(
            room_id=room_of("orebro-police"),
            names=(NamePlan(given="Vilgot", family="Granbacke"),),
        )
        known = people.record_person(petra, plan, now=timezone.now())
    named = typed(**{"person-0-code": "Vilgot Granbacke", "person-0-role": "victim"})

    answer = sign_in("petra").post("/incidents/new/", named)

    with access.acting_as(petra):
        noted = AuditEvent.objects.filter(action="search").latest("pk")
    assert answer.status_code == 422
    assert f"Det kan vara {access.code_for('P', known)}" in answer.content.decode()
    assert noted.record_ids == [str(known)]


def test_a_name_of_somebody_in_another_room_is_nobodys(sign_in: SignIn, frida: Actor) -> None:
    with access.acting_as(frida):
        plan = PersonPlan(
            room_id=room_of("orebro-probation"),
            names=(NamePlan(given="Vilgot", family="Granbacke"),),
        )
        people.record_person(frida, plan, now=timezone.now())
    named = typed(**{"person-0-code": "Vilgot Granbacke", "person-0-role": "victim"})

    answer = sign_in("petra").post("/incidents/new/", named)

    assert "Ingen i rummet har den koden eller det namnet" in answer.content.decode()


def test_two_editors_do_not_overwrite_one_another(sign_in: SignIn, petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra)
    client = sign_in("petra")
    first = typed(version="1", area="Oxhagen", has_traces="on")
    assert client.post(f"/incidents/{found}/edit/", first).status_code == 302

    page = client.post(f"/incidents/{found}/edit/", {**first, "area": "Vivalla"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "Petra sparade andra ändringar" in text
    assert "Vivalla" in text
    assert "Oxhagen" in text  # as it reads now
    again = client.post(f"/incidents/{found}/edit/", {**first, "version": "2", "area": "Vivalla"})
    assert again.status_code == 302
    with access.acting_as(petra):
        assert Incident.objects.get().area == "Vivalla"


def test_the_edit_form_saves_what_it_shows(sign_in: SignIn, petra: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra)
        found = record(petra, injured=1, people=(victim(person), suspect()))
        before = Incident.objects.get()
    client = sign_in("petra")
    page = client.get(f"/incidents/{found}/edit/").content.decode()
    sent = fields_of(page)

    assert client.post(f"/incidents/{found}/edit/", sent).status_code == 302

    with access.acting_as(petra):
        after = Incident.objects.get()
        assert (after.earliest_at, after.area) == (before.earliest_at, before.area)
        assert set(Involvement.objects.values_list("status", flat=True)) == {"accepted"}
        assert Involvement.objects.count() == 2


def test_a_review_is_saved_from_its_page(sign_in: SignIn, petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra)
    client = sign_in("petra")
    sent = {
        "version": "1",
        "member_involved": "likely",
        "group_motivated": "unknown",
        "status": "reviewed",
        "basis": "",
    }

    refused = client.post(f"/incidents/{found}/review/", sent)
    saved = client.post(f"/incidents/{found}/review/", {**sent, "basis": "Två vittnen."})

    assert (refused.status_code, saved.status_code) == (422, 302)
    assert "Två vittnen." in client.get(f"/incidents/{found}/").content.decode()


def test_a_withdrawn_incident_keeps_a_stub_with_its_reason(sign_in: SignIn, petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra)
    client = sign_in("petra")

    empty = client.post(f"/incidents/{found}/withdraw/", {"version": "1", "reason": ""})
    client.post(f"/incidents/{found}/withdraw/", {"version": "1", "reason": "Fyrverkeri."})

    assert empty.status_code == 422
    assert "Fyrverkeri." in client.get(f"/incidents/{found}/").content.decode()
    assert str(found) not in client.get("/incidents/").content.decode()
    assert str(found) in client.get("/incidents/?tab=withdrawn").content.decode()


def test_victim_and_suspect_stand_apart_and_the_home_is_hidden(
    sign_in: SignIn, petra: Actor
) -> None:
    with access.acting_as(petra):
        person = make_person(petra, protected_identity="secrecy_mark")
        side = SidePlan(group_id=make_group(petra).pk, side=GroupSide.TARGETED)
        found = record(
            petra,
            injured=1,
            place="Exempelgatan 1",
            place_precision=PlacePrecision.ADDRESS,
            people=(victim(person), suspect()),
            sides=(side,),
        )
    client = sign_in("petra")

    text = client.get(f"/incidents/{found}/").content.decode()
    edited = client.get(f"/incidents/{found}/edit/").content.decode()

    assert text.index("Drabbades") < text.index("Misstänkta")
    assert "Grupp Alm" in text
    assert "Skyddade personuppgifter" in text
    assert "Exempelgatan" not in text + edited


def test_somebody_elses_incident_looks_like_an_address_that_leads_nowhere(
    sign_in: SignIn, petra: Actor, otto: Actor
) -> None:
    with access.acting_as(petra):
        found = record(petra)
    client = sign_in("otto")

    unknown = uuid4()

    def comparable(page: HttpResponse) -> str:
        """Without what differs in any two pages: tokens, and the address itself."""
        text = TOKEN.sub("", page.content.decode())
        return text.replace(str(found), "").replace(str(unknown), "")

    hidden, missing = client.get(f"/incidents/{found}/"), client.get(f"/incidents/{unknown}/")

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert comparable(hidden) == comparable(missing)
    for page in ("edit", "review", "withdraw"):
        assert client.get(f"/incidents/{found}/{page}/").status_code == 404


@pytest.mark.parametrize("who", ["stig", "carin", "dag"])
def test_roles_without_records_are_told_whom_to_ask(
    sign_in: SignIn, who: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(who)
    client = sign_in(who)

    page = client.get("/incidents/")

    assert page.status_code == 403
    assert "samordnare" in page.content.decode()
    assert client.get("/incidents/new/").status_code == 403


def test_filters_stand_in_the_address_and_can_be_removed_one_by_one(
    sign_in: SignIn, petra: Actor
) -> None:
    with access.acting_as(petra):
        record(petra)
    client = sign_in("petra")

    found = client.get("/incidents/?kind=shooting&area=Varberga").content.decode()
    nothing = client.get("/incidents/?kind=arson&area=Varberga").content.decode()
    wrong = client.get("/incidents/?since=hej")

    assert 'href="?area=Varberga"' in found
    assert 'href="?kind=shooting"' in found
    assert "Typ" in nothing or "Inget" in nothing or "Ta bort" in nothing
    assert "Skriv en dag" in wrong.content.decode()


def test_an_empty_list_says_what_will_be_there(sign_in: SignIn, petra: Actor) -> None:
    del petra

    text = sign_in("petra").get("/incidents/").content.decode()

    assert "Här kommer händelser" in text


@pytest.mark.parametrize("path", ["", "new/", "{}/", "{}/edit/", "{}/review/", "{}/withdraw/"])
def test_every_page_speaks_english_too(sign_in: SignIn, petra: Actor, path: str) -> None:
    with access.acting_as(petra):
        found = record(petra, injured=1, people=(victim(make_person(petra)),))
    client = sign_in("petra", "en")

    page = client.get(f"/incidents/{path.format(found)}")

    text = page.content.decode()
    assert page.status_code == 200
    assert '<html lang="en"' in text
    assert "ncident" in text
    assert "Händelse" not in text
