"""Call-ins to play with, written as the pages write them, in Örebro's joint room."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.office.groups import playing as groups
from tests.office.groups.playing import room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import changes
from samsyn.office.call_ins.changes import CallInPlan, ConsiderationPlan
from samsyn.office.call_ins.models import Invitation
from samsyn.office.partners.models import Agency
from samsyn.office.people.models import Person
from samsyn.vocabulary.call_ins import InvitationChannel

JOINT = "orebro-joint"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
EVENING = datetime(2026, 12, 3, 17, tzinfo=UTC)
BORN = {"born_earliest": date(1996, 1, 1), "born_latest": date(1996, 12, 31)}


def person(actor: Actor, key: str = JOINT, **columns: Any) -> UUID:
    """An adult of the joint room, unless `columns` say otherwise."""
    return groups.person(actor, key, **{**BORN, **columns})


def group(actor: Actor, name: str = "Grupp Alm") -> UUID:
    return groups.group(actor, name, JOINT)


def call_in(actor: Actor, *covered: UUID, **parts: Any) -> UUID:
    given: dict[str, Any] = {
        "room_id": room(JOINT),
        "name": "Call-in 3",
        "starts_at": EVENING,
        "group_ids": covered,
    }
    with access.acting_as(actor):
        return changes.plan_call_in(actor, CallInPlan(**{**given, **parts}), now=NOW)


def agency(key: str = "police") -> int:
    return Agency.objects.values_list("pk", flat=True).get(key=key)


def choice(call_in_id: UUID, person_id: UUID, **parts: Any) -> ConsiderationPlan:
    given: dict[str, Any] = {
        "is_chosen": True,
        "agency_id": agency(),
        "channel": InvitationChannel.POLICE,
    }
    return ConsiderationPlan(call_in_id=call_in_id, person_id=person_id, **{**given, **parts})


def choose(actor: Actor, call_in_id: UUID, person_id: UUID, **parts: Any) -> UUID:
    """Choose somebody and return the invitation."""
    with access.acting_as(actor):
        changes.consider(actor, choice(call_in_id, person_id, **parts), now=NOW)
        return Invitation.objects.get(call_in=call_in_id, person=person_id).pk


def approved(actor: Actor, call_in_id: UUID, person_id: UUID, **parts: Any) -> UUID:
    """Choose somebody for the actor's own agency, whose list is then approved."""
    invitation = choose(actor, call_in_id, person_id, **parts)
    with access.acting_as(actor):
        changes.approve_list(actor, call_in_id, agency(), now=NOW)
    return invitation


def becomes(actor: Actor, person_id: UUID, **columns: Any) -> None:
    """Something about a person turns out to be otherwise."""
    with access.acting_as(actor):
        Person.objects.filter(pk=person_id).update(**columns)


def after(**delta: float) -> datetime:
    """A moment counted from the evening's start."""
    return EVENING + timedelta(**delta)
