"""The planner's pages: words, reasons, changes in the address, the way into the ledger."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.office.call_ins import playing as call_ins
from tests.office.groups import playing as groups
from tests.office.planning import playing
from tests.office.planning.playing import Scene
from tests.office.sign_in_of_tests import SignIn

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.call_ins.models import CallIn, Consideration
from samsyn.vocabulary.call_ins import CandidateStatusKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(petra: Actor) -> Scene:
    """A scene some weeks from the real today, since pages read the clock."""
    return playing.scene(petra, timezone.now() + timedelta(days=40))


def code(person: UUID) -> str:
    return access.code_for("P", person)


def page_of(client: Client, scene: Scene, query: str = "", *, status: int = 200) -> str:
    answer = client.get(reverse("planning:reach", args=[scene.call_in]) + query)
    assert answer.status_code == status, answer.content[:300]
    return words_of(answer)


def words_of(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_page_says_who_why_and_how_good_the_plan_is(
    petra: Actor, browser: SignIn, scene: Scene
) -> None:
    page = page_of(browser(petra), scene)

    assert "2 kallade når 8 av 8 personer." in page
    assert "Det är bevisat att färre inte kan nå alla som går att nå." in page
    for person in scene.everybody:
        assert code(person) in page
    assert "Räckvidden är en uppskattning." in page
    assert "<svg" in page
    assert "Räckvidd efter platser" in page


def test_a_person_moved_by_hand_stands_in_the_address_and_its_cost_is_said(
    petra: Actor, browser: SignIn, scene: Scene
) -> None:
    page = page_of(browser(petra), scene, f"?seats=2&without={scene.middles[0]}")

    assert f"Lämnad utanför: {code(scene.middles[0])}" in page
    assert "Utan dina ändringar hade planen 2 kallade och nådde 8." in page


def test_conditions_that_cannot_hold_together_are_named_in_swedish_with_what_to_do(
    petra: Actor, browser: SignIn, scene: Scene
) -> None:
    page = page_of(browser(petra), scene, "?seats=3&carriers=2")

    assert "Ingen plan uppfyller allt detta" in page
    assert "Det finns 3 platser." in page
    assert "Grupp Alm ska ha 2 egna som bär budskapet, och 4 får kallas." in page
    assert "Det räcker att ändra ett av dem" in page


@pytest.mark.parametrize("query", ["?seats=0", "?seats=tio", "?sessions=99", "?supervision=x"])
def test_a_question_that_makes_no_sense_is_refused_in_words(
    petra: Actor, browser: SignIn, scene: Scene, query: str
) -> None:
    page = page_of(browser(petra), scene, query, status=422)

    assert "Detta behöver rättas" in page or "error-summary" in page


def test_a_call_in_without_groups_says_what_to_do_first(petra: Actor, browser: SignIn) -> None:
    call_in = call_ins.call_in(petra, starts_at=timezone.now() + timedelta(days=40))

    answer = browser(petra).get(reverse("planning:reach", args=[call_in]))

    assert "Ingen grupp är vald än." in words_of(answer)
    assert reverse("call_ins:edit", args=[call_in]) in words_of(answer)


def test_without_contacts_the_page_says_so(petra: Actor, browser: SignIn) -> None:
    alm = call_ins.group(petra)
    groups.member(petra, call_ins.person(petra), alm)
    call_in = call_ins.call_in(petra, alm, starts_at=timezone.now() + timedelta(days=40))

    answer = browser(petra).get(reverse("planning:reach", args=[call_in]))

    assert "Inga kontakter är kända." in words_of(answer)


def test_a_plan_is_taken_into_the_list_and_a_change_asks_for_its_reason(
    petra: Actor, browser: SignIn, scene: Scene
) -> None:
    client, gone = browser(petra), scene.middles[0]
    address = reverse("planning:accept", args=[scene.call_in]) + f"?seats=2&without={gone}"
    form = words_of(client.get(address))
    shown = re.search(r'name="shown" value="([^"]+)"', form)
    assert shown is not None
    typed = {"shown": shown[1], "agency": call_ins.agency(), "channel": "police"}

    refused = client.post(address, typed)
    taken = client.post(address, {**typed, f"because_{gone.hex}": "Har flyttat"})
    page = page_of(client, scene)

    assert refused.status_code == 422
    assert f"{code(gone)} lämnas utanför. Varför?" in words_of(refused)
    assert taken.headers["Location"] == reverse("call_ins:invitees", args=[scene.call_in])
    with access.acting_as(petra):
        assert Consideration.objects.get(person=gone).reason == "Har flyttat"
    assert "Förslag och beslut" in page
    assert "Lämnad utanför för hand" in page


def test_after_the_evening_only_what_was_decided_is_shown(
    petra: Actor, browser: SignIn, scene: Scene
) -> None:
    playing.accepted(petra, scene.call_in)
    with access.acting_as(petra):
        CallIn.objects.filter(pk=scene.call_in).update(starts_at=timezone.now() - timedelta(days=3))

    page = page_of(browser(petra), scene)

    assert "Förslag och beslut" in page
    assert "Räckvidd som lista" not in page


def test_readings_are_noted_and_those_who_may_not_plan_see_nothing(
    petra: Actor, aino: Actor, otto: Actor, browser: SignIn, scene: Scene
) -> None:
    page_of(browser(petra), scene)
    overview = browser(aino).get(reverse("call_ins:call_in", args=[scene.call_in]))
    page_of(browser(aino), scene, status=403)
    page_of(browser(otto), scene, status=404)

    assert reverse("planning:reach", args=[scene.call_in]) not in overview.content.decode()
    with access.acting_as(petra):
        noted = AuditEvent.objects.filter(
            subject="people_person", record_ids__contains=list(scene.everybody)
        )
        assert noted.exists()


def test_signals_of_support_bar_until_somebody_adds_the_person_with_a_reason(
    petra: Actor, browser: SignIn, scene: Scene
) -> None:
    playing.status(petra, scene.middles[0], CandidateStatusKind.ASKED_TO_WAIT)

    page = page_of(browser(petra), scene)

    assert "En part har bett oss vänta" in page
    assert "Fråga inte varför." in page


def test_the_page_asks_a_steady_number_of_times_however_many_people(
    petra: Actor, browser: SignIn, scene: Scene
) -> None:
    client = browser(petra)
    page_of(client, scene)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            page_of(client, scene)
        return len(found.captured_queries)

    before = asked()
    for _ in range(3):
        one = call_ins.person(petra)
        groups.member(petra, one, scene.alm)
        playing.tie(petra, (one, scene.middles[1]))

    assert asked() == before
