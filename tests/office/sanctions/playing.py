"""Triggers, rounds and measures to play with, written as the pages write them, in Örebro."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.office.call_ins import playing as meetings
from tests.office.groups import playing as groups
from tests.office.groups.playing import room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.changes import IncidentPlan, SidePlan, record_incidents
from samsyn.office.partners.models import Agency
from samsyn.office.sanctions import changes
from samsyn.office.sanctions.changes import (
    DecisionPlan,
    EndPlan,
    MeasurePlan,
    ReportPlan,
    RoundDecisionPlan,
    RoundPlan,
    StepPlan,
    TriggerPlan,
)
from samsyn.office.sanctions.models import Measure, SanctionRound, Trigger
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import GroupSide, IncidentKind
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.sanctions import MeasureStep, RoundEnd, TriggerRule, TriggerVerdict
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

JOINT = "orebro-joint"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()


def group(actor: Actor, name: str = "Grupp Alm") -> UUID:
    return groups.group(actor, name, JOINT)


def member(actor: Actor, group_id: UUID, *, born: int = 1996) -> UUID:
    """Somebody listed in the group today."""
    years = {"born_earliest": date(born, 1, 1), "born_latest": date(born, 12, 31)}
    person = meetings.person(actor, JOINT, **years)
    groups.member(actor, person, group_id)
    return person


def incident(
    actor: Actor,
    *sides: tuple[UUID, Certainty],
    kind: IncidentKind = IncidentKind.SHOOTING,
    days_ago: int = 5,
    side: GroupSide = GroupSide.ACTING,
    **parts: Any,
) -> UUID:
    """A shooting of the joint room in which these groups stood on one side."""
    at = NOW - timedelta(days=days_ago)
    plan = IncidentPlan(
        room_id=room(JOINT),
        kind=kind,
        occurred=MomentInterval(at, at, Precision.MINUTE),
        sides=tuple(
            SidePlan(group_id=one, side=side, certainty=certainty) for one, certainty in sides
        ),
        **parts,
    )
    with access.acting_as(actor):
        return record_incidents(actor, [plan], now=NOW)[0]


def agency(key: str = "police") -> int:
    return Agency.objects.values_list("pk", flat=True).get(key=key)


def signed(key: str = "police", **parts: Any) -> dict[str, Any]:
    given = {
        "agency_id": agency(key),
        "decided_as": "Lokalpolisområdeschef",
        "reason": "Budskapet gavs före våldet.",
    }
    return {**given, **parts}


def trigger(actor: Actor, group_id: UUID, **parts: Any) -> UUID:
    given: dict[str, Any] = {
        "room_id": room(JOINT),
        "group_id": group_id,
        "rule": TriggerRule.MOST_VIOLENT,
        "because": "Gruppen hade fått budskapet.",
    }
    now = parts.pop("now", NOW)
    with access.acting_as(actor):
        return changes.raise_trigger(actor, TriggerPlan(**{**given, **parts}), now=now)


def decision(actor: Actor, trigger_id: UUID, **parts: Any) -> DecisionPlan:
    given = {
        "trigger_id": trigger_id,
        "version": version_of(actor, Trigger, trigger_id),
        "verdict": TriggerVerdict.ACT,
        **signed(),
    }
    return DecisionPlan(**{**given, **parts})


def decide(actor: Actor, trigger_id: UUID, **parts: Any) -> UUID:
    now = parts.pop("now", NOW)
    with access.acting_as(actor):
        return changes.decide_trigger(actor, decision(actor, trigger_id, **parts), now=now)


def round_plan(trigger_id: UUID, people: Sequence[UUID], **parts: Any) -> RoundPlan:
    given: dict[str, Any] = {
        "trigger_id": trigger_id,
        "evidence": "Skjutningen den 15 november.",
        "alternatives": "Samtal räcker inte.",
        "proportionality": "Två namngivna personer, fyra veckor.",
        "exit_criterion": "28 dagar utan våld från gruppen.",
        "review_on": TODAY + timedelta(days=28),
        "person_ids": tuple(people),
    }
    return RoundPlan(**{**given, **parts})


def prepared(actor: Actor, group_id: UUID, *people: UUID, **parts: Any) -> UUID:
    """A round of a group for which a trigger was decided."""
    found = trigger(actor, group_id)
    decide(actor, found)
    named = people or (member(actor, group_id),)
    with access.acting_as(actor):
        return changes.prepare_round(actor, round_plan(found, named, **parts), now=NOW)


def start(actor: Actor, round_id: UUID, *, now: datetime = NOW) -> None:
    with access.acting_as(actor):
        plan = RoundDecisionPlan(
            round_id=round_id, version=version_of(actor, SanctionRound, round_id), **signed()
        )
        changes.start_round(actor, plan, now=now)


def running(actor: Actor, group_id: UUID, *people: UUID, **parts: Any) -> UUID:
    found = prepared(actor, group_id, *people, **parts)
    start(actor, found)
    return found


def end(
    actor: Actor, round_id: UUID, how: RoundEnd = RoundEnd.EFFECT_SEEN, *, now: datetime = NOW
) -> None:
    with access.acting_as(actor):
        plan = EndPlan(
            round_id=round_id,
            version=version_of(actor, SanctionRound, round_id),
            ended_as=how,
            **signed(),
        )
        changes.end_round(actor, plan, now=now)


def measure(
    actor: Actor, round_id: UUID, lever: Lever = Lever.TRAFFIC_CHECKS, what: str = "Tre kvällar"
) -> UUID:
    with access.acting_as(actor):
        plan = MeasurePlan(round_id=round_id, lever=lever, what=what)
        return changes.request_measure(actor, plan, now=NOW)


def tick(actor: Actor, measure_id: UUID, step: MeasureStep, **parts: Any) -> UUID:
    now = parts.pop("now", NOW)
    given: dict[str, Any] = {"measure_id": measure_id, "step": step, "note": "Beslut i dag."}
    if step is MeasureStep.DONE:
        given.update(actions=12, outside=1, minors=0)
    with access.acting_as(actor):
        return changes.take_step(actor, StepPlan(**{**given, **parts}), now=now)


def version_of(actor: Actor, model: type[Any], pk: UUID) -> int:
    with access.acting_as(actor):
        return int(model.objects.values_list("version", flat=True).get(pk=pk))


def agency_of(actor: Actor, measure_id: UUID) -> int:
    with access.acting_as(actor):
        return Measure.objects.get(pk=measure_id).agency_id


def reported(actor: Actor, round_id: UUID, *groups: UUID) -> None:
    """Tell these groups of a round that runs."""
    plan = ReportPlan(
        round_id=round_id,
        group_ids=groups,
        told_on=TODAY,
        told_by="Lokalpolisområdeschef",
        said="Vi höll vad vi lovade.",
    )
    with access.acting_as(actor):
        changes.report_back(actor, plan, now=NOW)
