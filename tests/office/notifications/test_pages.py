"""Talks in a browser's eyes: the planner's steps, the team's phone, the device's key."""

import base64
import json
import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.office.notifications import playing
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.notifications.changes import KEPT_FOR, hand_out_key
from samsyn.office.notifications.models import CustomNotification, DeviceKey, TalkAttempt
from samsyn.vocabulary.messages import MessageKind

pytestmark = pytest.mark.django_db
MET = {
    "outcome": "met_person",
    "delivered": "all",
    "card": "yes",
    "response": "listened",
    "help_wish": "no",
    "promise": "no",
}


def client_of(name: str) -> Client:
    return signed_in(name, "en")


def words_of(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def given_now(petra: Actor, vera: Actor, **brief: object) -> tuple[UUID, UUID]:
    return playing.given(
        petra,
        playing.member(petra),
        playing.member(vera, "orebro-social"),
        now=timezone.now(),
        **brief,
    )


def test_a_planner_goes_from_the_person_to_the_team_by_pages_alone(
    petra: Actor, vera: Actor
) -> None:
    person, text = playing.person(petra), playing.words(petra)
    client = client_of("petra")
    code = access.code_for("P", person)
    seen = words_of(client.get("/talks/new/", {"person": code}))

    proposed = client.post(
        "/talks/new/",
        {
            "code": code,
            "recipient": "person",
            "trigger": "planned",
            "aim": "Say that help is there",
        },
    )
    checked = client.post(
        f"{proposed['Location']}check/",
        {"safety": "safe", "investigation_clear": "on", "support_consulted": "on"},
    )
    given = client.post(
        f"{proposed['Location']}team/",
        {
            "addressed_as": "Ali",
            "message": str(text),
            "staff_1": petra.staff_id,
            "staff_2": vera.staff_id,
            "agency_2": playing.agency("orebro-social"),
            "meet_on": "2026-12-01",
            "meet_at": "17.00",
        },
    )
    page = words_of(client.get(proposed["Location"]))
    again = words_of(client.get(f"{proposed['Location']}team/"))

    assert code in seen
    assert [checked.status_code, given.status_code] == [302, 302]
    assert "Given to a team" in page
    assert 'value="17.00"' in again
    assert 'value="Ali"' in again


def test_a_refusal_keeps_what_was_typed(petra: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))

    answer = client_of("petra").post(
        f"/talks/{talk}/check/", {"safety": "with_precautions", "legal_text": "Seen by Eva"}
    )

    assert answer.status_code == 422
    assert "Seen by Eva" in words_of(answer)
    assert "Write which precautions the team must take." in words_of(answer)


def test_an_unknown_code_is_refused_at_its_field(petra: Actor) -> None:
    answer = client_of("petra").post(
        "/talks/new/",
        {"code": "P-ZZZZZ", "recipient": "person", "trigger": "planned", "aim": "Say"},
    )

    assert answer.status_code == 422
    with access.acting_as(petra):
        assert not CustomNotification.objects.exists()


def test_a_team_member_starts_at_their_own_talks_and_reads_the_words(
    petra: Actor, vera: Actor
) -> None:
    _talk, brief = given_now(petra, vera, place="Vivalla")
    client = client_of("vera")

    start = client.get("/")
    mine = words_of(client.get("/talks/mine/"))
    page = words_of(client.get(f"/talks/briefs/{brief}/"))

    assert start["Location"] == "/talks/mine/"
    assert "Ali" in mine
    assert "Vivalla" in mine
    assert "Vi vill inte att du ska dö." in page


def test_the_form_sent_twice_is_saved_once_and_then_stands_among_the_held(
    petra: Actor, vera: Actor
) -> None:
    _talk, brief = given_now(petra, vera)
    client, key = client_of("vera"), str(uuid4())

    for _turn in range(2):
        answer = client.post(f"/talks/{brief}/log/", {**MET, "form_key": key})
        assert answer["Location"] == "/talks/mine/"

    assert "Held lately" in words_of(client.get("/talks/mine/"))
    with access.acting_as(playing.fresh(vera)):
        assert TalkAttempt.objects.count() == 1


def test_an_empty_door_needs_one_answer_and_a_meeting_six(petra: Actor, vera: Actor) -> None:
    _talk, brief = given_now(petra, vera)
    client = client_of("vera")

    met = client.post(f"/talks/{brief}/log/", {"outcome": "met_person", "form_key": uuid4()})
    nobody = client.post(f"/talks/{brief}/log/", {"outcome": "not_home", "form_key": uuid4()})

    assert met.status_code == 422
    assert words_of(met).count('<li><a href="#id_') == 5
    assert nobody.status_code == 302


def test_a_phone_gets_its_answer_as_data(petra: Actor, vera: Actor) -> None:
    _talk, brief = given_now(petra, vera)
    client = client_of("vera")
    address, accept = f"/talks/{brief}/log/", {"HTTP_ACCEPT": "application/json"}

    refused = client.post(address, {**MET, "promise": "yes", "form_key": uuid4()}, **accept)
    saved = client.post(address, {**MET, "form_key": uuid4(), "seen": 0}, **accept)
    twin = client_of("petra").post(
        address, {"outcome": "not_home", "form_key": uuid4(), "seen": 0}, **accept
    )

    assert (refused.status_code, len(json.loads(refused.content)["reasons"])) == (422, 1)
    assert json.loads(saved.content) == {"next": "/talks/mine/"}
    assert json.loads(twin.content)["twin"] is True


