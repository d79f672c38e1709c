"""What crosses when a person is disclosed, and what stays where it was."""

from uuid import UUID

import pytest
from tests.office.disclosures.conftest import NOW, Tell, person_plan, plan_for, room, write_person

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes import CannotDisclose, Kind, disclose, disclose_many
from samsyn.office.disclosures.models import Disclosure, Receipt
from samsyn.office.people import changes as people
from samsyn.office.people.models import Person, PersonLink, PersonName

pytestmark = pytest.mark.django_db


def copies(actor: Actor) -> list[Person]:
    with access.acting_as(actor):
        return list(access.visible_to(actor, Person.objects).filter(room__key="orebro-joint"))


def test_the_joint_room_gets_a_copy_with_only_the_chosen_fields(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_person(petra)

    tell(petra, Kind.PERSON, told)

    (copy,) = copies(mona)
    with access.acting_as(mona):
        names = list(PersonName.objects.values_list("given", "family"))
        assert not Person.objects.filter(pk=told).exists()
    assert names == [("Amir", "Exempelsson")]
    assert copy.born_earliest.isoformat() == "1999-01-01"
    assert copy.external_reference == ""
