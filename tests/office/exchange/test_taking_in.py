"""What a peer tells is written as the door writes it, once; what is wrong with it is refused."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from tests.office.disclosures.conftest import (
    acting,
    plan_for,
    write_group,
    write_incident,
    write_membership,
    write_person,
)
from tests.office.exchange.conftest import (
    GROUND,
    HALLSBERG,
    NOW,
    REMOTE,
    carried,
    from_kumla,
    sent_back,
    tell_kumla,
)

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes import (
    AnswerPlan,
    Because,
    Kind,
    Outcome,
    RecallKind,
    RecallPlan,
    answer_recall,
    disclose,
    recall,
    take_in,
)
from samsyn.office.disclosures.models import RecallAnswer, RecallNotice, Receipt
from samsyn.office.exchange.models import Incoming
from samsyn.office.exchange.sealing import Fault, Refused
from samsyn.office.groups.models import Membership
from samsyn.office.incidents.models import IncidentGroup
from samsyn.office.partners.models import Room
from samsyn.office.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("peers")]
FIELDS = ("names", "born", "identity_number", "memberships")


def fault_of(content: bytes, **more: Any) -> Fault:
    with pytest.raises(Refused) as refused:
        take_in(content, **{"now": NOW, **more})
    return refused.value.fault


def receipts(actor: Actor) -> list[Receipt]:
    with access.acting_as(actor):
        return list(access.visible_to(actor, Receipt.objects).order_by("number"))


def told_of_a_person(petra: Actor, **more: Any):
    tell_kumla(petra, Kind.PERSON, write_person(petra, **more))
    return carried()[-1]


def test_the_copy_and_the_receipt_are_what_the_local_door_writes(
    petra: Actor, frida: Actor
) -> None:
    person = write_person(petra, born=None, identity_number="19121212-1212")
    fields = ("names", "born", "identity_number")
    tell_kumla(petra, Kind.PERSON, person, fields=fields)
    with access.acting_as(petra):
        disclose(
            petra,
            plan_for(Kind.PERSON, person, to="orebro-probation", ground_key=GROUND, fields=fields),
            now=NOW,
        )
    package = sent_back(carried()[0], to_room="orebro-probation")

    take_in(package, now=NOW)

    there, here = receipts(frida)
    columns = ("kind", "purpose", "fields", "provision", "told_on", "holds_days", "is_oral")
    assert [getattr(there, one) for one in columns] == [getattr(here, one) for one in columns]
    assert there.origin == "Frivården, Kumla"
    assert there.number == "POL-O-2026-0001"
    assert {**there.contents, "identity_number": ""} == {**here.contents, "identity_number": ""}
    with access.acting_as(frida):
        copies = access.visible_to(frida, Person.objects).filter(
            pk__in=[there.person_id, here.person_id]
        )
        one, other = copies.values("born_earliest", "identity", "standing", "not_suspected")
    assert one == other


def test_no_plain_value_lies_in_the_outbox(petra: Actor) -> None:
    told_of_a_person(petra)

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(row::text, '') FROM exchange_outgoing row")
        (kept,) = cursor.fetchone()
    assert "Amir" not in kept
    assert b"Amir".hex() not in kept


def test_the_same_package_twice_gives_the_same_receipt_and_one_record(
    petra: Actor, frida: Actor
) -> None:
    package = sent_back(told_of_a_person(petra))

    first = take_in(package, now=NOW)
    second = take_in(package, now=NOW + timedelta(hours=3))

    assert (first.is_new, second.is_new) == (True, False)
    assert first.receipt == second.receipt
    assert len(receipts(petra)) == 1


def test_the_same_message_sealed_anew_is_still_the_same(petra: Actor) -> None:
    told = told_of_a_person(petra)
    first = take_in(sent_back(told), now=NOW)

    assert take_in(sent_back(told), now=NOW).receipt == first.receipt
    assert fault_of(sent_back(told, purpose="Något annat")) is Fault.SENT_OTHERWISE
    assert len(receipts(petra)) == 1


def test_more_of_the_same_record_comes_to_the_same_copy(petra: Actor) -> None:
    person = write_person(petra)
    tell_kumla(petra, Kind.PERSON, person)
    tell_kumla(petra, Kind.PERSON, person, fields=("names", "born"))
    first, second = carried()

    take_in(sent_back(second), now=NOW)  # the later one may come first
    take_in(sent_back(first, same_record=[str(second.message_id)]), now=NOW)

    one, other = receipts(petra)
    assert one.person_id == other.person_id


def test_what_refers_to_something_that_has_not_come_waits_for_it(petra: Actor) -> None:
    person, group = write_person(petra), write_group(petra)
    write_membership(petra, person, group)
    tell_kumla(petra, Kind.GROUP, group)
    tell_kumla(petra, Kind.PERSON, person, fields=FIELDS[:2] + FIELDS[3:])
    incident = write_incident(petra, sides=(acting(group),))
    tell_kumla(petra, Kind.INCIDENT, incident, fields=("kind", "occurred", "area", "sides"))
    of_group, of_person, of_incident = (sent_back(one) for one in carried())

    assert fault_of(of_person) is fault_of(of_incident) is Fault.NOT_YET
    for package in (of_group, of_person, of_incident):
        take_in(package, now=NOW)

    with access.acting_as(petra):
        copy = next(row.group_id for row in receipts(petra) if row.kind == "group")
        assert access.visible_to(petra, Membership.objects).filter(group=copy).count() == 1
        assert access.visible_to(petra, IncidentGroup.objects).filter(group=copy).count() == 1


def test_each_package_that_should_not_come_is_refused_and_leaves_nothing(
    petra: Actor, frida: Actor
) -> None:
    told = told_of_a_person(petra)
    frivarden = Room.objects.get(key="orebro-probation").pk
    body = dict(told.body)
    odd = {**body["contents"], "working_name": "Norr"}

    assert fault_of(sent_back(told, to_room="no-such-room")) is Fault.OTHER_ROOM
    assert fault_of(sent_back(told, to_room="malmo-police")) is Fault.OTHER_ROOM
    assert fault_of(sent_back(told, to_room=REMOTE)) is Fault.OTHER_ROOM
    assert fault_of(sent_back(told, from_room="somewhere")) is Fault.OTHER_ROOM
    assert fault_of(sent_back(told), rooms={frivarden}) is Fault.OTHER_ROOM
    assert fault_of(sent_back(told), now=NOW + timedelta(days=31)) is Fault.TOO_OLD
    assert fault_of(from_kumla(body, keys=HALLSBERG)) is Fault.UNCONFIRMED
    assert fault_of(sent_back(told, fields=["names", "nothing"])) is Fault.NOT_UNDERSTOOD
    assert fault_of(sent_back(told, contents=odd)) is Fault.NOT_UNDERSTOOD
    assert fault_of(sent_back(told, holds_days=100_000)) is Fault.NOT_UNDERSTOOD
    assert fault_of(sent_back(told, number="x" * 99)) is Fault.NOT_UNDERSTOOD
    assert fault_of(sent_back(told, kind="vehicle")) is Fault.NOT_UNDERSTOOD
    assert fault_of(from_kumla(body, kind="gossip")) is Fault.NOT_UNDERSTOOD
    assert not Incoming.objects.exists()
    assert receipts(petra) == receipts(frida) == []


def test_a_room_is_not_told_what_its_own_law_does_not_let_it_hold(petra: Actor) -> None:
    told = told_of_a_person(petra)
    more = {"fields": [*told.body["fields"], "aliases"]}
    contents = {**told.body["contents"], "aliases": []}

    assert (
        fault_of(sent_back(told, to_room="orebro-municipality", contents=contents, **more))
        is Fault.NOT_UNDERSTOOD
    )


def test_a_withdrawal_crosses_as_a_task_and_its_answer_comes_back(petra: Actor) -> None:
    disclosure = tell_kumla(petra, Kind.PERSON, write_person(petra))
    plan = RecallPlan(disclosure_ids=(disclosure,), kind=RecallKind.WITHDRAWAL, reason="Fel man")
    with access.acting_as(petra):
        (made,) = recall(petra, plan, now=NOW)
    told, withdrawn = carried()

    assert fault_of(sent_back(withdrawn)) is Fault.NOT_YET
    take_in(sent_back(told), now=NOW)
    take_in(sent_back(withdrawn), now=NOW)
    with access.acting_as(petra):
        notice = access.visible_to(petra, RecallNotice.objects).get()
        assert (notice.reason, notice.kind) == ("Fel man", "withdrawal")
        kept = AnswerPlan(
            notice_id=notice.pk, outcome=Outcome.KEPT, because=Because.OWN_SOURCE, note="Egen"
        )
        answer_recall(petra, kept, now=NOW)
    *_, answer = carried()
    assert "Egen" not in str(answer.body)

    take_in(sent_back(answer), now=NOW)

    with access.acting_as(petra):
        row = access.visible_to(petra, RecallAnswer.objects).get(recall_id=made)
    assert (row.outcome, row.because) == ("kept", "own_source")


def test_an_answer_to_what_was_never_asked_is_refused(petra: Actor) -> None:
    body = {"recall": str(uuid4()), "outcome": "kept", "because": "other"}

    assert fault_of(from_kumla(body, kind="answer")) is Fault.NOT_UNDERSTOOD
