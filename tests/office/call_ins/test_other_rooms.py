"""What another room knows: whoever knows it stops the evening, and the planner learns no more."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.conftest import actor_named
from tests.office.call_ins import playing
from tests.office.call_ins.playing import NOW, TODAY
from tests.office.call_ins.test_pages import soon
from tests.office.groups import playing as groups
from tests.office.sign_in_of_tests import SignIn

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import changes, queries
from samsyn.office.call_ins.changes import CannotPlan, SignOffPlan, StatusPlan
from samsyn.office.call_ins.rules import Verdict
from samsyn.vocabulary.call_ins import CandidateStatusKind, GoDecision
from samsyn.vocabulary.people import ProtectedIdentity

pytestmark = pytest.mark.django_db
SECTIONS = (
    *("call_in", "invitees", "invitations", "programme", "venue", "seating"),
    *("audience", "rehearsal", "evening", "debrief"),
)
OF_THE_MOMENT = re.compile(  # tokens, the time of a print, what is left of the session
    r'csrftoken": "[^"]*"|csrfmiddlewaretoken" value="[^"]*"|klockan \d\d\.\d\d'
    r'|data-seconds-left="\d+"|data-token="[^"]*"'
)


@pytest.fixture
def called(petra: Actor) -> tuple[UUID, UUID]:
    """A call-in, and somebody on the police's approved list."""
    person = playing.person(petra)
    call_in = soon(petra)
    playing.approved(petra, call_in, person)
    return call_in, person


def learn(frida: Actor, person: UUID) -> None:
    """Probation's own record of the person says that they live under protected identity."""
    protected = ProtectedIdentity.SECRECY_MARK.value
    known = playing.person(frida, "orebro-probation", protected_identity=protected)
    groups.link_people(frida, known, person)


def sign(actor: Actor, call_in: UUID, agency: str, *, minutes: int = 0) -> None:
    plan = SignOffPlan(call_in_id=call_in, agency_id=playing.agency(agency), decision=GoDecision.GO)
    with access.acting_as(actor):
        changes.sign_off(actor, plan, now=NOW + timedelta(minutes=minutes))


def verdict(actor: Actor, call_in: UUID) -> Verdict:
    with access.acting_as(actor):
        return queries.head_of(actor, call_in, today=TODAY).verdict


def seen_by(client: Client, call_in: UUID, person: UUID) -> list[tuple[str, int]]:
    """Every page on the way to the evening, and what each asked of the database."""
    addresses = [reverse(f"call_ins:{name}", args=[call_in]) for name in SECTIONS]
    addresses.append(reverse("call_ins:consider", args=[call_in, person]))
    found = []
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code == 200
        text = answer.content.decode()
        found.append((OF_THE_MOMENT.sub("", text), len(asked.captured_queries)))
    return found


def test_a_fact_in_probations_room_changes_nothing_that_the_police_planner_sees(
    petra: Actor, frida: Actor, browser: SignIn, called: tuple[UUID, UUID]
) -> None:
    client = browser(petra)
    seen_by(client, *called)  # what is asked once for each session
    before = seen_by(client, *called)

    learn(frida, called[1])
    with pytest.raises(CannotPlan):
        sign(frida, called[0], "probation")

    assert seen_by(client, *called) == before


def test_whoever_knows_it_cannot_say_go_and_is_told_what_to_do(
    petra: Actor, frida: Actor, called: tuple[UUID, UUID]
) -> None:
    call_in, person = called
    learn(frida, person)

    with pytest.raises(CannotPlan) as refused:
        sign(frida, call_in, "probation")
    sign(petra, call_in, "police")

    assert refused.value.reasons[0].startswith(access.code_for("P", person))
    assert "Låt återkalla dem" in refused.value.reasons[-1]
    assert verdict(petra, call_in) is Verdict.PARTNER_MISSING


def test_looking_at_the_joint_room_alone_does_not_make_one_forget_ones_own(
    frida: Actor, called: tuple[UUID, UUID]
) -> None:
    call_in, person = called
    learn(frida, person)

    with pytest.raises(CannotPlan):
        sign(frida.narrowed_to(groups.room(playing.JOINT)), call_in, "probation")


def test_a_request_to_wait_says_neither_who_asked_nor_why(
    petra: Actor, frida: Actor, browser: SignIn, called: tuple[UUID, UUID]
) -> None:
    call_in, person = called
    wait = StatusPlan(person_id=person, kind=CandidateStatusKind.ASKED_TO_WAIT, since=TODAY)
    with access.acting_as(frida):
        changes.enter_status(frida, wait, now=NOW)

    pages = "".join(text for text, _asked in seen_by(browser(petra), call_in, person))

    assert "En part har bett oss vänta" in pages
    assert "Frida" not in pages


def test_a_go_given_before_somebody_was_chosen_has_to_be_given_again(
    petra: Actor, frida: Actor, called: tuple[UUID, UUID]
) -> None:
    call_in, _person = called
    sign(petra, call_in, "police", minutes=1)
    sign(frida, call_in, "probation", minutes=1)
    given = verdict(petra, call_in)

    with access.acting_as(petra):
        one_more = playing.choice(call_in, playing.person(petra))
        changes.consider(petra, one_more, now=NOW + timedelta(minutes=2))
    grown = verdict(petra, call_in)
    sign(petra, call_in, "police", minutes=3)
    sign(frida, call_in, "probation", minutes=3)

    assert (given, grown) == (Verdict.GO, Verdict.LIST_HAS_GROWN)
    assert verdict(petra, call_in) is Verdict.GO


def test_who_has_not_gone_through_the_list_stands_there_whatever_they_know(
    petra: Actor, frida: Actor, called: tuple[UUID, UUID]
) -> None:
    call_in, person = called

    def silent() -> tuple[str, ...]:
        with access.acting_as(petra):
            return queries.venue(petra, call_in, today=TODAY, now=NOW).silent

    before = silent()
    learn(frida, person)
    knowing = silent()
    sign(actor_named("mona"), call_in, "orebro-municipality")

    everyone = {"Polisen", "Kriminalvården", "Socialnämnden i Örebro", "Örebro kommun"}
    assert set(before) == everyone
    assert knowing == before
    assert set(silent()) == everyone - {"Örebro kommun"}
