"""Steering in a joint room of the stage, with a row in every one of its tables.

What the steering group reads bears a word of its own; what lies beside people bears the room's.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.models import Agency
from samsyn.office.steering import changes
from samsyn.office.steering.changes import (
    AgreementPlan,
    ContextPlan,
    CustodyPlan,
    HandOverPlan,
    PartyPlan,
    PlanItemPlan,
    ReturnRevision,
    StartUpPlan,
)
from samsyn.office.steering.models import StartUpStep
from samsyn.vocabulary.steering import ContextKind, PlanKind, StartUpPhase

Records = dict[str, UUID]


def stage_steering(actor: Actor, room_id: int, word: str, now: datetime) -> Records:
    """Write a start-up, an agreement, a plan, an event and a report; every text bears the word."""
    today = timezone.localdate(now)
    with access.acting_as(actor):
        changes.begin_start_up(actor, room_id, now=now)
        own = StartUpPlan(room_id=room_id, phase=StartUpPhase.MAPPING, title=f"{word}step")
        step = changes.add_step(actor, own, now=now)
        StartUpStep.objects.filter(room=room_id).update(
            evidence=f"{word}evidence", evidence_on=today, evidence_by=actor.staff_id
        )
        agreement = AgreementPlan(
            room_id=room_id,
            name=f"{word}agreement",
            about=f"{word}about",
            valid_from=today,
            owner_id=actor.staff_id,
            parties=(
                PartyPlan(agency_id=Agency.objects.get(key="police").pk, signed_by=f"{word}signer"),
            ),
        )
        item = PlanItemPlan(
            room_id=room_id,
            kind=PlanKind.TRAINING,
            title=f"{word}item",
            due_on=today,
            outcome=f"{word}outcome",
        )
        event = ContextPlan(
            room_id=room_id,
            kind=ContextKind.MEDIA,
            title=f"{word}event",
            starts_on=today,
            source=f"{word}source",
            scope=f"{word}scope",
            note=f"{word}note",
        )
        changes.give_to_steering(actor, room_id, now=now)
        return {
            "start_step": step,
            "agreement": changes.write_agreement(actor, agreement, now=now),
            "item": changes.write_item(actor, item, now=now),
            "event": changes.write_event(actor, event, now=now),
        }


def stage_return(actor: Actor, person: UUID, word: str, now: datetime) -> Records:
    """Somebody is released in a month, and what is planned bears the room's word."""
    today = timezone.localdate(now)
    with access.acting_as(actor):
        held = CustodyPlan(
            person_id=person,
            since=today - timedelta(days=200),
            release_on=today + timedelta(days=30),
        )
        custody = changes.note_custody(actor, held, now=now)
        plan = ReturnRevision(custody_id=custody, version=0, note=f"{word}return")
        changes.write_return(actor, plan, now=now)
    return {"custody": custody}


def stage_hand_overs(
    leaver: Actor, successor: Actor, third: Actor, room_id: int, now: datetime
) -> Records:
    """One hand-over that is signed for, and one that waits."""
    found: Records = {}
    for name, actor in (("signed", leaver), ("hand_over", third)):
        plan = HandOverPlan(
            room_id=room_id,
            leaver_id=actor.staff_id,
            successor_id=successor.staff_id,
            leaves_on=timezone.localdate(now),
        )
        with access.acting_as(actor):
            found[name] = changes.prepare_hand_over(actor, plan, now=now)
    with access.acting_as(successor):
        changes.take_over(successor, found["signed"], now=now)
    return found
