"""Records to disclose, and short ways to say what is disclosed to whom."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from tests.office.door_of_tests import passing

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes import DisclosurePlan, Kind, disclose
from samsyn.office.groups import changes as groups
from samsyn.office.incidents import changes as incidents
from samsyn.office.partners.models import Room
from samsyn.office.people import changes as people
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import BasisKind, GroupKind, GroupStatus, MembershipRole
from samsyn.vocabulary.incidents import (
    GroupSide,
    Harm,
    IncidentKind,
    InvolvementRole,
    PlacePrecision,
    SuspicionGrade,
    Weapon,
)
from samsyn.vocabulary.people import NameKind
from samsyn.vocabulary.uncertain_dates import DateInterval, MomentInterval, Precision

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
PURPOSE = "Planera vem som ska få budskapet"
CANARY = "kanarie"  # stands in whatever is not chosen
MINIMUM = {
    Kind.PERSON: ("names", "born_year"),
    Kind.GROUP: ("working_name", "kind", "standing", "territory"),
    Kind.INCIDENT: ("kind", "occurred", "area", "harm"),
}
Tell = Callable[..., UUID]


def room(key: str) -> int:
    return Room.objects.get(key=key).pk


def write_person(actor: Actor, key: str = "orebro-police", **changes: Any) -> UUID:
    values: dict[str, Any] = {
        "room_id": room(key),
        "names": (
            people.NamePlan(given="Amir", family="Exempelsson"),
            people.NamePlan(kind=NameKind.ALIAS, given=CANARY),
        ),
        "born": DateInterval.day(date(1999, 5, 17)),
        "not_suspected": False,
        "external_reference": CANARY,
    }
    with access.acting_as(actor):
        return people.record_person(actor, people.PersonPlan(**{**values, **changes}), now=NOW)


def write_group(actor: Actor, key: str = "orebro-police", **changes: Any) -> UUID:
    values: dict[str, Any] = {
        "room_id": room(key),
        "working_name": "Norr",
        "kind": GroupKind.CREW,
        "aliases": (CANARY,),
        "standing": GroupStatus.ACTIVE,
        "areas": "Vivalla",
        "size_least": 8,
        "size_most": 14,
        "known": CANARY,
        "external_reference": CANARY,
    }
    with access.acting_as(actor):
        return groups.record_group(actor, groups.GroupPlan(**{**values, **changes}), now=NOW)


def write_membership(actor: Actor, person_id: UUID, group_id: UUID) -> UUID:
    plan = groups.MembershipPlan(
        person_id=person_id,
        group_id=group_id,
        role=MembershipRole.CORE,
        since=date(2025, 3, 1),
        bases=(
            groups.BasisPlan(kind=BasisKind.JUDGMENT, dated_on=date(2026, 9, 1), note=CANARY),
            groups.BasisPlan(kind=BasisKind.OBSERVED_TOGETHER, dated_on=date(2026, 10, 1)),
        ),
        approved_on=date(2026, 10, 5),
        note=CANARY,
    )
    with access.acting_as(actor):
        return groups.record_memberships(actor, [plan], now=NOW)[0]


def write_incident(actor: Actor, key: str = "orebro-police", **changes: Any) -> UUID:
    moment = datetime(2026, 11, 1, 22, 5, tzinfo=UTC)
    values: dict[str, Any] = {
        "room_id": room(key),
        "kind": IncidentKind.SHOOTING,
        "occurred": MomentInterval(moment, moment, Precision.MINUTE),
        "area": "Vivalla",
        "place": CANARY,
        "place_precision": PlacePrecision.ADDRESS,
        "weapon": Weapon.HANDGUN,
        "injured": 1,
        "summary": CANARY,
        "external_reference": CANARY,
    }
    with access.acting_as(actor):
        plan = incidents.IncidentPlan(**{**values, **changes})
        return incidents.record_incidents(actor, [plan], now=NOW)[0]


def suspect(person_id: UUID) -> incidents.InvolvementPlan:
    return incidents.InvolvementPlan(
        person_id=person_id,
        role=InvolvementRole.SUSPECT,
        harm=Harm.NONE,
        suspicion=SuspicionGrade.REASONABLE,
        note=CANARY,
    )


def acting(group_id: UUID) -> incidents.SidePlan:
    return incidents.SidePlan(group_id=group_id, side=GroupSide.ACTING, certainty=Certainty.LIKELY)


def plan_for(kind: Kind, record_id: UUID, **changes: Any) -> DisclosurePlan:
    values: dict[str, Any] = {
        "kind": kind,
        "record_id": record_id,
        "to_room_id": room(changes.pop("to", "orebro-joint")),
        "fields": MINIMUM[kind],
        "purpose": PURPOSE,
        "ground_key": "osl-10-27-vuxen",
    }
    values |= changes
    values.setdefault("answers", passing(values["ground_key"]))
    return DisclosurePlan(**values)


@pytest.fixture
def tell() -> Tell:
    """Disclose one record as an actor."""

    def one(actor: Actor, kind: Kind, record_id: UUID, **changes: Any) -> UUID:
        with access.acting_as(actor):
            return disclose(actor, plan_for(kind, record_id, **changes), now=NOW)

    return one
