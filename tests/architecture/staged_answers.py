"""The answer to a staged incident of a joint room; every text bears the room's word."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath import changes
from samsyn.office.aftermath.changes import CheckPlan, NotePlan, RiskPlan, TaskPlan
from samsyn.office.partners.queries import partners_and_controllers_at
from samsyn.vocabulary.aftermath import (
    DisputeVerdict,
    NoteKind,
    PartnerTaskKind,
    ResponseStep,
    RetaliationWindow,
)


def stage_answer(
    actor: Actor, room_id: int, word: str, records: dict[str, UUID], now: datetime
) -> dict[str, UUID]:
    """Begin an answer with a note, a check, an assessment and a task of its own."""
    incident = records["incident"]
    with access.acting_as(actor):
        changes.begin(actor, incident, now=now)
        check = CheckPlan(
            incident_id=incident,
            first_id=records["group"],
            second_id=records["other_group"],
            verdict=DisputeVerdict.LIKELY,
            text=f"{word}check",
        )
        changes.check_dispute(actor, check, now=now)
        risk = RiskPlan(
            incident_id=incident,
            level=RetaliationWindow.ELEVATED,
            until=timezone.localdate(now) + timedelta(days=5),
            text=f"{word}risk",
        )
        changes.assess_risk(actor, risk, now=now)
        note = NotePlan(
            incident_id=incident,
            step=ResponseStep.TALKS,
            kind=NoteKind.REOPENED,
            text=f"{word}note",
        )
        changes.note_step(actor, note, now=now)
        task = TaskPlan(
            incident_id=incident,
            agency_id=partners_and_controllers_at(room_id)[0].pk,
            kind=PartnerTaskKind.OTHER,
            title=f"{word}task",
            due_at=now + timedelta(days=1),
        )
        return {
            "partner_task": changes.ask_partner(actor, task, now=now),
            "rival": records["other_group"],
        }
