"""Why somebody sees a record: also which disclosure brought it, on what, and until when."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.office.disclosures.conftest import Tell, plan_for, tell, write_person
from tests.office.disclosures.test_recalls import answer, recall
from tests.office.door_of_tests import WEIGHED
from tests.office.groups.playing import room
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.bringing import Brought
from samsyn.office.disclosures import changes
from samsyn.office.disclosures.changes import Answer, CooperationPlan, Kind, RecallKind
from samsyn.office.disclosures.models import Disclosure, Receipt
from samsyn.office.oversight import queries

__all__ = ["tell"]
pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def cooperation(actor: Actor, own: str, other: str) -> UUID:
    plan = CooperationPlan(
        room_id=room(own),
        reference="A123/2026",
        decided_by="Chefen",
        decided_on=TODAY,
        until=TODAY + timedelta(days=200),
        parties=(room(other),),
        purpose="Grova brott i grupp",
    )
    with access.acting_as(actor):
        return changes.record_cooperation(actor, plan, now=NOW)


def told_within(petra: Actor, person: UUID, decided: UUID) -> UUID:
    answers = (
        Answer(test="cooperation", value=str(decided)),
        Answer(test="own_part", value="yes", why=WEIGHED),
        Answer(test="outweighed", value="no"),
    )
    plan = plan_for(Kind.PERSON, person, to="orebro-probation", ground_key="lus", answers=answers)
    with access.acting_as(petra):
        return changes.disclose(petra, plan, now=NOW)


def copy_of(actor: Actor, sent: UUID) -> UUID:
    with access.acting_as(actor):
        return Receipt.objects.get(disclosure_id=sent).person_id


def brought(actor: Actor, record: UUID, now: datetime = NOW) -> tuple[Brought, ...]:
    with access.acting_as(actor):
        return queries.why_seen(actor, "person", record, now=now).brought


def ends_of(one: Brought) -> tuple[bool, bool, date]:
    return one.is_over(TODAY), one.is_let_go, one.expires_on


def test_the_receiver_reads_number_ground_and_end_of_what_brought_the_record(
    petra: Actor, frida: Actor
) -> None:
    person = write_person(petra)
    sent = told_within(petra, person, cooperation(petra, "orebro-police", "orebro-probation"))
    with access.acting_as(petra):
        number = Disclosure.objects.get(pk=sent).number

    [one] = brought(frida, copy_of(frida, sent))

    assert (one.number, one.origin) == (number, "Polisen, Örebro")
    assert one.provision == "LUS (2016:774) 2 §"
    assert ends_of(one) == (False, False, TODAY + timedelta(days=200))
    assert one.is_over(TODAY + timedelta(days=200))
    assert brought(petra, person) == ()


def test_a_decision_to_cooperate_is_named_while_it_holds_in_a_room_that_the_reader_reads(
    petra: Actor, frida: Actor
) -> None:
    sent = told_within(
        petra, write_person(petra), cooperation(petra, "orebro-police", "orebro-probation")
    )
    copy = copy_of(frida, sent)
    [unkept] = brought(frida, copy)
    decided = cooperation(frida, "orebro-probation", "orebro-police")
    [kept] = brought(frida, copy)
    [later] = brought(frida, copy, NOW + timedelta(days=201))
    with access.acting_as(frida):
        changes.end_cooperation(frida, decided, now=NOW)
    [ended] = brought(frida, copy)

    assert unkept.asks_cooperation
    assert [one.reference for one in kept.decisions] == ["A123/2026"]
    assert unkept.decisions == later.decisions == ended.decisions == ()


def test_the_page_says_it_in_sentences_and_that_a_record_of_ones_own_was_not_brought(
    client: Client, petra: Actor, frida: Actor
) -> None:
    person = write_person(petra)
    sent = told_within(petra, person, cooperation(petra, "orebro-police", "orebro-probation"))
    copy = copy_of(frida, sent)

    own = signed_in("petra", at=client).get(reverse("oversight:explain", args=["person", person]))
    received = signed_in("frida").get(reverse("oversight:explain", args=["person", copy]))

    assert "Ingen utlämning har fört hit den" in own.content.decode()
    body = received.content.decode()
    assert "Grunden är LUS (2016:774) 2 §." in body
    assert "Polisen, Örebro lämnade ut den till Frivården, Örebro" in body
    assert "Grunden kräver ett samverkansbeslut." in body


def test_what_was_withdrawn_and_let_go_is_said_to_be_over(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    sent = tell(petra, Kind.PERSON, write_person(petra))
    copy = copy_of(mona, sent)
    [before] = brought(mona, copy)
    recall(petra, sent, kind=RecallKind.WITHDRAWAL)
    answer(mona, sent)

    [after] = brought(mona, copy)

    assert (before.is_let_go, after.is_let_go) == (False, True)
    assert after.is_over(TODAY)
