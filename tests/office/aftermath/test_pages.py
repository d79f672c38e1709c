"""The pages of an answer, as a coordinator presses through them."""

import re
from dataclasses import replace

import pytest
from django.http import HttpResponse
from tests.office.aftermath import playing
from tests.office.groups import playing as groups
from tests.office.noted import noted
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, code_for
from samsyn.office.aftermath import wording

pytestmark = pytest.mark.django_db


def words_of(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_an_incident_of_the_polices_room_says_where_the_answer_is_given_and_how_to_get_there(
    petra: Actor,
) -> None:
    played = playing.scene(petra, "orebro-police")

    answer = signed_in("petra", "en").get(f"/responses/{played.incident}/")

    assert answer.status_code == 200
    assert "Disclose the incident to it first" in words_of(answer)


def test_an_answer_is_begun_and_walked_by_pages_alone(petra: Actor) -> None:
    played = playing.scene(petra)
    browser, home = signed_in("petra", "en"), f"/responses/{played.incident}/"
    before = words_of(browser.get(home))

    browser.post(f"{home}begin/")
    browser.post(
        f"{home}disputes/{played.hit}/{played.rival}/",
        {"verdict": "likely", "said": "Two sources"},
    )
    browser.post(f"{home}risk/", {"level": "over", "until": "", "said": "Both sides are calm"})
    browser.post(f"{home}talks/", {"person": code_for("P", played.key_of_hit)})
    browser.post(f"{home}steps/talks/done/", {"said": "One talk is enough"})
    after = words_of(browser.get(home))

    assert "Nobody leads the answer yet." in before
    assert "Likely" in after
    assert "Both sides are calm" in after
    assert "One talk is enough" in after
    assert "3 of 6 steps done" in after


def test_a_form_that_is_refused_keeps_what_was_typed_and_says_why(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    answer = signed_in("petra", "en").post(
        f"/responses/{played.incident}/steps/stand/done/", {"said": "We act"}
    )

    assert answer.status_code == 422
    assert "Waits for the review" in words_of(answer)
    assert "We act" in words_of(answer)


def test_a_step_or_a_saying_that_is_none_does_not_exist(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)
    browser = signed_in("petra")

    for address in ("steps/nothing/done/", "steps/talks/nothing/"):
        assert browser.get(f"/responses/{played.incident}/{address}").status_code == 404


def test_the_incident_leads_to_its_answer(petra: Actor) -> None:
    played = playing.scene(petra)

    page = words_of(signed_in("petra").get(f"/incidents/{played.incident}/"))

    assert f"/responses/{played.incident}/" in page


def test_a_form_that_names_nobody_notes_nobody_as_read(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)
    browser, home = signed_in("petra"), f"/responses/{played.incident}/"

    with access.acting_as(petra), noted() as seen:
        for form in ("risk/", "tasks/new/", f"disputes/{played.hit}/{played.rival}/"):
            assert browser.get(f"{home}{form}").status_code == 200

    assert str(played.incident) in seen
    assert not {str(played.key_of_hit), str(played.key_of_rival)} & seen


def opened(page: str) -> list[str]:
    """The steps whose details stand open."""
    return re.findall(r'id="step-(\w+)"(?:(?!</li>).)*?<details class="step-more" open', page)


def test_the_page_opens_the_step_to_do_now_and_leads_to_it_from_the_top(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)
    browser, home = signed_in("petra", "en"), f"/responses/{played.incident}/"
    first = words_of(browser.get(home))
    playing.review(petra, played.incident)
    second = words_of(browser.get(home))

    head, below = first.split('<ol class="steps">')
    assert "Review the incident</a>" in head
    assert opened(below) == ["confirm"]
    assert below.count("step-more") == 6
    assert "Check the dispute</a>" in second.split('<ol class="steps">')[0]
    assert opened(second) == ["conflict"]


def test_who_only_reads_is_led_to_nothing(petra: Actor) -> None:
    played = playing.scene(petra)
    sheet = replace(playing.sheet(petra, played.incident), may_respond=False, is_begun=True)

    assert sheet.next_step is not None
    assert wording.next_action(sheet) is None


def test_the_group_and_the_situation_lead_to_the_open_answer(petra: Actor, mona: Actor) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)

    group = words_of(signed_in("mona").get(f"/groups/{played.hit}/"))
    other = words_of(signed_in("mona").get(f"/groups/{played.rival}/"))
    situation = words_of(signed_in("mona").get("/"))
    outside = words_of(signed_in("sami").get("/"))

    assert f'href="/responses/{played.incident}/"' in group
    assert f'href="/responses/{played.incident}/"' not in other
    assert f"/consequences/kept/?group={played.hit}" in group
    assert re.search(r"Svar på händelser</a></div></div><div>1</div>", situation)
    assert "under-way" not in outside


def test_a_dispute_of_the_polices_room_alone_is_shown_to_its_readers_and_counts_for_nothing(
    petra: Actor, mona: Actor
) -> None:
    played = playing.scene(petra)
    playing.begin(petra, played.incident)
    there = groups.group(petra, "Alm hos polisen")
    third = groups.group(petra, "Grupp Ceder")
    groups.link(petra, played.hit, there)
    before = playing.sheet(petra, played.incident)
    groups.dispute_between(petra, there, third)
    home = f"/responses/{played.incident}/"

    after = playing.sheet(petra, played.incident)

    assert (before.elsewhere, len(after.elsewhere)) == ((), 1)
    assert after.steps == before.steps
    assert "Grupp Ceder" in words_of(signed_in("petra").get(home))
    assert "Grupp Ceder" not in words_of(signed_in("mona").get(home))


def test_a_dispute_that_both_rooms_hold_is_shown_once(petra: Actor) -> None:
    played = playing.scene(petra)
    there, rival = groups.group(petra, "Alm där"), groups.group(petra, "Björk där")
    groups.link(petra, played.hit, there)
    groups.link(petra, played.rival, rival)
    groups.dispute_between(petra, rival, there)

    found = playing.sheet(petra, played.incident)

    assert (len(found.disputes), found.elsewhere) == (1, ())
