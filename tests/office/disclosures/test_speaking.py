"""What is said in a meeting: one tap, completed afterwards, of that moment and marked as oral."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.office.disclosures.conftest import NOW, Tell, plan_for, room, write_person
from tests.office.door_of_tests import passing
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import AnsweredNo, CannotDisclose, Kind, Spoken
from samsyn.office.disclosures.models import Disclosure, Proposal, Receipt
from samsyn.vocabulary.people import ProtectedIdentity
from samsyn.vocabulary.uncertain_dates import DateInterval

pytestmark = pytest.mark.django_db
PROBATION = {"to": "orebro-probation", "ground_key": "osl-10-27"}


def say(actor: Actor, person: UUID, to: str = "orebro-probation") -> UUID:
    with access.acting_as(actor):
        spoken = Spoken(kind=Kind.PERSON, record_id=person, to_room_id=room(to))
        return changes.say(actor, spoken, now=NOW)


def test_one_tap_records_the_least_on_the_ground_last_used(
    petra: Actor, frida: Actor, tell: Tell
) -> None:
    tell(petra, Kind.PERSON, write_person(petra), **PROBATION)

    spoken = say(petra, write_person(petra))

    with access.acting_as(petra):
        row = Proposal.objects.get(pk=spoken)
        (task,) = queries.door_tasks(petra, now=NOW)
    assert (row.state, row.ground.key, row.fields) == (
        "spoken",
        "osl-10-27",
        ["names", "born_year"],
    )
    assert (task.owner_ids, task.due_on) == ({petra.staff_id}, NOW.date() + timedelta(days=3))
    with access.acting_as(frida):
        assert Receipt.objects.count() == 1


def test_it_is_completed_to_a_numbered_oral_disclosure_of_that_moment(
    petra: Actor, frida: Actor
) -> None:
    person = write_person(petra)
    spoken, plan = say(petra, person), plan_for(Kind.PERSON, person, **PROBATION)

    with access.acting_as(petra):
        sent = changes.complete(petra, spoken, plan, now=NOW + timedelta(days=1))
        told = Disclosure.objects.get(pk=sent)
        assert Proposal.objects.get(pk=spoken).state == "completed"
    with access.acting_as(frida):
        assert Receipt.objects.get(disclosure_id=sent).is_oral
    assert (told.is_oral, told.decided_at) == (True, NOW)
    with pytest.raises(CannotDisclose), access.acting_as(petra):
        changes.complete(petra, spoken, plan, now=NOW + timedelta(days=1))


def test_what_cannot_be_completed_stays_to_be_explained(petra: Actor) -> None:
    person = write_person(petra)
    spoken = say(petra, person)
    plan = plan_for(Kind.PERSON, person, **PROBATION, answers=passing("osl-10-27", obvious="no"))

    with pytest.raises(AnsweredNo), access.acting_as(petra):
        changes.complete(petra, spoken, plan, now=NOW)

    with access.acting_as(petra):
        assert [one.state for one in queries.work(petra).waiting] == ["spoken"]


def test_what_may_not_be_told_may_not_be_said(petra: Actor, sami: Actor) -> None:
    hidden = write_person(petra, protected_identity=ProtectedIdentity.SECRECY_MARK)
    young = write_person(petra, born=DateInterval.year(2011))
    care = write_person(sami, "orebro-social")

    for actor, person, to in (
        (petra, hidden, "orebro-probation"),
        (petra, young, "orebro-joint"),
        (sami, care, "orebro-police"),
        (petra, write_person(petra), "malmo-police"),
    ):
        with pytest.raises(CannotDisclose):
            say(actor, person, to)


def test_it_is_said_from_the_persons_page_and_completed_from_its_own(
    client: Client, petra: Actor
) -> None:
    person, at = write_person(petra), signed_in(petra, at=client)
    tap = f"/disclosures/work/said/person/{person}/"

    page = at.get(f"/people/{person}/")
    done = at.post(tap, {"to": room("orebro-probation")})

    assert f'action="{tap}"' in page.text
    assert done.status_code == 302
    with access.acting_as(petra):
        spoken = Proposal.objects.get()
    shown = at.get(f"/disclosures/work/waiting/{spoken.pk}/")
    assert f"spoken={spoken.pk}" in shown.text
    asked = at.get(
        f"/disclosures/new/person/{person}/?to={spoken.to_room_id}&ground=osl-10-15a"
        f"&spoken={spoken.pk}"
    )
    assert f'value="{spoken.pk}"' in asked.text
