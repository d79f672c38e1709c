"""What crosses when a record is disclosed, and what stays where it was."""

from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, connection
from tests.office.disclosures.conftest import (
    CANARY,
    NOW,
    Tell,
    acting,
    plan_for,
    suspect,
    write_group,
    write_incident,
    write_membership,
    write_person,
)

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.records import RoomRecord
from samsyn.office.audit.models import AuditEvent
from samsyn.office.disclosures.changes import Kind, disclose_many
from samsyn.office.disclosures.models import Disclosure, Receipt
from samsyn.office.groups.models import Group, GroupLink, Membership
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink, Involvement
from samsyn.office.people import changes as people
from samsyn.office.people.models import IdentityNumber, Person, PersonLink, PersonName

pytestmark = pytest.mark.django_db

ALL_OF_PERSON = (
    "names",
    "aliases",
    "born",
    "identity_number",
    "memberships",
)


def everything_seen_by(actor: Actor) -> str:
    """Every value of every protected row that the actor can read, as one text."""
    with access.acting_as(actor):
        return "\n".join(
            str(list(model._default_manager.values()))
            for model in apps.get_models()
            if issubclass(model, RoomRecord)
        )


def only_copy(actor: Actor, model: type[RoomRecord]) -> Any:
    with access.acting_as(actor):
        (copy,) = access.visible_to(actor, model._default_manager.all()).filter(
            room__key="orebro-joint"
        )
    return copy


