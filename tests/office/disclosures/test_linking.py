"""The records of all the reader's rooms as one, and the door's narrow way to tie them."""

from uuid import uuid4

import pytest
from django.db import DatabaseError
from tests.office.disclosures.conftest import (
    NOW,
    TODAY,
    Tell,
    write_group,
    write_incident,
    write_person,
)

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.disclosures.changes import Kind
from samsyn.office.disclosures.models import Receipt
from samsyn.office.groups.models import Group, GroupLink
from samsyn.office.incidents import queries as incidents
from samsyn.office.people.models import Person, PersonLink

pytestmark = pytest.mark.django_db


def rooms_of(actor: Actor, record: object) -> list[str]:
    """The rooms whose records are shown as one with this; none if it is not there."""
    with access.acting_as(actor):
        together = access.linked(actor, PersonLink).together_with(record)
        rows = access.visible_to(actor, Person.objects).filter(pk__in=together)
        return list(rows.order_by("room").values_list("room__short_name", flat=True))


def test_each_reader_sees_as_one_what_their_rooms_hold(
    petra: Actor, frida: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    tell(petra, Kind.PERSON, told)
    tell(petra, Kind.PERSON, told, to="orebro-probation", ground_key="osl-10-15a")
    with access.acting_as(mona):
        stub = Receipt.objects.get().person_id

    assert rooms_of(petra, told) == ["Polisen", "Gemensamt"]
    assert rooms_of(petra, stub) == ["Polisen", "Gemensamt"]
    assert rooms_of(mona, stub) == ["Gemensamt"]
    assert rooms_of(mona, told) == []
    assert rooms_of(frida, stub) == ["Gemensamt"]


def test_many_records_are_joined_in_a_few_queries(
    petra: Actor, tell: Tell, django_assert_max_num_queries: object
) -> None:
    told = [write_group(petra) for _ in range(8)]
    for group in told:
        tell(petra, Kind.GROUP, group)

    with access.acting_as(petra), django_assert_max_num_queries(3):
        found = access.linked(petra, GroupLink, told)

    assert {len(found.together_with(one)) for one in told} == {2}


def test_the_record_that_was_told_stands_before_its_copy_even_of_the_same_moment(
    petra: Actor, tell: Tell
) -> None:
    told = [write_incident(petra) for _ in range(6)]
    for incident in told:
        tell(petra, Kind.INCIDENT, incident)

    with access.acting_as(petra):
        shown = {brief.id for brief in _everything_listed(petra)}

    assert shown == set(told)


def door_of(room: str) -> Actor:
    return access.actor_for(Staff.objects.get(email=f"door-{room}@exempel.example").pk, now=NOW)


def link(actor: Actor, own: Group, other: Group) -> GroupLink:
    return GroupLink(
        pk=uuid4(),
        room_id=own.room_id,
        compartment_id=own.compartment_id,
        group=own,
        other=other,
        other_compartment_id=other.compartment_id,
        reason="Prov",
        recorded_at=NOW,
        recorded_by_id=actor.staff_id,
    )


def two_groups(petra: Actor, mona: Actor) -> tuple[Group, Group]:
    ours, theirs = write_group(petra), write_group(mona, "orebro-municipality")
    with access.acting_as(petra):
        police = Group.objects.get(pk=ours)
    with access.acting_as(mona):
        return police, Group.objects.get(pk=theirs)


def test_a_door_ties_only_records_of_its_own_room(petra: Actor, mona: Actor) -> None:
    police, municipality = two_groups(petra, mona)
    door = door_of("orebro-joint")

    with pytest.raises(DatabaseError, match="row-level security"), access.acting_as(door):
        GroupLink.objects.bulk_create([link(door, police, municipality)])


def test_staff_who_read_one_end_cannot_tie_it_to_the_other(petra: Actor, mona: Actor) -> None:
    police, municipality = two_groups(petra, mona)

    with pytest.raises(DatabaseError, match="row-level security"), access.acting_as(petra):
        GroupLink.objects.bulk_create([link(petra, police, municipality)])


def test_a_door_does_not_see_the_link_that_it_wrote(petra: Actor, mona: Actor) -> None:
    police, municipality = two_groups(petra, mona)
    door = door_of("orebro-police")

    with access.acting_as(door):
        GroupLink.objects.bulk_create([link(door, police, municipality)])

        assert not GroupLink.objects.exists()


def test_an_incident_of_two_rooms_is_listed_and_counted_once(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    first = write_incident(petra)
    tell(petra, Kind.INCIDENT, first)

    with access.acting_as(petra):
        (row,) = _everything_listed(petra)
        weeks = incidents.counts_by_week(petra, weeks=520, today=TODAY)
    with access.acting_as(mona):
        (copy,) = _everything_listed(mona)

    assert row.id == first
    assert [room.name for room in (row.room, *row.other_rooms)] == ["Polisen", "Gemensamt"]
    assert sum(week.incidents for week in weeks) == 1
    assert copy.id != first
    assert copy.other_rooms == ()


def _everything_listed(actor: Actor) -> list[incidents.IncidentBrief]:
    return [
        brief
        for tab in incidents.Tab
        for brief in incidents.incident_list(
            actor,
            filters=incidents.IncidentFilters(tab=tab),
            page=incidents.Page(),
            today=TODAY,
        ).incidents
    ]
