"""A room asks one at another installation, and learns nothing of what is held or thought there."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.architecture.reading import undone
from tests.office.disclosures.conftest import room, write_person
from tests.office.exchange.conftest import (
    NOW,
    REMOTE,
    UNCONFIRMED,
    carried,
    from_kumla,
    sent_back,
    tell_kumla,
)
from tests.office.exchange.test_outbox import Inbox
from tests.office.exchange.test_taking_in import fault_of
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import AskAnswer, AskOutcome, AskPlan, CannotDisclose, Kind
from samsyn.office.disclosures.models import Ask, AskNotice
from samsyn.office.exchange import changes as exchange
from samsyn.office.exchange.models import Outgoing
from samsyn.office.exchange.sealing import Fault
from samsyn.office.retention.queries import as_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("peers")]
WHO = "Amir Exempelsson, född omkring 1999"


def ask(actor: Actor, to: str = REMOTE) -> UUID:
    plan = AskPlan(
        room_id=room("orebro-police"), to_room_id=room(to), description=WHO, purpose="Samtal"
    )
    with access.acting_as(actor):
        return changes.ask(actor, plan, now=NOW)


def asked_from_kumla(**changed: str) -> bytes:
    body = {"description": WHO, "purpose": "Samtal", **changed}
    return from_kumla(body, kind="ask")


def notice(actor: Actor) -> AskNotice:
    with access.acting_as(actor):
        return access.visible_to(actor, AskNotice.objects).select_related("from_room").get()


def answer(actor: Actor, outcome: AskOutcome, **more: str) -> None:
    given = AskAnswer(notice_id=notice(actor).pk, outcome=outcome, **more)
    with access.acting_as(actor):
        changes.answer_ask(actor, given, now=NOW)


def test_a_request_crosses_as_one_package_and_becomes_a_task_of_the_room_there(
    petra: Actor, frida: Actor
) -> None:
    made = ask(petra)
    [package] = carried()

    changes.take_in(sent_back(package), now=NOW)

    assert (package.kind, package.message_id) == ("ask", made)
    assert set(package.body) == {"from_room", "to_room", "description", "purpose"}
    row = notice(petra)  # what Kumla would read: here the police is asked back
    assert (row.description, row.purpose, row.outcome) == (WHO, "Samtal", "")
    assert row.from_room.name == "Frivården, Kumla"
    with access.acting_as(frida):
        assert not access.visible_to(frida, AskNotice.objects).exists()


def test_the_same_request_twice_is_one_task_and_nobody_unconfirmed_is_asked(petra: Actor) -> None:
    ask(petra)
    package = sent_back(carried()[0])

    first, second = (changes.take_in(package, now=NOW) for _turn in range(2))

    assert (first.is_new, second.is_new, first.receipt) == (True, False, second.receipt)
    notice(petra)
    with pytest.raises(CannotDisclose):
        ask(petra, UNCONFIRMED)


@pytest.mark.parametrize("wrong", [{"description": "x" * 301}, {"purpose": " "}])
def test_a_request_without_form_is_refused(petra: Actor, wrong: dict[str, str]) -> None:
    assert fault_of(asked_from_kumla(**wrong)) is Fault.NOT_UNDERSTOOD


def test_held_not_held_refused_and_silent_send_the_same_receipt_and_nothing_else(
    petra: Actor,
) -> None:
    """The receipt tells that the request came; only its identifier and hash differ."""
    package, seen = asked_from_kumla(), {}
    for case in ("held", "absent", "refused", "noted"):
        with undone():
            if case != "absent":
                write_person(petra)
            with CaptureQueriesContext(connection) as work:
                taken = changes.take_in(package, now=NOW)
            if case == "refused":
                answer(petra, AskOutcome.REFUSED, reason="Pågående insats")
            if case == "noted":
                answer(petra, AskOutcome.NOTHING)
            went = list(Outgoing.objects.values_list("kind", "sealed_at"))
            statements = [one["sql"].split()[0] for one in work.captured_queries]
            seen[case] = (taken.receipt, went, statements)

    assert seen["held"][1] == []
    assert all(one == seen["held"] for one in seen.values())


def test_what_is_told_goes_back_as_a_disclosure_so_the_comparison_can_fail(petra: Actor) -> None:
    changes.take_in(asked_from_kumla(), now=NOW)
    tell_kumla(petra, Kind.PERSON, write_person(petra))
    [package] = carried()
    number = str(package.body["number"])

    answer(petra, AskOutcome.TOLD, number=number)

    assert package.kind == "disclosure"
    assert notice(petra).outcome == "told"


def test_the_asker_sees_how_far_the_request_has_come_and_sends_it_again_if_it_failed(
    petra: Actor,
) -> None:
    made = ask(petra)
    client, page = signed_in("petra"), reverse("disclosures:asks")
    waiting = client.get(page).content.decode()
    exchange.deliver_due(Inbox(Fault.OTHER_ROOM), clock=lambda: NOW)
    failed = client.get(page).content.decode()
    work = client.get(reverse("disclosures:work")).content.decode()
    again = reverse("disclosures:ask_again", args=[made])

    sent = client.post(again)
    exchange.deliver_due(Inbox(), clock=lambda: NOW + timedelta(days=900))

    assert "Väntar på leverans" in waiting
    assert again in failed
    assert page in work.split("undelivered", 1)[1]
    assert sent.status_code == 302
    with access.acting_as(petra):
        [line] = queries.own_asks(petra)
    assert line.delivery is not None
    assert line.delivery.state != "refused"


def test_a_request_that_waits_is_carried_as_a_file_and_goes_with_its_row(petra: Actor) -> None:
    made = ask(petra)
    package = Outgoing.objects.get()
    address = reverse("disclosures:package", args=[made, package.package_id])

    content = signed_in("petra").get(address).content
    other = signed_in("frida").get(address).status_code
    with as_service(now=NOW):
        Ask.objects.filter(pk=made).delete()

    assert content == bytes(package.content)
    assert other == 404
    assert not Outgoing.objects.exists()