def test_the_joint_room_gets_a_copy_with_only_the_chosen_fields(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_person(petra)

    tell(petra, Kind.PERSON, told)

    copy = only_copy(mona, Person)
    with access.acting_as(mona):
        names = list(PersonName.objects.values_list("given", "family"))
        assert not Person.objects.filter(pk=told).exists()
    assert names == [("Amir", "Exempelsson")]
    assert copy.born_earliest.isoformat() == "1999-01-01"
    assert not copy.not_suspected


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_that_was_not_chosen_reaches_the_receiver(
    petra: Actor, mona: Actor, tell: Tell, kind: Kind
) -> None:
    write = {
        Kind.PERSON: write_person,
        Kind.GROUP: write_group,
        Kind.INCIDENT: write_incident,
    }[kind]

    tell(petra, kind, write(petra))

    seen = everything_seen_by(mona)
    assert CANARY not in seen
    assert CANARY in everything_seen_by(petra)


def test_who_sees_both_rooms_sees_that_they_are_the_same(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_person(petra)

    tell(petra, Kind.PERSON, told)

    copy = only_copy(mona, Person)
    with access.acting_as(petra):
        (link,) = access.visible_to(petra, PersonLink.objects)
    assert {link.person_id, link.other_id} == {told, copy.pk}
    assert link.verdict == "same"
    with access.acting_as(mona):
        assert not PersonLink.objects.exists()


def test_groups_and_incidents_are_linked_too(petra: Actor, mona: Actor, tell: Tell) -> None:
    group, incident = write_group(petra), write_incident(petra)

    tell(petra, Kind.GROUP, group)
    tell(petra, Kind.INCIDENT, incident)

    with access.acting_as(petra):
        assert GroupLink.objects.get(other=group).group_id == only_copy(mona, Group).pk
        assert IncidentLink.objects.get(other=incident).incident_id == only_copy(mona, Incident).pk
    with access.acting_as(mona):
        assert not GroupLink.objects.exists()
        assert not IncidentLink.objects.exists()


def test_both_ledgers_hold_the_same_frozen_contents(petra: Actor, mona: Actor, tell: Tell) -> None:
    told = write_person(petra)

    sent = tell(petra, Kind.PERSON, told)

    with access.acting_as(petra):
        ours = Disclosure.objects.get(pk=sent)
    with access.acting_as(mona):
        theirs = Receipt.objects.get(disclosure_id=sent)
        assert not Disclosure.objects.exists()
    assert ours.contents == theirs.contents
    assert set(ours.contents) == {"names", "born_year", "not_suspected", "standing"}
    assert ours.number == theirs.number == "POL-O-2026-0001"
    assert theirs.origin == "Polisen, Örebro"
    assert theirs.provision == "OSL 10 kap. 27 §"


def test_a_later_edit_leaves_what_was_told_as_it_was(petra: Actor, mona: Actor, tell: Tell) -> None:
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)

    with access.acting_as(petra):
        people.add_names(petra, told, [people.NamePlan(given="Ny", family="Namnsson")], now=NOW)
        contents = Disclosure.objects.get(pk=sent).contents

    assert contents["names"] == [{"given": "Amir", "family": "Exempelsson"}]
    assert "Namnsson" not in everything_seen_by(mona)


def test_a_second_disclosure_adds_to_the_same_copy(petra: Actor, mona: Actor, tell: Tell) -> None:
    told = write_person(petra)
    tell(petra, Kind.PERSON, told)
    before = only_copy(mona, Person).pk

    tell(petra, Kind.PERSON, told, fields=("names", "aliases", "born"))

    copy = only_copy(mona, Person)
    with access.acting_as(mona):
        names = set(PersonName.objects.values_list("given", flat=True))
        firsts = list(Receipt.objects.order_by("number").values_list("is_first", flat=True))
    assert copy.pk == before
    assert copy.born_earliest.isoformat() == "1999-05-17"
    assert names == {"Amir", CANARY}
    assert firsts == [True, False]


def test_a_group_told_again_keeps_one_copy_with_more_claims(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_group(petra)
    tell(petra, Kind.GROUP, told)

    tell(petra, Kind.GROUP, told, fields=("working_name", "kind", "aliases", "assessment"))

    copy = only_copy(mona, Group)
    with access.acting_as(mona):
        assert copy.groupaliass.get().name == CANARY
        assert copy.groupassessments.get().size_most == 14
        assert copy.territorys.count() == 1


def test_an_incident_told_again_keeps_what_was_told_before(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_incident(petra)
    tell(petra, Kind.INCIDENT, told)

    tell(petra, Kind.INCIDENT, told, fields=("kind", "occurred", "weapon"))

    copy = only_copy(mona, Incident)
    assert (copy.area, copy.injured, copy.weapon) == ("Vivalla", 1, "handgun")
    assert copy.place == ""


def test_a_picture_crosses_with_its_memberships_sides_and_people(petra: Actor, mona: Actor) -> None:
    person, group = write_person(petra), write_group(petra)
    write_membership(petra, person, group)
    incident = write_incident(petra, people=(suspect(person),), sides=(acting(group),))
    plans = [  # in an order in which the later ones are needed first
        plan_for(Kind.INCIDENT, incident, fields=("kind", "occurred", "harm", "sides", "people")),
        plan_for(Kind.PERSON, person, fields=("names", "born_year", "memberships")),
        plan_for(Kind.GROUP, group),
    ]

    with access.acting_as(petra):
        disclose_many(petra, plans, now=NOW)

    with access.acting_as(mona):
        membership = Membership.objects.select_related("person", "group").get()
        part, side = Involvement.objects.get(), IncidentGroup.objects.get()
    assert membership.group_id == side.group_id == only_copy(mona, Group).pk
    assert membership.person_id == part.person_id == only_copy(mona, Person).pk
    assert (membership.role, membership.status) == ("core", "accepted")
    assert membership.second_basis_on.isoformat() == "2026-10-01"
    assert (part.role, part.suspicion, part.note) == ("suspect", "reasonable", "")
    assert (side.side, side.certainty) == ("acting", "likely")
    assert CANARY not in everything_seen_by(mona)


def test_a_group_that_the_receiver_does_not_know_is_not_named(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    person, group = write_person(petra), write_group(petra, working_name="Okända")
    write_membership(petra, person, group)

    tell(petra, Kind.PERSON, person, fields=("names", "born_year", "memberships"))

    assert "Okända" not in everything_seen_by(mona)


def test_an_identity_number_crosses_sealed(petra: Actor, mona: Actor, tell: Tell) -> None:
    told = write_person(petra, born=None, identity_number="19121212-1212")

    sent = tell(petra, Kind.PERSON, told, fields=("names", "identity_number"))

    with access.acting_as(mona):
        copy = IdentityNumber.objects.get()
        kept = Receipt.objects.get(disclosure_id=sent).contents
    with access.acting_as(petra):
        origin = IdentityNumber.objects.get(person=told)
    assert bytes(copy.match_key) == bytes(origin.match_key)
    assert bytes(copy.sealed) != bytes(origin.sealed)
    assert "1212121212" not in str(kept)


def test_the_audit_record_has_an_entry_on_both_sides(petra: Actor, dag: Actor, tell: Tell) -> None:
    told = write_person(petra)

    sent = tell(petra, Kind.PERSON, told)

    with access.acting_as(petra):
        rows = list(AuditEvent.objects.filter(request_id=petra.request_id))
    deeds = {(row.action, row.subject): row for row in rows}
    sender = deeds["disclose", "disclosures_disclosure"]
    receiver = deeds["receive_disclosure", "disclosures_receipt"]
    assert sender.record_ids == [str(sent)]
    assert sender.staff_id == petra.staff_id != receiver.staff_id
    assert not set(sender.room_ids) & set(receiver.room_ids)
    with access.acting_as(dag):
        assert AuditEvent.objects.filter(action="disclose").exists()


@pytest.mark.parametrize("table", ["disclosures_disclosure", "disclosures_receipt"])
@pytest.mark.parametrize("edit", ["UPDATE {} SET purpose = 'annat'", "DELETE FROM {}"])
def test_the_ledger_is_never_edited(petra: Actor, tell: Tell, table: str, edit: str) -> None:
    tell(petra, Kind.PERSON, write_person(petra))

    with pytest.raises(DatabaseError, match="never edited"), access.acting_as(petra):
        connection.cursor().execute(edit.format(table))


def test_the_ledger_follows_a_record_that_is_restricted(
    petra: Actor, aino: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)

    with access.acting_as(petra):
        people.restrict_person(
            petra,
            told,
            people.RestrictionPlan(team=frozenset({petra.staff_id}), reason="Granne"),
            now=NOW,
        )

    with access.acting_as(aino):
        assert not Disclosure.objects.filter(pk=sent).exists()


def test_the_other_city_sees_neither_side(petra: Actor, otto: Actor, tell: Tell) -> None:
    tell(petra, Kind.PERSON, write_person(petra))

    with access.acting_as(otto):
        assert not Disclosure.objects.exists()
        assert not Receipt.objects.exists()


def test_many_records_take_no_more_queries_than_a_few(
    petra: Actor, django_assert_max_num_queries: Any
) -> None:
    plans = [plan_for(Kind.PERSON, write_person(petra)) for _ in range(30)]

    with access.acting_as(petra), django_assert_max_num_queries(45):
        sent = disclose_many(petra, plans, now=NOW)

    assert len(set(sent)) == 30


def numbers_of(actor: Actor, sent: list[UUID]) -> list[str]:
    with access.acting_as(actor):
        found = Disclosure.objects.in_bulk(sent)
    return [found[one].number for one in sent]


def test_numbers_follow_the_order_in_which_the_plans_stand(petra: Actor) -> None:
    told = [(Kind.PERSON, write_person(petra)), (Kind.GROUP, write_group(petra))]

    with access.acting_as(petra):
        sent = disclose_many(petra, [plan_for(*one) for one in told], now=NOW)

    assert numbers_of(petra, sent) == ["POL-O-2026-0001", "POL-O-2026-0002"]
