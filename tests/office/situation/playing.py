"""Violence to look at: real incidents in real rooms, written as the real changes write."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents import changes
from samsyn.office.incidents.changes import IncidentPlan, InvolvementPlan, SidePlan
from samsyn.office.partners.models import Room
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import (
    GroupSide,
    IncidentKind,
    InvolvementRole,
    SuspicionGrade,
)
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

NOW = datetime(2026, 11, 19, 8, 10, tzinfo=UTC)  # a Thursday, week 47
TODAY = NOW.date()


def room(key: str = "orebro-police") -> int:
    return Room.objects.values_list("pk", flat=True).get(key=key)


def moment(at: datetime, lasting: timedelta = timedelta()) -> MomentInterval:
    return MomentInterval(at, at + lasting, Precision.RANGE if lasting else Precision.MINUTE)


def shooting(days_ago: float = 1, *, key: str = "orebro-police", **parts: Any) -> IncidentPlan:
    given: dict[str, Any] = {
        "kind": IncidentKind.SHOOTING,
        "occurred": moment(NOW - timedelta(days=days_ago)),
        "area": "Hamnstaden",
        "has_traces": True,
    }
    return IncidentPlan(room_id=room(key), **{**given, **parts})


def happened(actor: Actor, *plans: IncidentPlan, now: datetime = NOW) -> list[UUID]:
    with access.acting_as(actor):
        return changes.record_incidents(actor, plans, now=now)


def by(group_id: UUID, certainty: Certainty = Certainty.LIKELY) -> SidePlan:
    return SidePlan(group_id=group_id, side=GroupSide.ACTING, certainty=certainty)


def suspected(
    person_id: UUID, suspicion: SuspicionGrade = SuspicionGrade.PROBABLE
) -> InvolvementPlan:
    return InvolvementPlan(person_id=person_id, role=InvolvementRole.SUSPECT, suspicion=suspicion)


def hurt(person_id: UUID) -> InvolvementPlan:
    return InvolvementPlan(person_id=person_id, role=InvolvementRole.VICTIM)
