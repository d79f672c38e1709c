"""A source lies with what rests on it: nobody reads the title of what they may not read."""

from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from tests.conftest import actor_named
from tests.office.disclosures.conftest import write_group, write_incident
from tests.office.people.people_of_the_play import NOW, TODAY, record, room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.dossiers import queries as dossiers
from samsyn.office.groups import changes as groups
from samsyn.office.incidents import changes as incidents
from samsyn.office.partners.models import Compartment
from samsyn.office.people import changes
from samsyn.office.people.changes import NamePlan, RestrictionPlan, SourcePlan, TiePlan
from samsyn.office.people.models import Person, PersonName, PersonTie, Source
from samsyn.vocabulary.claims import SourceKind
from samsyn.vocabulary.groups import BasisKind, MembershipRole
from samsyn.vocabulary.incidents import InvolvementRole
from samsyn.vocabulary.people import TieKind

TITLE = "Samtal om hot mot Ali"
pytestmark = pytest.mark.django_db


def source(actor: Actor, title: str = TITLE) -> UUID:
    with access.acting_as(actor):
        plan = SourcePlan(room_id=room(), kind=SourceKind.OBSERVATION, title=title)
        return changes.record_source(actor, plan, now=NOW)


def restrict(person_id: UUID) -> None:
    petra = actor_named("petra")
    with access.acting_as(petra):
        plan = RestrictionPlan(team=frozenset({petra.staff_id}), reason="Släkt.")
        changes.restrict_person(petra, person_id, plan, now=NOW)


def lift(person_id: UUID) -> None:
    petra = actor_named("petra")
    with access.acting_as(petra):
        changes.lift_restriction(petra, person_id, now=NOW)


def titles(name: str) -> list[str]:
    with access.acting_as(actor_named(name)):
        return sorted(Source.objects.values_list("title", flat=True))


def test_the_title_goes_with_the_only_record_that_rests_on_it(petra: Actor) -> None:
    person_id = record(petra, source_id=source(petra))

    restrict(person_id)
    assert titles("petra") == [TITLE]
    assert titles("aino") == []

    lift(person_id)
    assert titles("aino") == [TITLE]


def test_a_source_that_others_rest_on_stays_for_them_and_goes_along_too(petra: Actor) -> None:
    shared = source(petra)
    hidden, shown = record(petra, source_id=shared), record(petra, "Bo", source_id=shared)

    restrict(hidden)
    for name, person_id in (("petra", hidden), ("petra", shown), ("aino", shown)):
        reader = actor_named(name)
        with access.acting_as(reader):
            page = dossiers.dossier_of(reader, person_id, today=TODAY)
        assert [one.title for one in page.sources] == [TITLE]
    assert titles("aino") == [TITLE]

    restrict(shown)
    assert titles("aino") == []

    lift(hidden)
    lift(shown)
    assert titles("petra") == titles("aino") == [TITLE]


def test_what_is_told_of_a_restricted_person_afterwards_is_not_told_by_its_source(
    petra: Actor,
) -> None:
    person_id, other = record(petra), record(petra, "Bo")
    restrict(person_id)
    petra = actor_named("petra")
    with access.acting_as(petra):
        changes.add_names(
            petra, person_id, [NamePlan(given="Kalle")], now=NOW, source_id=source(petra)
        )
        tie = TiePlan(
            person_id=other, other_id=person_id, kind=TieKind.FAMILY, source_id=source(petra, "Tie")
        )
        changes.record_ties(petra, [tie], now=NOW)
        assert PersonTie.objects.get().source.title == "Tie"

    assert titles("aino") == []
    assert titles("petra") == [TITLE, "Tie"]


def test_sources_of_memberships_bases_and_parts_in_incidents_follow(petra: Actor) -> None:
    person_id, group_id = record(petra), write_group(petra)
    of_basis, of_claim, of_part = (source(petra, title) for title in ("Basis", "Claim", "Part"))
    with access.acting_as(petra):
        basis = groups.BasisPlan(kind=BasisKind.JUDGMENT, dated_on=TODAY, source_id=of_basis)
        member = groups.MembershipPlan(
            person_id=person_id,
            group_id=group_id,
            role=MembershipRole.CORE,
            bases=(basis,),
            source_id=of_claim,
        )
        groups.record_memberships(petra, [member], now=NOW)
    part = incidents.InvolvementPlan(person_id=person_id, role=InvolvementRole.VICTIM)
    write_incident(petra, source_id=of_part, people=(part,))

    restrict(person_id)

    assert titles("aino") == ["Part"]  # the incident, which everybody reads, rests on it
    assert set(titles("petra")) == {"Basis", "Claim", "Part"}


def test_a_claim_cannot_rest_on_a_source_of_a_room_that_its_writer_does_not_see(
    petra: Actor, otto: Actor
) -> None:
    person_id = record(petra)
    with access.acting_as(otto):
        plan = SourcePlan(room_id=room("malmo-police"), kind=SourceKind.OBSERVATION, title="Malmö")
        elsewhere = changes.record_source(otto, plan, now=NOW)

    with (
        pytest.raises(IntegrityError, match="source of its own room"),
        access.acting_as(petra),
        transaction.atomic(),
    ):
        PersonName.objects.filter(person=person_id).update(source=elsewhere)


def parts() -> int:
    return Compartment.objects.filter(is_default=False).count()


def test_restricting_again_or_lifting_leaves_no_empty_compartment(petra: Actor) -> None:
    person_id, before = record(petra), parts()

    restrict(person_id)
    restrict(person_id)
    assert parts() == before + 1

    lift(person_id)
    assert parts() == before


def test_a_compartment_that_something_lies_in_is_not_removed(petra: Actor) -> None:
    person_id = record(petra)
    restrict(person_id)
    with access.acting_as(actor_named("petra")):
        part = Person.objects.values_list("compartment_id", flat=True).get(pk=person_id)

    with access.acting_as(actor_named("petra")), connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_leave_compartment(%s)", [part])
        assert cursor.fetchone() == (False,)

    assert Compartment.objects.filter(pk=part).exists()


def test_only_who_restricts_in_the_room_removes_its_compartments(petra: Actor) -> None:
    person_id = record(petra)
    restrict(person_id)
    with access.acting_as(actor_named("petra")):
        part = Person.objects.values_list("compartment_id", flat=True).get(pk=person_id)

    for name in ("aino", "otto"):
        with (
            pytest.raises(Exception, match="No role here"),
            access.acting_as(actor_named(name)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT samsyn_leave_compartment(%s)", [part])
