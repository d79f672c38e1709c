"""The list and every form: found, filled in, refused with the words kept, and closed to others."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.office.groups import playing
from tests.office.groups.playing import NOW, TODAY, basis

from samsyn.office import access
from samsyn.office.access import Actor, code_for
from samsyn.office.groups import changes, queries
from samsyn.office.groups.changes import GroupPlan
from samsyn.office.groups.models import Group, GroupRelation, Membership
from samsyn.office.groups.queries import GroupFilters
from samsyn.vocabulary.groups import GroupKind

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content[:300]
    return re.sub(r"\s+", " ", response.content.decode())


def many_groups(actor: Actor, count: int) -> None:
    police = playing.room("orebro-police")
    plans = [
        GroupPlan(room_id=police, working_name=f"Grupp {number}", kind=GroupKind.CREW)
        for number in range(count)
    ]
    with access.acting_as(actor):
        changes.record_groups(actor, plans, now=NOW)


def test_what_is_overdue_stands_first_and_then_swedish_order(petra: Actor) -> None:
    for name in ("Grupp Ö", "Grupp Asp", "Grupp Å"):
        playing.group(petra, name, known="Något", mapped_on=TODAY)
    playing.group(petra, "Grupp Ärt")  # never assessed
    playing.group(petra, "Grupp Borta", standing=None)

    with access.acting_as(petra):
        names = [row.name for row in queries.group_list(petra, today=TODAY).rows]

    assert names == ["Grupp Borta", "Grupp Ärt", "Grupp Asp", "Grupp Å", "Grupp Ö"]


def test_every_group_is_reached_by_leafing_and_none_twice(petra: Actor) -> None:
    many_groups(petra, 95)

    with access.acting_as(petra):
        page = queries.group_list(petra, today=TODAY)
        pages = [page]
        while page.after:
            page = queries.group_list(petra, today=TODAY, filters=GroupFilters(after=page.after))
            pages.append(page)
        back = queries.group_list(petra, today=TODAY, filters=GroupFilters(before=page.before))

    names = [row.name for each in pages for row in each.rows]
    assert names == [f"Grupp {number}" for number in range(95)]
    assert back == pages[1]
    assert pages[0].before == ""


@pytest.mark.parametrize("key", ["x", "0~grupp", "1~a~b", "7~a~" + str(UUID(int=7)), "~~"])
def test_a_key_that_was_tampered_with_begins_from_the_start(petra: Actor, key: str) -> None:
    many_groups(petra, 2)

    with access.acting_as(petra):
        page = queries.group_list(petra, today=TODAY, filters=GroupFilters(after=key))

    assert len(page.rows) == 2


def test_the_list_asks_as_much_for_forty_groups_as_for_one(petra: Actor, browser) -> None:
    alm = playing.group(petra)
    playing.member(petra, playing.person(petra), alm)
    client = browser(petra)
    client.get("/groups/")

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get("/groups/")
        return len(found)

    few = asked()
    many_groups(petra, 39)
    assert asked() == few


def test_the_list_counts_only_whom_the_reader_may_see_and_who_counts(
    petra: Actor, aino: Actor
) -> None:
    alm = playing.group(petra)
    playing.member(petra, playing.person(petra), alm)
    playing.proposed(petra, playing.person(petra), alm, basis(3))

    with access.acting_as(aino):
        (row,) = queries.group_list(aino, today=TODAY).rows

    assert row.people == 1


def test_filters_are_said_and_can_be_removed(petra: Actor, browser) -> None:
    playing.group(petra, "Grupp Alm", aliases=("Norra",))
    client = browser(petra)

    found = text_of(client, "/groups/?q=norra")
    nothing = text_of(client, "/groups/?q=finns+inte&standing=dormant")

    assert "Grupp Alm" in found
    assert "Grupp Alm" not in nothing
    assert 'href="?standing=dormant"' in nothing
    assert 'href="?q=finns+inte"' in nothing


def test_somebody_of_the_other_city_sees_an_empty_list(petra: Actor, otto: Actor, browser) -> None:
    playing.group(petra)

    assert "Grupp Alm" not in text_of(browser(otto), "/groups/")


@pytest.mark.parametrize(("language", "word"), [("sv", "På listan"), ("en", "On the list")])
def test_the_list_reads_in_both_languages(petra: Actor, browser, language: str, word: str) -> None:
    playing.group(petra)

    assert word in text_of(browser(petra, language=language), "/groups/")


def test_a_group_is_recorded_by_form_and_opens(petra: Actor, browser) -> None:
    response = browser(petra).post(
        "/groups/new/",
        {
            "room": playing.room("orebro-police"),
            "working_name": "Grupp Lind",
            "kind": "crew",
            "standing": "active",
            "areas": "Oxhagen",
        },
        follow=True,
    )

    assert response.status_code == 200
    assert "Grupp Lind" in response.content.decode()
    assert "Oxhagen" in response.content.decode()


def test_what_was_refused_stays_in_the_form(petra: Actor, browser) -> None:
    response = browser(petra).post(
        "/groups/new/",
        {
            "room": playing.room("orebro-police"),
            "working_name": "Grupp Lind",
            "kind": "crew",
            "standing": "active",
            "size_least": "9",
            "size_most": "3",
        },
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="Grupp Lind"' in page
    assert "Fel:" in page
    assert "Storleken ska gå från minst" in page


def test_a_room_that_is_not_ones_own_cannot_be_chosen(petra: Actor, browser) -> None:
    response = browser(petra).post(
        "/groups/new/",
        {
            "room": playing.room("malmo-police"),
            "working_name": "Grupp Lind",
            "kind": "crew",
            "standing": "active",
        },
    )

    assert response.status_code == 422


def test_who_saves_second_keeps_what_they_typed_and_saves_on_the_next_press(
    petra: Actor, aino: Actor, browser
) -> None:
    alm = playing.group(petra)
    client, address = browser(petra), f"/groups/{alm}/edit/"
    typed = {"version": "1", "working_name": "Grupp Petra", "kind": "crew"}
    browser(aino).post(address, {**typed, "working_name": "Grupp Aino"})

    refused = client.post(address, typed)
    page = refused.content.decode()

    assert refused.status_code == 422
    assert "Aino sparade andra ändringar" in page
    assert "Grupp Aino" in page
    assert 'value="Grupp Petra"' in page
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    client.post(address, {**typed, "version": version.group(1)})
    with access.acting_as(petra):
        assert Group.objects.get(pk=alm).working_name == "Grupp Petra"


CLAIMS = {
    "alias": {"name": "Norra"},
    "standing": {"standing": "dormant", "since": "2026-10-01"},
    "assessment": {"since": "2026-11-01", "known": "Träffas vid torget."},
    "territory": {
        "areas": "Varberga",
        "outline": "15.1, 59.2\n15.2, 59.2\n15.2, 59.3\n15.1, 59.2",
    },
}
SHOWN = {
    "alias": "Norra",
    "standing": "Vilande",
    "assessment": "Träffas vid torget.",
    "territory": "Varberga",
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_each_claim_is_added_by_a_form(petra: Actor, browser, claim: str) -> None:
    alm = playing.group(petra)
    client = browser(petra)
    assert "<form" in text_of(client, f"/groups/{alm}/add/{claim}/")

    response = client.post(f"/groups/{alm}/add/{claim}/", CLAIMS[claim], follow=True)

    assert response.status_code == 200
    assert SHOWN[claim] in response.content.decode()


def test_a_claim_that_does_not_exist_is_no_page(petra: Actor, browser) -> None:
    text_of(browser(petra), f"/groups/{playing.group(petra)}/add/score/", status=404)


@pytest.mark.parametrize("corner", ["15.1", "x, y", "15.1, 59.2, 3"])
def test_an_outline_that_cannot_be_read_is_answered_with_an_example(
    petra: Actor, browser, corner: str
) -> None:
    response = browser(petra).post(
        f"/groups/{playing.group(petra)}/add/territory/", {"areas": "X", "outline": corner}
    )

    assert response.status_code == 422
    assert "15.21, 59.27" in response.content.decode()


def test_a_person_goes_from_proposal_to_the_list_by_forms(
    petra: Actor, aino: Actor, browser
) -> None:
    alm, someone = playing.group(petra), playing.person(petra)
    analyst, coordinator = browser(aino), browser(petra)
    today = timezone.localdate()
    assert code_for("P", someone) in text_of(
        analyst, f"/groups/{alm}/members/new/?person={someone}"
    )
    proposal = {
        "code": code_for("P", someone).lower(),
        "role": "core",
        "basis": "judgment",
        "dated_on": (today - timedelta(days=9)).isoformat(),
    }
    assert analyst.post(f"/groups/{alm}/members/new/", proposal).status_code == 302
    with access.acting_as(petra):
        one = Membership.objects.get(person=someone).pk
    base = f"/groups/memberships/{one}/"

    assert "Oberoende underlag: 1 av 2" in text_of(coordinator, base)
    refused = coordinator.post(f"{base}approve/")
    analyst.post(
        f"{base}bases/new/",
        {"basis": "observed_together", "dated_on": (today - timedelta(days=2)).isoformat()},
    )
    approved = coordinator.post(f"{base}approve/", follow=True)

    assert refused.status_code == 422
    assert "två oberoende daterade underlag" in refused.content.decode()
    assert "Räknas" in approved.content.decode()
    assert code_for("P", someone) in text_of(coordinator, f"/groups/{alm}/")


def test_a_dispute_is_raised_and_settled_by_forms(petra: Actor, aino: Actor, browser) -> None:
    one = playing.member(petra, playing.person(petra), playing.group(petra))
    base = f"/groups/memberships/{one}/"

    raised = browser(aino).post(f"{base}dispute/", {"reason": "Fel person"}, follow=True)
    empty = browser(petra).post(f"{base}settle/", {"outcome": "dismissed", "reason": ""})
    settled = browser(petra).post(
        f"{base}settle/", {"outcome": "dismissed", "reason": "Rätt person"}, follow=True
    )

    assert "Bestridd" in raised.content.decode()
    assert empty.status_code == 422
    assert "Rätt person" in settled.content.decode()


def test_a_membership_is_confirmed_and_ended_by_forms(petra: Actor, browser) -> None:
    one = playing.member(petra, playing.person(petra), playing.group(petra))
    client, base = browser(petra), f"/groups/memberships/{one}/"
    today = timezone.localdate().isoformat()
    half = client.post(f"{base}confirm/", {"basis": "judgment"})
    confirmed = client.post(f"{base}confirm/", {"basis": "judgment", "dated_on": today})
    ended = client.post(f"{base}end/", {"reason": "left", "on": today}, follow=True)

    assert half.status_code == 422
    assert confirmed.status_code == 302
    assert "Avslutad" in ended.content.decode()


def test_a_relation_is_added_and_changed_by_forms(petra: Actor, browser) -> None:
    alm, bjork = playing.group(petra), playing.group(petra, "Grupp Björk")
    client = browser(petra)
    typed = {"kind": "dispute", "state": "active", "certainty": "likely", "since": "2026-08-01"}

    added = client.post(f"/groups/{alm}/relations/new/", {**typed, "other": bjork}, follow=True)
    with access.acting_as(petra):
        relation = GroupRelation.objects.get(group=alm)
    changed = client.post(
        f"/groups/relations/{relation.pk}/edit/",
        {**typed, "state": "closed", "version": "1"},
        follow=True,
    )

    assert "Grupp Björk" in added.content.decode()
    assert "Trolig" in added.content.decode()
    assert "Över" in changed.content.decode()


def every_address(group_id: UUID, membership_id: UUID, relation_id: UUID) -> list[str]:
    return [
        reverse("groups:edit", args=[group_id]),
        *(reverse("groups:add_claim", args=[group_id, claim]) for claim in CLAIMS),
        reverse("groups:add_member", args=[group_id]),
        reverse("groups:add_relation", args=[group_id]),
        reverse("groups:edit_relation", args=[relation_id]),
        *(
            reverse(f"groups:{step}", args=[membership_id])
            for step in ("membership", "add_basis", "approve", "confirm", "dispute", "settle")
        ),
        reverse("groups:end", args=[membership_id]),
    ]


def test_no_page_tells_the_other_city_that_the_record_exists(
    petra: Actor, otto: Actor, browser
) -> None:
    alm, bjork = playing.group(petra), playing.group(petra, "Grupp Björk")
    one = playing.member(petra, playing.person(petra), alm)
    relation = playing.dispute_between(petra, alm, bjork)
    mine, theirs = browser(petra), browser(otto)
    nowhere = theirs.get("/finns-inte/")

    for address in every_address(alm, one, relation):
        assert mine.get(address).status_code == 200, address
        answers = [theirs.get(address)]
        if address != reverse("groups:membership", args=[one]):  # a page without a form
            answers.append(theirs.post(address, {"reason": "x"}))
        for answer in answers:
            assert answer.status_code == 404, address
            assert answer.content == nowhere.content, address


def test_who_only_reads_is_shown_no_form(sami: Actor, browser) -> None:
    alm = playing.bare_group(sami, "orebro-social")

    client = browser(sami)

    assert client.get(f"/groups/{alm}/").status_code == 200
    for address in (f"/groups/{alm}/edit/", f"/groups/{alm}/members/new/", "/groups/new/"):
        assert client.get(address).status_code == 403


def test_a_code_of_somebody_in_another_room_is_as_unknown_as_no_code(
    petra: Actor, mona: Actor, browser
) -> None:
    hidden = playing.person(petra)
    joint = playing.group(petra, key="orebro-joint")
    typed = {"role": "core", "basis": "judgment", "dated_on": "2026-11-01"}

    def answer(code: str) -> str:
        response = browser(mona).post(f"/groups/{joint}/members/new/", {**typed, "code": code})
        assert response.status_code == 422
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())

    page = answer(code_for("P", hidden)).replace(code_for("P", hidden), "P-22222")
    unknown = answer("P-22222")
    assert re.sub(r"x-csrftoken[^}]*", "", page) == re.sub(r"x-csrftoken[^}]*", "", unknown)


def test_dates_are_said_in_words(petra: Actor, browser) -> None:
    one = playing.member(petra, playing.person(petra), playing.group(petra))

    page = text_of(browser(petra), f"/groups/memberships/{one}/")

    assert "Godkänd, på två oberoende underlag" in page
    assert date(2026, 10, 21).isoformat() not in page
