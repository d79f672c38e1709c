"""Recording and correcting people: what is refused, what is kept, what the audit says."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.models import Room
from samsyn.office.people import changes
from samsyn.office.people.changes import NamePlan, PersonPlan, RevisionPlan
from samsyn.office.people.models import IdentityNumber, Person, PersonName, SearchToken
from samsyn.vocabulary.people import IdentityKind

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NUMBER = "19900101-2385"  # one of Skatteverket's published test numbers


def room(key: str = "orebro-police") -> int:
    return Room.objects.get(key=key).pk


def plan(**changed: object) -> PersonPlan:
    neutral = {"room_id": room(), "names": (NamePlan(given="Ali", family="Öberg"),)}
    return PersonPlan(**{**neutral, **changed})


def test_a_person_is_recorded_with_names_number_and_tokens(petra: Actor) -> None:
    with access.acting_as(petra):
        person_id = changes.record_person(petra, plan(identity_number=NUMBER), now=NOW)

        person = Person.objects.get(pk=person_id)
        assert person.born_earliest == person.born_latest == date(1990, 1, 1)
        assert PersonName.objects.get(person=person).sort_key == "z3berg0ali"
        assert IdentityNumber.objects.get(person=person).kind == "personnummer"
        assert SearchToken.objects.filter(person=person).count() > 5


def test_every_fault_is_named_at_once(petra: Actor) -> None:
    wrong = plan(names=(), died_on=date(2030, 1, 1), identity_number="19900101-2384")

    with access.acting_as(petra), pytest.raises(changes.CannotRecord) as refused:
        changes.record_person(petra, wrong, now=NOW)

    assert len(refused.value.reasons) == 3


def test_a_fault_among_many_says_which(petra: Actor) -> None:
    with access.acting_as(petra), pytest.raises(changes.CannotRecord, match="2") as refused:
        changes.record_people(petra, [plan(), plan(names=())], now=NOW)

    assert len(refused.value.reasons) == 1


def test_somebody_unknown_needs_no_name(petra: Actor) -> None:
    unknown = plan(names=(), identity=IdentityKind.UNKNOWN)

    with access.acting_as(petra):
        assert changes.record_person(petra, unknown, now=NOW)


def test_nobody_records_in_a_room_of_another_city(otto: Actor) -> None:
    with access.acting_as(otto), pytest.raises(access.NotPermitted):
        changes.record_person(otto, plan(), now=NOW)


def test_a_thousand_people_cost_as_many_queries_as_one(petra: Actor) -> None:
    counts = []
    with access.acting_as(petra):
        for people in (1, 1000):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                changes.record_people(petra, [plan(identity_number=NUMBER)] * people, now=NOW)
            counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_stale_revision_is_refused_and_says_who_changed_it(petra: Actor, aino: Actor) -> None:
    with access.acting_as(petra):
        person_id = changes.record_person(petra, plan(), now=NOW)
    with access.acting_as(aino):
        changes.revise_person(aino, person_id, RevisionPlan(version=1), now=NOW)

    with access.acting_as(petra), pytest.raises(changes.ChangedMeanwhile, match="Aino"):
        changes.revise_person(petra, person_id, RevisionPlan(version=1), now=NOW)
