"""What waits, is recalled and is rested on at the doors of staged rooms: a row in every table."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from tests.office.door_of_tests import passing

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures import changes
from samsyn.office.disclosures.changes import (
    AnswerPlan,
    AskPlan,
    Because,
    ConsentPlan,
    CooperationPlan,
    DisclosurePlan,
    Kind,
    Outcome,
    RecallKind,
    RecallPlan,
)
from samsyn.office.disclosures.models import AskNotice, RecallNotice
from samsyn.office.partners.models import Room

Records = dict[str, UUID]


def stage_recalls(actor: Actor, *, told: UUID, answered: UUID, word: str, now: datetime) -> Records:
    """Withdraw two disclosures; one stays to be answered, the other is kept by its receiver."""
    with access.acting_as(actor):
        for one in (told, answered):
            plan = RecallPlan(
                disclosure_ids=(one,), kind=RecallKind.WITHDRAWAL, reason=f"{word}reason"
            )
            changes.recall(actor, plan, now=now)
        waiting = RecallNotice.objects.get(receipt__disclosure_id=told)
        other = RecallNotice.objects.get(receipt__disclosure_id=answered)
        answer = AnswerPlan(
            notice_id=other.pk,
            outcome=Outcome.KEPT,
            because=Because.OTHER,
            note=f"{word}note",
        )
        changes.answer_recall(actor, answer, now=now)
    return {"notice": waiting.pk, "answered_notice": other.pk}


def stage_backing(actor: Actor, room_key: str, person: UUID, word: str, now: datetime) -> Records:
    """Record a consent and a decision to cooperate in the police's room."""
    today = timezone.localdate(now)
    room = Room.objects.get(key=room_key)
    probation = Room.objects.get(key="orebro-probation")
    with access.acting_as(actor):
        consent = ConsentPlan(
            person_id=person,
            to_room_id=probation.pk,
            fields=("names",),
            purpose=f"{word}consent",
            given_on=today,
            until=today + timedelta(days=90),
        )
        decision = CooperationPlan(
            room_id=room.pk,
            reference=f"{word}reference",
            decided_by=f"{word}decider",
            decided_on=today,
            until=today + timedelta(days=90),
            parties=(probation.pk,),
            purpose=f"{word}cooperation",
        )
        return {
            "consent": changes.record_consent(actor, consent, now=now),
            "cooperation": changes.record_cooperation(actor, decision, now=now),
        }


def stage_ask(actor: Actor, room_key: str, word: str, now: datetime) -> tuple[Records, Records]:
    """Let the police ask the joint room about somebody; nobody has answered. The two sides."""
    with access.acting_as(actor):
        plan = AskPlan(
            room_id=Room.objects.get(key=room_key).pk,
            to_room_id=Room.objects.get(key="orebro-joint").pk,
            description=f"{word}described",
            purpose=f"{word}asked",
        )
        made = changes.ask(actor, plan, now=now)
        noted = AskNotice.objects.values_list("pk", flat=True).get()
    return {"ask": made}, {"ask_notice": noted}


def stage_proposal(actor: Actor, person: UUID, word: str, now: datetime) -> Records:
    """Let social services propose to tell the police of somebody; it waits."""
    with access.acting_as(actor):
        plan = DisclosurePlan(
            kind=Kind.PERSON,
            record_id=person,
            to_room_id=Room.objects.get(key="orebro-police").pk,
            fields=("names",),
            purpose=f"{word}proposed",
            ground_key="osl-26-1",
            answers=tuple(passing("osl-26-1")),
        )
        return {"proposal": changes.propose(actor, plan, now=now)}
