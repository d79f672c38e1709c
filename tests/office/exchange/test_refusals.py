"""What is refused is seen by who answers for it: counted by the day, and in the log once."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.office.disclosures.conftest import write_person
from tests.office.exchange.conftest import (
    HALLSBERG,
    NOW,
    carried,
    from_kumla,
    sent_back,
    tell_kumla,
)
from tests.office.exchange.test_outbox import Inbox
from tests.office.exchange.test_taking_in import fault_of
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.audit.models import AuditEvent
from samsyn.office.disclosures import changes
from samsyn.office.disclosures.changes import (
    AnswerPlan,
    CannotDisclose,
    Kind,
    Outcome,
    RecallKind,
    RecallPlan,
)
from samsyn.office.disclosures.models import RecallNotice
from samsyn.office.exchange import changes as exchange
from samsyn.office.exchange.models import Outgoing, RefusedPackage
from samsyn.office.exchange.sealing import Fault, own_keys

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("peers")]
STRANGER = own_keys(b"\x07" * 32, b"\x08" * 32)
INBOX, PEERS = "/disclosures/inbox/", "/disclosures/peers/"


def counted() -> dict[tuple[str, str], int]:
    return {(row.sender, row.fault): row.times for row in RefusedPackage.objects.all()}


def logged(actor: Actor) -> list[list[str]]:
    with access.acting_as(actor):
        rows = AuditEvent.objects.filter(action="package_refused").order_by("pk")
        return [sorted(row.fields) for row in rows]


def test_tampered_replayed_misaddressed_and_unknown_are_logged_once_and_counted(
    petra: Actor, dag: Actor, otto: Actor
) -> None:
    tell_kumla(petra, Kind.PERSON, write_person(petra))
    told = carried()[0]
    good = sent_back(told)
    changed = good[:-30] + (b"A" if good[-30:-29] != b"A" else b"B") + good[-29:]
    changes.take_in(good, now=NOW)

    for _turn in range(3):
        fault_of(changed)
    fault_of(sent_back(told, purpose="Något annat"))
    fault_of(sent_back(told, to_room="malmo-police"))
    fault_of(from_kumla(told.body, keys=STRANGER))
    fault_of(from_kumla(told.body, keys=HALLSBERG))

    assert counted() == {
        ("", "changed"): 3,
        ("kumla", "sent_otherwise"): 1,
        ("kumla", "other_room"): 1,
        ("", "unknown_sender"): 1,
        ("", "unconfirmed"): 1,
    }
    assert logged(dag) == [
        ["fault:changed"],
        ["fault:sent_otherwise", "sender:kumla"],
        ["fault:other_room", "sender:kumla"],
        ["fault:unknown_sender"],
        ["fault:unconfirmed"],
    ]
    assert logged(otto) == []


def test_what_only_waits_for_another_package_is_not_counted_and_old_days_go(petra: Actor) -> None:
    disclosure = tell_kumla(petra, Kind.PERSON, write_person(petra))
    plan = RecallPlan(disclosure_ids=(disclosure,), kind=RecallKind.WITHDRAWAL, reason="Fel man")
    with access.acting_as(petra):
        changes.recall(petra, plan, now=NOW)
    withdrawn = carried()[1]

    assert fault_of(sent_back(withdrawn)) is Fault.NOT_YET
    assert counted() == {}
    fault_of(b"hej")
    fault_of(b"hej", now=NOW + timedelta(days=100))
    assert [row.times for row in RefusedPackage.objects.all()] == [1]


def test_the_peers_page_says_what_was_refused_from_whom_and_how_often(
    client: Client, petra: Actor
) -> None:
    tell_kumla(petra, Kind.PERSON, write_person(petra))
    odd = sent_back(carried()[0], to_room="no-such-room", sealed_at=timezone.now())
    for _turn in range(2):
        client.post(INBOX, odd, content_type="application/jose")

    upload = signed_in("petra").post(PEERS, {"package": SimpleUploadedFile("p", b"hej")})
    page = signed_in("dag").get(PEERS).content.decode()

    assert upload.status_code == 422
    assert counted() == {("kumla", "other_room"): 2, ("", "not_a_package"): 1}
    assert "Nekat de senaste 30 dagarna" in page
    assert "2 gånger" in page
    assert "Kumla" in page.split("Nekat de senaste", 1)[1]
    assert "Okänd avsändare" in page


def answered(petra: Actor) -> UUID:
    """Take in what Kumla tells and withdraws, and answer; return the notice."""
    disclosure = tell_kumla(petra, Kind.PERSON, write_person(petra))
    plan = RecallPlan(disclosure_ids=(disclosure,), kind=RecallKind.WITHDRAWAL, reason="Fel man")
    with access.acting_as(petra):
        changes.recall(petra, plan, now=NOW)
    told, withdrawn = carried()
    Outgoing.objects.all().delete()
    changes.take_in(sent_back(told), now=NOW)
    changes.take_in(sent_back(withdrawn), now=NOW)
    with access.acting_as(petra):
        notice = access.visible_to(petra, RecallNotice.objects).get().pk
        taken = AnswerPlan(notice_id=notice, outcome=Outcome.TAKEN_OVER)
        changes.answer_recall(petra, taken, now=NOW)
    return notice


def test_an_answer_that_failed_is_seen_and_sent_again_as_the_same_message(
    petra: Actor, frida: Actor
) -> None:
    notice = answered(petra)
    [before] = carried()
    with access.acting_as(petra), pytest.raises(CannotDisclose):
        changes.send_answer_again(petra, notice, now=NOW)
    exchange.deliver_due(Inbox(Fault.NOT_UNDERSTOOD), clock=lambda: NOW)
    client, page = signed_in("petra"), reverse("disclosures:notice", args=[notice])
    again = reverse("disclosures:answer_again", args=[notice])
    shown = client.get(page).content.decode()
    work = client.get(reverse("disclosures:work")).content.decode()

    with access.acting_as(petra):
        changes.send_answer_again(petra, notice, now=NOW)
    [after] = carried()

    assert again in shown
    assert page in work.split("undelivered", 1)[1]
    assert (after.message_id, after.body, after.kind) == (before.message_id, before.body, "answer")
    inbox = Inbox()
    exchange.deliver_due(inbox, clock=lambda: NOW)
    assert [one.message_id for one in inbox.read] == [notice]
    assert again not in client.get(page).content.decode()
    with access.acting_as(frida), pytest.raises(NotVisible):
        changes.send_answer_again(frida, notice, now=NOW)
