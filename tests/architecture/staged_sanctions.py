"""A trigger, a round and a measure in a joint room of the stage, with a row in every table."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.models import Agency
from samsyn.office.sanctions import changes
from samsyn.office.sanctions.changes import (
    DecisionPlan,
    EndPlan,
    MeasurePlan,
    MemoPlan,
    ReportPlan,
    RoundDecisionPlan,
    RoundPlan,
    StepPlan,
    TriggerPlan,
)
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.sanctions import MeasureStep, RoundEnd, TriggerRule, TriggerVerdict

Records = dict[str, UUID]


def stage_consequences(
    actor: Actor, room_id: int, word: str, staged: Records, now: datetime, *, own: str
) -> Records:
    """Take up violence whose every text bears the room's word; `own` stands in the agency's room.

    One trigger waits, one is decided, and rounds are prepared, run and have ended.
    """
    with access.acting_as(actor):
        made = {"trigger": _trigger(actor, room_id, word, staged["group"], staged["incident"], now)}
        made["decided"] = _decided(actor, room_id, word, staged, now)
        made["prepared"] = _round(actor, room_id, word, staged, now)
        made["round"] = _started(actor, room_id, word, staged, now)
        ended = _started(actor, room_id, word, staged, now)
        made["measure"], made["asked"] = _measures(actor, made["round"], word, own, now)
        plan = EndPlan(round_id=ended, version=2, ended_as=RoundEnd.EFFECT_SEEN, **_signed(word))
        changes.end_round(actor, plan, now=now)
        report = ReportPlan(
            round_id=ended,
            group_ids=(staged["group"],),
            told_on=timezone.localdate(now),
            told_by=f"{word}chief",
            said=f"{word}said",
        )
        changes.report_back(actor, report, now=now)
        made["ended"] = ended
        return made


def _trigger(
    actor: Actor, room_id: int, word: str, group: UUID, incident: UUID, now: datetime
) -> UUID:
    plan = TriggerPlan(
        room_id=room_id,
        group_id=group,
        rule=TriggerRule.JUDGEMENT,
        because=f"{word}because",
        incident_ids=(incident,),
    )
    found = changes.raise_trigger(actor, plan, now=now)
    memo = MemoPlan(trigger_id=found, version=1, memo=f"{word}memo")
    changes.write_memo(actor, memo, now=now)
    return found


def _signed(word: str) -> dict[str, object]:
    police = Agency.objects.get(key="police").pk
    return {"agency_id": police, "decided_as": f"{word}role", "reason": f"{word}reason"}


def _decided(actor: Actor, room_id: int, word: str, staged: Records, now: datetime) -> UUID:
    found = _trigger(actor, room_id, word, staged["group"], staged["incident"], now)
    plan = DecisionPlan(
        trigger_id=found,
        version=2,
        verdict=TriggerVerdict.ACT,
        **_signed(word),  # type: ignore[arg-type]
    )
    changes.decide_trigger(actor, plan, now=now)
    return found


def _round(actor: Actor, room_id: int, word: str, staged: Records, now: datetime) -> UUID:
    plan = RoundPlan(
        trigger_id=_decided(actor, room_id, word, staged, now),
        evidence=f"{word}evidence",
        alternatives=f"{word}alternatives",
        proportionality=f"{word}proportionality",
        exit_criterion=f"{word}exit",
        review_on=timezone.localdate(now) + timedelta(days=28),
        person_ids=(staged["person"],),
    )
    return changes.prepare_round(actor, plan, now=now)


def _started(actor: Actor, room_id: int, word: str, staged: Records, now: datetime) -> UUID:
    found = _round(actor, room_id, word, staged, now)
    plan = RoundDecisionPlan(round_id=found, version=1, **_signed(word))  # type: ignore[arg-type]
    changes.start_round(actor, plan, now=now)
    return found


def _measures(
    actor: Actor, round_id: UUID, word: str, own: str, now: datetime
) -> tuple[UUID, UUID]:
    one, other = (
        changes.request_measure(
            actor,
            MeasurePlan(round_id=round_id, lever=Lever.TRAFFIC_CHECKS, what=f"{word}what"),
            now=now,
        )
        for _ in range(2)
    )
    step = StepPlan(measure_id=one, step=MeasureStep.ACCEPT, note=f"{own}note")
    changes.take_step(actor, step, now=now)
    return one, other
