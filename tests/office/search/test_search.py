"""Search: what is found, by whom, what is noted, and that no number stands in an address."""

import pytest
from tests.conftest import actor_named
from tests.office.people.people_of_the_play import NOW, NUMBER, TODAY, record, room
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.groups import changes as groups
from samsyn.office.search import queries
from samsyn.vocabulary.groups import GroupKind

pytestmark = pytest.mark.django_db
ADDRESS = "/search/"


def group(actor: Actor, name: str = "Grupp Alm", *aliases: str, key: str = "orebro-police") -> None:
    plan = groups.GroupPlan(
        room_id=room(key), working_name=name, kind=GroupKind.CREW, aliases=aliases
    )
    with access.acting_as(actor):
        groups.record_group(actor, plan, now=NOW)


def test_one_word_finds_groups_and_people(petra: Actor) -> None:
    group(petra, "Grupp Alm", "Almarna")
    record(petra, "Alma")

    with access.acting_as(petra):
        found = queries.search(petra, "alma", today=TODAY)

    assert [one.alias for one in found.groups] == ["Almarna"]
    assert len(found.people) == 1


@pytest.mark.parametrize("name", ["otto", "sami", "frida", "stig"])
def test_others_find_nothing_of_the_polices(petra: Actor, name: str) -> None:
    group(petra, "Grupp Alm")
    person_id = record(petra, "Alma", identity_number=NUMBER)
    other = actor_named(name)

    with access.acting_as(other):
        for text in ("alm", "Alma", NUMBER, access.code_for("P", person_id)):
            assert queries.search(other, text, today=TODAY).is_empty


def test_a_search_is_noted_even_if_nothing_is_found(petra: Actor, dag: Actor) -> None:
    with access.acting_as(petra):
        queries.search(petra, "Ingenstans", today=TODAY)

    with access.acting_as(dag):
        noted = AuditEvent.objects.filter(action="search", staff_id=petra.staff_id)
        assert noted.exists()
        assert "Ingenstans" not in repr(list(noted.values()))


def test_too_short_and_too_broad_are_said(petra: Actor) -> None:
    for place in range(30):
        record(petra, f"Nr{place}", "Lind")

    with access.acting_as(petra):
        assert queries.search(petra, "L", today=TODAY).is_too_short
        broad = queries.search(petra, "Lind", today=TODAY)

    assert broad.is_too_broad
    assert len(broad.people) == 25


def test_words_stand_in_the_address_and_numbers_never_do(petra: Actor) -> None:
    person_id = record(petra, identity_number=NUMBER)
    browser = signed_in("petra")

    words = browser.post(ADDRESS, {"q": "Öberg"})
    number = browser.post(ADDRESS, {"q": NUMBER})
    in_address = browser.get(ADDRESS, {"q": NUMBER}, follow=True)

    code = access.code_for("P", person_id).encode()
    assert words.status_code == 302
    assert "q=%C3%96berg" in words["Location"]
    assert number.status_code == 200
    assert code in number.content
    assert b"2385" not in number.content
    assert in_address.redirect_chain == [("/search/?retype=1", 302)]
    assert code not in in_address.content
    assert b"2385" not in in_address.content


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("text", ["", "x", "Ingenstans", "Öberg", "P-22222"])
def test_every_state_opens_in_both_languages(petra: Actor, text: str, language: str) -> None:
    record(petra)

    page = signed_in("petra", language).get(ADDRESS, {"q": text})

    assert page.status_code == 200
    assert f'lang="{language}"'.encode() in page.content


def test_the_header_posts_what_is_sought(petra: Actor) -> None:
    page = signed_in("petra").get(ADDRESS).content.decode()

    header = page[page.index('class="site-search"') :]
    assert 'method="post"' in header[:200]
    assert "csrfmiddlewaretoken" in header[: header.index("</form>")]


def test_nothing_but_people_is_sought_in_social_services(sami: Actor) -> None:
    record(sami, "Alma", room_id=room("orebro-social"))

    with access.acting_as(sami):
        found = queries.search(sami, "Alma", today=TODAY)

    assert len(found.people) == 1
    assert found.groups == found.incidents == ()
