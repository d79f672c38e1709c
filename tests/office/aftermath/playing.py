"""Incidents of the joint room to answer: two groups in dispute, one of them hit."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.office.groups import playing as groups

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath import changes, queries
from samsyn.office.aftermath.changes import CheckPlan, NotePlan, RiskPlan
from samsyn.office.aftermath.queries import ResponseSheet
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.changes import IncidentPlan, ReviewPlan, SidePlan
from samsyn.office.incidents.models import Incident
from samsyn.vocabulary.aftermath import DisputeVerdict, NoteKind, ResponseStep, RetaliationWindow
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    GroupSide,
    IncidentKind,
    IncidentStatus,
    MemberInvolved,
)
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

JOINT = "orebro-joint"
HAPPENED = datetime(2026, 11, 17, 22, 5, tzinfo=UTC)  # a Tuesday, 23.05 in Örebro
NOW = HAPPENED + timedelta(hours=33)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A shooting at one of two groups in dispute, and a key person of each."""

    incident: UUID
    hit: UUID
    rival: UUID
    key_of_hit: UUID
    key_of_rival: UUID
    follower: UUID  # of the group that was hit, without a part to play


def scene(petra: Actor, room: str = JOINT) -> Scene:
    hit, rival = groups.group(petra, "Grupp Alm", room), groups.group(petra, "Grupp Björk", room)
    groups.dispute_between(petra, hit, rival)
    people = [groups.person(petra, room) for _ in range(3)]
    groups.member(petra, people[0], hit, role=MembershipRole.KEY_PERSON)
    groups.member(petra, people[1], rival, role=MembershipRole.KEY_PERSON)
    groups.member(petra, people[2], hit)
    incident = shooting(petra, SidePlan(group_id=hit, side=GroupSide.TARGETED), room=room)
    return Scene(
        incident=incident,
        hit=hit,
        rival=rival,
        key_of_hit=people[0],
        key_of_rival=people[1],
        follower=people[2],
    )


def shooting(petra: Actor, *sides: SidePlan, room: str = JOINT, **parts: Any) -> UUID:
    plan = IncidentPlan(
        room_id=groups.room(room),
        kind=IncidentKind.SHOOTING,
        occurred=MomentInterval(HAPPENED, HAPPENED, Precision.MINUTE),
        area="Hamnstaden",
        sides=sides,
        **parts,
    )
    with access.acting_as(petra):
        return incidents.record_incidents(petra, [plan], now=HAPPENED + timedelta(hours=1))[0]


def review(petra: Actor, incident_id: UUID, *, now: datetime = NOW) -> None:
    version = Incident.objects.values_list("version", flat=True)
    with access.acting_as(petra):
        plan = ReviewPlan(
            incident_id=incident_id,
            version=version.get(pk=incident_id),
            status=IncidentStatus.REVIEWED,
            member_involved=MemberInvolved.LIKELY,
            group_motivated=GroupMotivated.UNKNOWN,
            basis="Två oberoende källor",
        )
        incidents.review_incident(petra, plan, now=now)


def begin(actor: Actor, incident_id: UUID, *, now: datetime = NOW) -> UUID:
    with access.acting_as(actor):
        return changes.begin(actor, incident_id, now=now)


def note(
    actor: Actor,
    incident_id: UUID,
    step: ResponseStep,
    kind: NoteKind = NoteKind.DONE,
    text: str = "Gjort",
    *,
    now: datetime = NOW,
) -> UUID:
    with access.acting_as(actor):
        plan = NotePlan(incident_id=incident_id, step=step, kind=kind, text=text)
        return changes.note_step(actor, plan, now=now)


def check(actor: Actor, played: Scene, verdict: DisputeVerdict = DisputeVerdict.LIKELY) -> UUID:
    with access.acting_as(actor):
        plan = CheckPlan(
            incident_id=played.incident,
            first_id=played.rival,
            second_id=played.hit,
            verdict=verdict,
            text="Två källor",
        )
        return changes.check_dispute(actor, plan, now=NOW)


def assess(actor: Actor, incident_id: UUID, *, now: datetime = NOW, **parts: Any) -> UUID:
    given = {
        "level": RetaliationWindow.ELEVATED,
        "until": now.date() + timedelta(days=4),
        "text": "Konflikten lever",
    }
    with access.acting_as(actor):
        plan = RiskPlan(incident_id=incident_id, **{**given, **parts})
        return changes.assess_risk(actor, plan, now=now)


def sheet(actor: Actor, incident_id: UUID, *, now: datetime = NOW) -> ResponseSheet:
    with access.acting_as(actor):
        incident = queries.joint_record_of(actor, incident_id)
        assert incident is not None
        return queries.response_sheet(actor, incident, now=now)
