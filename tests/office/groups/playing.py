"""Groups and people to play with: real rows in real rooms, written as the real changes write."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups import changes
from samsyn.office.groups.changes import (
    BasisPlan,
    GroupPlan,
    GroupRevision,
    MembershipPlan,
    RelationPlan,
)
from samsyn.office.groups.models import Group
from samsyn.office.partners.models import Compartment, Room
from samsyn.office.people import changes as people
from samsyn.office.people.changes import SourcePlan
from samsyn.office.people.models import Person, PersonName
from samsyn.vocabulary.claims import SourceKind
from samsyn.vocabulary.groups import BasisKind, GroupKind, MembershipRole, RelationKind

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def room(key: str) -> int:
    return Room.objects.values_list("pk", flat=True).get(key=key)


def person(actor: Actor, key: str = "orebro-police", **columns: Any) -> UUID:
    part = Compartment.objects.get(room__key=key, is_default=True)
    with access.acting_as(actor):
        return Person.objects.create(
            room_id=part.room_id,
            compartment=part,
            recorded_at=NOW,
            recorded_by_id=actor.staff_id,
            **columns,
        ).pk


def name_of(actor: Actor, person_id: UUID, given: str, family: str) -> None:
    with access.acting_as(actor):
        found = Person.objects.get(pk=person_id)
        PersonName.objects.create(
            person=found,
            given=given,
            family=family,
            sort_key=family.lower(),
            room_id=found.room_id,
            compartment_id=found.compartment_id,
            recorded_at=NOW,
            recorded_by_id=actor.staff_id,
            last_confirmed_on=TODAY,
        )


def group(actor: Actor, name: str = "Grupp Alm", key: str = "orebro-police", **parts: Any) -> UUID:
    plan = GroupPlan(room_id=room(key), working_name=name, kind=GroupKind.CREW, **parts)
    with access.acting_as(actor):
        return changes.record_group(actor, plan, now=NOW)


def renamed(actor: Actor, group_id: UUID, name: str) -> None:
    plan = GroupRevision(group_id=group_id, version=1, working_name=name, kind=GroupKind.CREW)
    with access.acting_as(actor):
        changes.revise_group(actor, plan, now=NOW)


def basis(days_ago: int = 30, **parts: Any) -> BasisPlan:
    given = {"kind": BasisKind.OBSERVED_TOGETHER, "dated_on": TODAY - timedelta(days=days_ago)}
    return BasisPlan(**{**given, **parts})


def listed(person_id: UUID, group_id: UUID, **parts: Any) -> MembershipPlan:
    """A membership that counts today, unless `parts` say otherwise."""
    given: dict[str, Any] = {
        "role": MembershipRole.CORE,
        "since": date(2025, 1, 1),
        "bases": (basis(400), basis(40)),
        "approved_on": TODAY - timedelta(days=30),
    }
    return MembershipPlan(person_id=person_id, group_id=group_id, **{**given, **parts})


def member(actor: Actor, person_id: UUID, group_id: UUID, **parts: Any) -> UUID:
    with access.acting_as(actor):
        plan = listed(person_id, group_id, **parts)
        return changes.record_memberships(actor, [plan], now=NOW)[0]


def proposed(actor: Actor, person_id: UUID, group_id: UUID, *bases: BasisPlan) -> UUID:
    return member(actor, person_id, group_id, bases=bases, approved_on=None)


def dispute_between(actor: Actor, one: UUID, other: UUID, **parts: Any) -> UUID:
    plan = RelationPlan(group_id=one, other_id=other, kind=RelationKind.DISPUTE, **parts)
    with access.acting_as(actor):
        return changes.record_relations(actor, [plan], now=NOW)[0]


def link(actor: Actor, one: UUID, other: UUID) -> UUID:
    with access.acting_as(actor):
        return changes.link_groups(actor, one, other, reason="Samma grupp", now=NOW)


def link_people(actor: Actor, one: UUID, other: UUID) -> None:
    with access.acting_as(actor):
        people.link_people(actor, one, other, verdict="same", reason="Samma person", now=NOW)


def source(actor: Actor, key: str = "orebro-police") -> UUID:
    plan = SourcePlan(room_id=room(key), kind=SourceKind.OBSERVATION, title="Iakttagelse 1")
    with access.acting_as(actor):
        return people.record_source(actor, plan, now=NOW)


def bare_group(actor: Actor, key: str) -> UUID:
    """A group in a room where nobody may record one, as a disclosure would leave it."""
    part = Compartment.objects.get(room__key=key, is_default=True)
    with access.acting_as(actor):
        return Group.objects.create(
            working_name="Grupp Alm",
            sort_key="grupp1alm",
            kind="crew",
            room_id=part.room_id,
            compartment=part,
            recorded_at=NOW,
            recorded_by_id=actor.staff_id,
        ).pk
