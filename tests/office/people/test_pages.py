"""Pages on people as a browser gets them: in both languages, with errors, behind walls."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.conftest import actor_named
from tests.office.people.people_of_the_play import FORMS, NOW, NUMBER, record, room
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.people import changes
from samsyn.office.people.models import Person, PersonLink

pytestmark = pytest.mark.django_db


def fields(**changed: object) -> dict[str, object]:
    return {
        "room": room(),
        "given": "Ali",
        "family": "Öberg",
        "born": "1990-05",
        "identity": "known",
        "standing": "in_scope",
        "protected_identity": "none",
        **changed,
    }


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["edit", "add_name", "add_number", "add_tie", "link", "restrict"])
def test_each_form_opens_in_both_languages(petra: Actor, name: str, language: str) -> None:
    person_id = record(petra)

    page = signed_in("petra", language).get(reverse(f"people:{name}", args=[person_id]))

    assert page.status_code == 200
    assert f'lang="{language}"'.encode() in page.content


@pytest.mark.parametrize("language", ["sv", "en"])
def test_list_and_new_person_open_in_both_languages(petra: Actor, language: str) -> None:
    record(petra)
    browser = signed_in("petra", language)

    for name in ("people:list", "people:record"):
        assert browser.get(reverse(name)).status_code == 200


def test_a_person_is_recorded_through_the_form(db: None) -> None:
    answer = signed_in("petra").post(reverse("people:record"), fields())

    assert answer.status_code == 302
    with access.acting_as(actor_named("petra")):
        assert str(Person.objects.get().pk) in answer["Location"]


def test_what_was_typed_is_kept_when_it_is_refused(db: None) -> None:
    page = signed_in("petra").post(
        reverse("people:record"), fields(born="sommaren", identity_number="19900101-2384")
    )

    assert page.status_code == 422
    assert b"sommaren" in page.content
    assert "Öberg".encode() in page.content
    assert b'href="#id_born"' in page.content


def test_the_warning_of_a_duplicate_comes_once_and_never_blocks(petra: Actor) -> None:
    known = record(petra)
    browser, address = signed_in("petra"), reverse("people:record")

    warned = browser.post(address, fields())
    recorded = browser.post(address, fields(seen=[str(known)]))

    assert warned.status_code == 200
    assert access.code_for("P", known).encode() in warned.content
    assert recorded.status_code == 302
    with access.acting_as(petra):
        assert Person.objects.count() == 2


def test_a_new_person_can_be_linked_with_one_of_another_room(petra: Actor) -> None:
    known = record(petra, room_id=room("orebro-joint"))
    code = access.code_for("P", known)
    browser = signed_in("petra")

    answer = browser.post(reverse("people:record"), fields(seen=[str(known)], link_to=code))
    browser.post(
        answer["Location"].partition("?")[0],
        {"other": code, "verdict": "same", "reason": "Samma person."},
    )

    with access.acting_as(petra):
        assert PersonLink.objects.get().verdict == "same"


def test_a_stale_correction_keeps_the_text_and_says_who(petra: Actor, aino: Actor) -> None:
    person_id = record(petra)
    with access.acting_as(aino):
        changes.revise_person(aino, person_id, changes.RevisionPlan(version=1), now=NOW)

    page = signed_in("petra").post(
        reverse("people:edit", args=[person_id]),
        fields(version=1, external_reference="K-99"),
    )

    assert page.status_code == 422
    assert b"Aino" in page.content
    assert b"K-99" in page.content


def test_a_hidden_person_answers_as_one_that_does_not_exist(petra: Actor) -> None:
    person_id = record(petra)

    for name in ("otto", "sami", "frida", "stig"):
        browser = signed_in(name)
        for view in ("edit", "add_name", "add_number", "add_tie", "link", "restrict"):
            hidden = browser.get(reverse(f"people:{view}", args=[person_id]))
            unknown = browser.get(reverse(f"people:{view}", args=[uuid4()]))
            assert hidden.status_code == unknown.status_code == 404
            assert hidden.content == unknown.content


def test_an_analyst_is_told_that_restricting_is_not_hers(petra: Actor) -> None:
    person_id = record(petra)

    page = signed_in("aino").get(reverse("people:restrict", args=[person_id]))

    assert page.status_code == 403


def test_the_list_holds_codes_and_no_name_or_number(petra: Actor) -> None:
    person_id = record(petra, identity_number=NUMBER)

    page = signed_in("petra").get(reverse("people:list"))

    assert access.code_for("P", person_id).encode() in page.content
    assert "Öberg".encode() not in page.content
    assert not any(form in page.content.decode() for form in FORMS)


def test_social_services_get_no_list_but_a_way_to_search(sami: Actor) -> None:
    record(sami, room_id=room("orebro-social"))

    page = signed_in("sami").get(reverse("people:list"))

    assert page.status_code == 200
    assert "P-" not in page.content.decode()
    assert reverse("search:results").encode() in page.content


def test_a_link_is_undone_and_a_name_withdrawn_with_one_button(petra: Actor) -> None:
    one, other = record(petra), record(petra, room_id=room("orebro-joint"))
    with access.acting_as(petra):
        link = changes.link_people(petra, one, other, verdict="same", reason="Ja.", now=NOW)
        [name] = changes.add_names(petra, one, [changes.NamePlan(given="Kalle")], now=NOW)
    browser: Client = signed_in("petra")

    undone = browser.post(reverse("people:undo_link", args=[link]))
    withdrawn = browser.post(reverse("people:withdraw_name", args=[name]))

    assert undone.status_code == withdrawn.status_code == 302
    with access.acting_as(petra):
        assert PersonLink.objects.get().undone_at is not None


def test_a_restriction_is_set_and_lifted_through_the_page(petra: Actor, aino: Actor) -> None:
    person_id = record(petra)
    browser, analyst = signed_in("petra"), signed_in("aino")
    address = reverse("people:edit", args=[person_id])

    browser.post(
        reverse("people:restrict", args=[person_id]),
        {"team": [petra.staff_id], "reason": "Släkt."},
    )
    assert (browser.get(address).status_code, analyst.get(address).status_code) == (200, 404)

    browser.post(reverse("people:lift", args=[person_id]))
    assert analyst.get(address).status_code == 200
