"""What the joint room has promised and has under way, as it stands on each reader's first page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.office.aftermath import playing as answers
from tests.office.coverage import playing as coverage
from tests.office.sanctions import playing as sanctions
from tests.office.sanctions.playing import NOW, TODAY
from tests.office.situation.conftest import Clock
from tests.office.situation.joint_work import help_to, triggered
from tests.office.situation.playing import happened, shooting
from tests.office.situation.reading import FirstPage

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.changes import end_response
from samsyn.office.promises.changes import AnswerPlan, answer_promise
from samsyn.vocabulary.aftermath import ResponseEnd
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import IncidentKind
from samsyn.vocabulary.promises import PromiseProof
from samsyn.vocabulary.sanctions import TriggerVerdict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def test_a_promise_that_waits_for_a_decision_stands_with_its_day_and_leads_to_it(
    petra: Actor,
) -> None:
    _group, trigger = triggered(petra)

    page = FirstPage(petra)

    said = page.card("promises")
    assert "Fre 27 nov Om 7 dagar ”Skjuter någon i er grupp" in said
    assert "Väntar på beslutet: Grupp Alm · Lokalpolisområdeschef" in said
    assert reverse("sanctions:trigger", args=[trigger]) in page.links("promises").values()


def test_the_promise_leads_to_the_trigger_that_waits_not_to_a_settled_one(petra: Actor) -> None:
    group, settled = triggered(petra)
    sanctions.decide(petra, settled, verdict=TriggerVerdict.NOT_ACT)
    waiting = sanctions.trigger(petra, group, now=NOW + timedelta(hours=1))

    links = FirstPage(petra).links("promises").values()

    assert reverse("sanctions:trigger", args=[waiting]) in links
    assert reverse("sanctions:trigger", args=[settled]) not in links


def test_a_promise_of_which_nothing_is_left_to_do_leaves_the_page(petra: Actor) -> None:
    _group, trigger = triggered(petra)
    sanctions.decide(petra, trigger, verdict=TriggerVerdict.NOT_ACT)

    said = FirstPage(petra).card("promises")

    assert "Inget löfte väntar på något med en sista dag." in said
    assert "Skjuter någon" not in said


def test_promised_help_stands_until_its_agency_has_answered(petra: Actor, mona: Actor) -> None:
    promise = help_to(petra, sanctions.group(petra), due_on=TODAY + timedelta(days=1))
    before = FirstPage(mona)
    with access.acting_as(mona):
        plan = AnswerPlan(
            promise_id=promise,
            agency_id=sanctions.agency("orebro-municipality"),
            proof=PromiseProof.LINE_STAFFED,
            done_on=TODAY,
        )
        answer_promise(mona, plan, now=NOW)

    assert "Lör 21 nov I morgon" in before.card("promises")
    assert "Väntar på en myndighets svar · Grupp Alm" in before.card("promises")
    assert reverse("sanctions:keep", args=[promise]) in before.links("promises").values()
    assert "Grupp Alm" not in FirstPage(mona).card("promises")


def test_the_first_due_promises_stand_and_the_rest_are_counted(petra: Actor) -> None:
    group = sanctions.group(petra)
    days = [9, 2, 7, 5, 3, 8, -1]
    for day in days:
        help_to(petra, group, due_on=TODAY + timedelta(days=day))

    page = FirstPage(petra)

    said = page.card("promises")
    assert said.count("Väntar på en myndighets svar") == 5
    assert "Tors 19 nov 1 dag sen" in said
    assert "Om 8 dagar" not in said
    assert page.links("promises")["2 löften till väntar"] == reverse("sanctions:kept")


def test_a_trigger_stands_at_its_group_with_its_last_day_until_it_is_decided(
    petra: Actor, at: Clock
) -> None:
    _group, trigger = triggered(petra)
    first = FirstPage(petra)
    at(NOW + timedelta(days=8))
    late = FirstPage(petra).row("focus-groups", "Grupp Alm")
    sanctions.decide(petra, trigger, verdict=TriggerVerdict.NOT_ACT)

    assert "Beslut väntar senast fre 27 nov" in first.row("focus-groups", "Grupp Alm")
    assert first.links("focus-groups")["Beslut väntar"].endswith(f"{trigger}/")
    assert "Beslut väntar Försenat: skulle vara klart fre 27 nov" in late
    assert "Inga" in FirstPage(petra).row("focus-groups", "Grupp Alm")


def test_a_deferred_decision_stands_with_the_day_to_which_it_was_deferred(
    petra: Actor, at: Clock
) -> None:
    _group, trigger = triggered(petra)
    until = TODAY + timedelta(days=5)
    sanctions.decide(petra, trigger, verdict=TriggerVerdict.DEFER, until=until)
    deferred = FirstPage(petra).row("focus-groups", "Grupp Alm")
    at(NOW + timedelta(days=10))
    past = FirstPage(petra).row("focus-groups", "Grupp Alm")

    assert "Beslut väntar uppskjutet till ons 25 nov" in deferred
    assert "Beslut väntar" in past
    assert "uppskjutet" not in past


def test_a_round_stands_at_its_group_with_the_day_that_it_has_come_to(
    petra: Actor, at: Clock
) -> None:
    group = sanctions.group(petra)
    member = sanctions.member(petra, group)
    sanctions.incident(petra, (group, Certainty.CONFIRMED))
    found = sanctions.prepared(petra, group, member)
    prepared = FirstPage(petra).row("focus-groups", "Grupp Alm")
    sanctions.start(petra, found)
    started = FirstPage(petra)
    at(NOW + timedelta(days=22))
    later = FirstPage(petra).row("focus-groups", "Grupp Alm")
    sanctions.end(petra, found, now=NOW + timedelta(days=22))

    assert "Förbereds" in prepared
    assert "Dag 1 Pågår" in started.row("focus-groups", "Grupp Alm")
    assert started.links("focus-groups")["Dag 1"] == reverse("sanctions:round", args=[found])
    assert "Dag 23 Pågår" in later
    assert "Dag" not in FirstPage(petra).row("focus-groups", "Grupp Alm")


def test_new_violence_during_a_round_shows_both(petra: Actor) -> None:
    group = sanctions.group(petra)
    sanctions.incident(petra, (group, Certainty.CONFIRMED))
    sanctions.running(petra, group)
    sanctions.trigger(petra, group, now=NOW)

    row = FirstPage(petra).row("focus-groups", "Grupp Alm")

    assert "Beslut väntar senast fre 27 nov Dag 1 Pågår" in row


def test_the_answer_to_an_incident_stands_in_its_row_from_the_first_to_the_last(
    petra: Actor,
) -> None:
    incident = answers.scene(petra).incident
    none = FirstPage(petra).row("violence", "Skjutning")
    answers.begin(petra, incident)
    answers.assess(petra, incident)
    begun = FirstPage(petra)
    with access.acting_as(petra):
        end_response(
            petra, incident, ResponseEnd.NOT_GROUP_RELATED, "Ett bråk mellan grannar", now=NOW
        )

    assert "Inget svar än" in none
    assert "1 av 6 steg klara" in begun.row("violence", "Skjutning")
    assert "Försenat: skulle vara klart" in begun.row("violence", "Skjutning")
    assert begun.links("violence")["1 av 6 steg klara"] == reverse(
        "aftermath:response", args=[incident]
    )
    assert "Svaret är avslutat" in FirstPage(petra).row("violence", "Skjutning")


def test_only_violence_that_no_joint_room_has_is_called_unshared(petra: Actor) -> None:
    at_hand = {"area": "Torget", "kind": IncidentKind.SERIOUS_ASSAULT, "has_traces": None}
    happened(petra, shooting(1), shooting(2, key="orebro-joint", **at_hand), now=NOW)

    page = FirstPage(petra)

    assert "Inte delad med det gemensamma rummet" in page.row("violence", "Skjutning")
    assert "Inte delad" not in page.row("violence", "Grov misshandel, Torget")


def test_how_many_of_a_group_have_heard_the_message_stands_at_it(petra: Actor, vera: Actor) -> None:
    group = sanctions.group(petra)
    one, _other = sanctions.member(petra, group), sanctions.member(petra, group)
    sanctions.incident(petra, (group, Certainty.CONFIRMED))
    before = FirstPage(petra).row("focus-groups", "Grupp Alm")
    coverage.met(petra, vera, one)

    assert "0 av 2 direkt" in before
    assert "1 av 2 direkt" in FirstPage(petra).row("focus-groups", "Grupp Alm")


def test_a_group_with_nobody_on_its_list_says_so(petra: Actor) -> None:
    group = sanctions.group(petra)
    sanctions.incident(petra, (group, Certainty.CONFIRMED))

    assert "Ingen på listan" in FirstPage(petra).row("focus-groups", "Grupp Alm")
