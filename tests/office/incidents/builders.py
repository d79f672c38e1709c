"""Incidents, people and groups for tests: neutral unless a test says otherwise."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from samsyn.office.access import Actor
from samsyn.office.groups.models import Group, Membership, MembershipConfirmation
from samsyn.office.incidents.changes import IncidentPlan, InvolvementPlan, record_incidents
from samsyn.office.partners.models import Compartment
from samsyn.office.people.models import Person, PersonName, Source
from samsyn.vocabulary.incidents import (
    Harm,
    IncidentKind,
    InvolvementRole,
    PlacePrecision,
    SuspicionGrade,
)
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def room_of(key: str) -> int:
    return Compartment.objects.get(room__key=key, is_default=True).room_id


def placed(actor: Actor, room: str = "orebro-police") -> dict[str, Any]:
    part = Compartment.objects.get(room__key=room, is_default=True)
    return {
        "room_id": part.room_id,
        "compartment_id": part.pk,
        "recorded_at": NOW,
        "recorded_by_id": actor.staff_id,
    }


def make_person(actor: Actor, room: str = "orebro-police", **changes: Any) -> Person:
    return Person.objects.create(**placed(actor, room), **changes)


def name_person(actor: Actor, person: Person, given: str, family: str) -> None:
    PersonName.objects.create(
        room_id=person.room_id,
        compartment_id=person.compartment_id,
        recorded_at=NOW,
        recorded_by_id=actor.staff_id,
        person=person,
        given=given,
        family=family,
        sort_key=family,
        last_confirmed_on=TODAY,
    )


def make_group(actor: Actor, room: str = "orebro-police", name: str = "Grupp Alm") -> Group:
    return Group.objects.create(
        **placed(actor, room), working_name=name, sort_key=name.casefold(), kind="crew"
    )


def make_source(actor: Actor, room: str = "orebro-police", **changes: Any) -> Source:
    given = {"kind": "police_report", "title": "Anmälan", **changes}
    return Source.objects.create(**placed(actor, room), **given)


def make_member(actor: Actor, person: Person, group: Group, **changes: Any) -> Membership:
    """A membership that counts: approved, confirmed, with its second basis in place."""
    since = TODAY - timedelta(days=300)
    where = {
        "room_id": person.room_id,
        "compartment_id": person.compartment_id,
        "group_compartment_id": group.compartment_id,
        "recorded_at": NOW,
        "recorded_by_id": actor.staff_id,
    }
    membership = Membership.objects.create(
        **where,
        person=person,
        group=group,
        role="core",
        since=since,
        approved_on=since,
        second_basis_on=since,
        last_confirmed_on=since,
        **changes,
    )
    MembershipConfirmation.objects.create(
        **where, membership=membership, confirmed_on=since, holds_days=366
    )
    return membership


def at(
    year: int, month: int, day: int, hour: int = 20, minute: int = 0, **longer: int
) -> MomentInterval:
    """A moment in UTC, or an interval if a length is given."""
    start = datetime(year, month, day, hour, minute, tzinfo=UTC)
    if not longer:
        return MomentInterval(start, start, Precision.MINUTE)
    return MomentInterval(start, start + timedelta(**longer), Precision.RANGE)


def make_plan(room: str = "orebro-police", **changes: Any) -> IncidentPlan:
    given: dict[str, Any] = {
        "room_id": room_of(room),
        "kind": IncidentKind.SHOOTING,
        "occurred": at(2026, 11, 17),
        "area": "Varberga",
        "place_precision": PlacePrecision.NEIGHBOURHOOD,
        "has_traces": True,
        **changes,
    }
    return IncidentPlan(**given)


def record(actor: Actor, room: str = "orebro-police", **changes: Any) -> UUID:
    return record_incidents(actor, [make_plan(room, **changes)], now=NOW)[0]


def victim(person: Person | None = None, **changes: Any) -> InvolvementPlan:
    given: dict[str, Any] = {"harm": Harm.INJURED, **changes}
    return InvolvementPlan(
        person_id=person.pk if person else None, role=InvolvementRole.VICTIM, **given
    )


def suspect(
    person: Person | None = None,
    grade: SuspicionGrade = SuspicionGrade.REASONABLE,
    **changes: Any,
) -> InvolvementPlan:
    return InvolvementPlan(
        person_id=person.pk if person else None,
        role=InvolvementRole.SUSPECT,
        suspicion=grade,
        **changes,
    )