@pytest.mark.parametrize("at", ["", "nonsense", "2026-13-45T99:00", "2026-11-20T12:00:00"])
def test_a_moment_that_cannot_be_read_is_now(petra: Actor, vera: Actor, at: str) -> None:
    _talk, brief = given_now(petra, vera)

    client_of("vera").post(
        f"/talks/{brief}/log/", {"outcome": "not_home", "form_key": uuid4(), "at": at}
    )

    with access.acting_as(playing.fresh(vera)):
        made = TalkAttempt.objects.get()
    assert timezone.now() - made.happened_at < timedelta(minutes=1)


def test_a_stopped_talk_says_so_and_offers_no_log(petra: Actor, vera: Actor) -> None:
    _talk, brief = given_now(petra, vera)
    with access.acting_as(playing.fresh(petra)):
        person = CustomNotification.objects.get().person
        person.protected_identity = "secrecy_mark"
        person.save()

    page = words_of(client_of("vera").get(f"/talks/briefs/{brief}/"))

    assert "Stopped. Do not go." in page
    assert "Log the talk" not in page


def key_of(client: Client) -> tuple[str, str]:
    answer = client.post("/talks/device-key/")
    told = json.loads(answer.content)
    assert len(base64.b64decode(told["key"])) == 32
    return told["key"], told["name"]


def test_a_device_keeps_its_key_until_its_owner_signs_out(vera: Actor) -> None:
    client = client_of("vera")
    first, second = key_of(client), key_of(client)
    cookie = client.cookies["device"]
    answer = client.post("/sign-out/")
    later = client_of("vera")
    later.cookies["device"] = cookie.value  # as somebody who kept it would send it

    assert first == second
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert "storage" in answer["Clear-Site-Data"]
    assert answer.cookies["device"].value == ""
    assert key_of(later)[0] != first[0]
    assert vera.staff_id


def test_the_key_outlives_a_session_that_ended_by_itself(vera: Actor) -> None:
    before = client_of("vera")
    first = key_of(before)
    after = client_of("vera")
    after.cookies["device"] = before.cookies["device"].value

    assert key_of(after) == first
    assert vera.staff_id


def test_the_next_to_sign_in_on_a_device_gets_another_key_and_ends_the_first(
    petra: Actor, vera: Actor
) -> None:
    veras, petras = client_of("vera"), client_of("petra")
    first = key_of(veras)
    petras.cookies["device"] = veras.cookies["device"].value
    other = key_of(petras)

    assert other[0] != first[0]
    assert list(DeviceKey.objects.values_list("staff_id", flat=True)) == [petra.staff_id]
    assert vera.staff_id != petra.staff_id


def test_a_key_that_nobody_asks_for_is_forgotten(vera: Actor) -> None:
    now = timezone.now()
    old = hand_out_key(vera.staff_id, "", now=now)

    assert hand_out_key(vera.staff_id, old.token, now=now + KEPT_FOR).key == old.key
    late = hand_out_key(vera.staff_id, old.token, now=now + 2 * KEPT_FOR + timedelta(hours=1))
    assert late.key != old.key


def test_the_list_asks_the_database_no_more_for_many_talks_than_for_few(
    petra: Actor, vera: Actor
) -> None:
    client = client_of("petra")
    client.get("/talks/")  # the first request of a session writes it

    def asked(talks: int) -> int:
        for _turn in range(talks):
            given_now(playing.fresh(petra), vera)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/talks/").status_code == 200
        return len(queries)

    assert asked(1) == asked(4)


def test_whom_the_list_shows_is_by_tier_and_then_by_whom_nobody_met_for_longest(
    petra: Actor,
) -> None:
    made = [
        playing.propose(petra, playing.person(petra), trigger=trigger, now=timezone.now())
        for trigger in ("planned", "reach_gap", "missed_call_in")
        for trigger in [playing.TalkTrigger(trigger)]
    ]

    page = words_of(client_of("petra").get("/talks/"))

    places = [page.index(f"/talks/{talk}/") for talk in made]
    assert places == sorted(places, reverse=True)


def test_the_brief_and_the_letter_are_printed_and_it_is_noted(petra: Actor, vera: Actor) -> None:
    letter = playing.words(
        petra, MessageKind.LETTER_PERSON, heading="Till {namn}", body="Hej {namn}."
    )
    _talk, brief = given_now(petra, vera, letter_id=letter, place="Vivalla")
    client = client_of("vera")

    paper = client.get(f"/talks/briefs/{brief}/print/")
    left = client.get(f"/talks/briefs/{brief}/letter/")

    for answer in (paper, left):
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
    with access.acting_as(petra):
        noted = AuditEvent.objects.filter(staff_id=vera.staff_id, action="print")
        assert noted.count() == 2


def test_a_letter_that_is_not_there_is_said_and_not_printed(petra: Actor, vera: Actor) -> None:
    _talk, brief = given_now(petra, vera)

    answer = client_of("vera").get(f"/talks/briefs/{brief}/letter/", follow=True)

    assert "no letter to leave" in words_of(answer)
