"""Children, victims and protected people: what no form, file or statement can write of them.

Statements run as the application's own role, past every function of ours.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from tests.office.disclosures.conftest import (
    NOW,
    TODAY,
    Tell,
    suspect,
    write_group,
    write_incident,
    write_membership,
    write_person,
)
from tests.office.imports.playing import take
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, Refusal, code_for
from samsyn.office.disclosures.changes import CannotDisclose, Kind
from samsyn.office.disclosures.models import Disclosure
from samsyn.office.groups import changes as groups
from samsyn.office.groups.models import Membership
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents import queries
from samsyn.office.incidents.models import Incident, Involvement
from samsyn.office.people import changes as people
from samsyn.office.people.models import Person, PersonTie
from samsyn.vocabulary.groups import BasisKind, MembershipRole
from samsyn.vocabulary.incidents import InvolvementRole
from samsyn.vocabulary.people import ProtectedIdentity, Standing, TieKind
from samsyn.vocabulary.uncertain_dates import DateInterval

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TOO_YOUNG = DateInterval(date(2011, 1, 1), date(2012, 12, 31))  # fifteen at most, on the day
OLD_ENOUGH = DateInterval.day(date(1999, 5, 17))


@contextmanager
def refused(actor: Actor, because: str) -> Iterator[None]:
    """The statement in the block is refused by the database, not by a function of ours."""
    try:
        with access.acting_as(actor), transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        assert because in str(error)  # noqa: PT017  a block of one's own, around any statement
    else:
        pytest.fail("The database took it.")


def row_of(actor: Actor, model: Any, record: UUID) -> Any:
    with access.acting_as(actor):
        return model._default_manager.get(pk=record)


def membership_row(actor: Actor, person_id: UUID, group_id: UUID) -> Membership:
    with access.acting_as(actor):
        person = Person.objects.get(pk=person_id)
    return Membership(
        pk=uuid4(),
        room_id=person.room_id,
        compartment_id=person.compartment_id,
        group_compartment_id=person.compartment_id,
        person_id=person_id,
        group_id=group_id,
        role="core",
        recorded_at=NOW,
        recorded_by_id=actor.staff_id,
        last_confirmed_on=TODAY,
    )


# Children.


def test_no_statement_lists_a_child_in_a_group(petra: Actor) -> None:
    child, group = write_person(petra, born=TOO_YOUNG), write_group(petra)

    with refused(petra, "may have been a child"):
        Membership.objects.bulk_create([membership_row(petra, child, group)])


def test_no_statement_moves_a_membership_to_a_child_or_into_childhood(petra: Actor) -> None:
    grown, group = write_person(petra, born=OLD_ENOUGH), write_group(petra)
    child = write_person(petra, born=TOO_YOUNG)
    write_membership(petra, grown, group)

    with refused(petra, "may have been a child"):
        Membership.objects.update(since=date(2010, 1, 1))
    with refused(petra, "may have been a child"):
        Membership.objects.update(person=child)
    with access.acting_as(petra):
        Membership.objects.update(since=date(2020, 1, 1), note="allowed")


def test_a_birth_date_that_makes_a_listed_person_a_child_is_refused_in_words(
    petra: Actor,
) -> None:
    grown = write_person(petra, born=OLD_ENOUGH)
    write_membership(petra, grown, write_group(petra))

    plan = people.RevisionPlan(version=1, born=TOO_YOUNG, not_suspected=False)
    with access.acting_as(petra), pytest.raises(people.CannotRecord, match="birth date"):
        people.revise_person(petra, grown, plan, now=NOW)
    with refused(petra, "may have been a child"):
        Person.objects.filter(pk=grown).update(born_latest=TOO_YOUNG.latest)


def test_a_withdrawn_membership_does_not_stand_in_the_way_of_the_right_age(petra: Actor) -> None:
    grown = write_person(petra, born=OLD_ENOUGH)
    membership = write_membership(petra, grown, write_group(petra))
    with access.acting_as(petra):
        never = groups.EndPlan(on=TODAY, reason=groups.EndReason.NEVER_MET_CRITERIA)
        groups.end_membership(petra, membership, never, now=NOW)
        revision = people.RevisionPlan(version=1, born=TOO_YOUNG, not_suspected=False)
        people.revise_person(petra, grown, revision, now=NOW)

        assert Person.objects.get(pk=grown).born_latest == TOO_YOUNG.latest


def test_neither_form_nor_file_lists_a_child(petra: Actor) -> None:
    child, group = write_person(petra, born=TOO_YOUNG, external_reference="B7"), write_group(petra)
    typed = {
        "code": code_for("P", child),
        "role": MembershipRole.CORE.value,
        "basis_kind": BasisKind.JUDGMENT.value,
        "dated_on": TODAY.isoformat(),
    }
    signed_in("petra").post(reverse("groups:add_member", args=[group]), typed)
    take(petra, b"person;grupp\nB7;Norr\n", "memberships")

    with access.acting_as(petra):
        assert not Membership.objects.exists()


# People held only as victims.


def victim(actor: Actor, **changes: Any) -> UUID:
    values = {"standing": Standing.VICTIM_ONLY, "not_suspected": True, "born": OLD_ENOUGH}
    return write_person(actor, **{**values, **changes})


def test_no_statement_lists_a_victim_in_a_group(petra: Actor) -> None:
    hurt, group = victim(petra), write_group(petra)

    with refused(petra, "held_only_as_a_victim_is_listed"):
        Membership.objects.bulk_create([membership_row(petra, hurt, group)])


def test_no_statement_makes_a_victim_a_suspect(petra: Actor) -> None:
    hurt = victim(petra)
    part = incidents.InvolvementPlan(person_id=hurt, role=InvolvementRole.VICTIM)
    write_incident(petra, people=(part,))

    with refused(petra, "held_only_as_a_victim_is_suspected"):
        Involvement.objects.update(role="suspect", suspicion="reasonable")
    with refused(petra, "victim_is_marked_as_suspected"):
        Person.objects.filter(pk=hurt).update(not_suspected=False)
    with pytest.raises(Refusal):
        write_incident(petra, people=(suspect(hurt),))


def test_a_victim_is_never_said_to_offend_with_others(petra: Actor) -> None:
    hurt, other = victim(petra), write_person(petra)
    with access.acting_as(petra):
        kin = people.TiePlan(person_id=hurt, other_id=other, kind=TieKind.FAMILY)
        people.record_ties(petra, [kin], now=NOW)

        for one, two in ((hurt, other), (other, hurt)):
            plan = people.TiePlan(person_id=one, other_id=two, kind=TieKind.CO_OFFENDING)
            with pytest.raises(people.CannotRecord, match="never said to offend"):
                people.record_ties(petra, [plan], now=NOW)
    with refused(petra, "victim_offends_with_others"):
        PersonTie.objects.update(kind="co_offending")


@pytest.mark.parametrize("claim", ["membership", "suspicion", "tie", "mark"])
def test_whoever_is_listed_suspected_or_tied_does_not_become_a_victim_only(
    petra: Actor, claim: str
) -> None:
    person = write_person(petra, born=OLD_ENOUGH, not_suspected=claim != "mark")
    with access.acting_as(petra):
        tie = people.TiePlan(
            person_id=write_person(petra), other_id=person, kind=TieKind.CO_OFFENDING
        )
        if claim == "tie":
            people.record_ties(petra, [tie], now=NOW)
    if claim == "membership":
        write_membership(petra, person, write_group(petra))
    if claim == "suspicion":
        write_incident(petra, people=(suspect(person),))

    with refused(petra, "victim"):
        Person.objects.filter(pk=person).update(standing="victim_only")
    if claim != "mark":
        plan = people.RevisionPlan(version=1, standing=Standing.VICTIM_ONLY, born=OLD_ENOUGH)
        with access.acting_as(petra), pytest.raises(people.CannotRecord):
            people.revise_person(petra, person, plan, now=NOW)


def test_the_form_names_the_contradiction_of_victim_and_suspected(petra: Actor) -> None:
    with pytest.raises(people.CannotRecord, match="only as a victim"):
        victim(petra, not_suspected=False)


# People with a protected identity.


def at_home(person_id: UUID, *, noted: bool | None = None) -> incidents.InvolvementPlan:
    return incidents.InvolvementPlan(
        person_id=person_id, role=InvolvementRole.VICTIM, at_home=noted
    )


def place_shown(actor: Actor, incident: UUID) -> bool:
    with access.acting_as(actor):
        sheet = queries.incident_sheet(actor, incident, today=TODAY)
    return bool(getattr(sheet, "place", ""))


def protect(actor: Actor, person_id: UUID) -> None:
    with access.acting_as(actor):
        plan = people.RevisionPlan(
            version=1,
            born=OLD_ENOUGH,
            protected_identity=ProtectedIdentity.SECRECY_MARK,
            external_reference="",
        )
        people.revise_person(actor, person_id, plan, now=NOW)


def test_the_place_is_hidden_when_somebody_becomes_protected_afterwards(petra: Actor) -> None:
    lives_there, passed_by = write_person(petra), write_person(petra)
    home = write_incident(petra, people=(at_home(lives_there),))
    street = write_incident(petra, people=(at_home(passed_by, noted=False),))
    assert place_shown(petra, home)

    protect(petra, lives_there)
    protect(petra, passed_by)

    assert not place_shown(petra, home)
    assert place_shown(petra, street)


def test_no_statement_shows_a_protected_home_or_adds_one_unhidden(petra: Actor) -> None:
    hidden = write_person(petra, protected_identity=ProtectedIdentity.SECRECY_MARK)
    incident = write_incident(petra, people=(at_home(hidden),))
    other = write_incident(petra, people=(at_home(write_person(petra)),))

    with refused(petra, "may be the home"):
        Incident.objects.filter(pk=incident).update(hides_place=False)
    with access.acting_as(petra):
        Involvement.objects.filter(incident=other).update(person=hidden)

    assert not place_shown(petra, incident)
    assert not place_shown(petra, other)


def test_noting_that_it_was_not_the_home_shows_the_place_again(petra: Actor) -> None:
    hidden = write_person(petra, protected_identity=ProtectedIdentity.SECRECY_MARK)
    incident = write_incident(petra, people=(at_home(hidden),))

    with access.acting_as(petra):
        Involvement.objects.filter(incident=incident).update(at_home=False)
        Incident.objects.filter(pk=incident).update(hides_place=False)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert place_shown(petra, incident)


def test_nothing_is_told_of_somebody_protected_however_it_is_written(
    petra: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    number = tell(petra, Kind.PERSON, told)
    protect(petra, told)

    with pytest.raises(CannotDisclose, match="protected identity"):
        tell(petra, Kind.PERSON, told, fields=("names",))
    again = row_of(petra, Disclosure, number)
    again.pk, again.number = uuid4(), "POL-O-2026-99"
    with refused(petra, "never disclosed"):
        again.save(force_insert=True)


def test_an_incident_told_afterwards_says_nothing_of_whoever_has_become_protected(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told, other = write_person(petra), write_person(petra)
    tell(petra, Kind.PERSON, told)
    tell(petra, Kind.PERSON, other)
    protect(petra, told)
    incident = write_incident(petra, people=(at_home(told), at_home(other)))

    tell(petra, Kind.INCIDENT, incident, fields=("kind", "occurred", "harm", "people"))

    with access.acting_as(mona):
        assert Involvement.objects.count() == 1
