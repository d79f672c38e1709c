"""Loads what a site does after its latest violence: one answer under way, the one before done."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath import changes, queries
from samsyn.office.aftermath.changes import CheckPlan, NotePlan, RiskPlan
from samsyn.office.aftermath.queries import ResponseSheet
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.changes import ReviewPlan
from samsyn.office.incidents.models import Incident
from samsyn.vocabulary.aftermath import DisputeVerdict, NoteKind, ResponseStep, RetaliationWindow
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    IncidentKind,
    IncidentStatus,
    MemberInvolved,
)
from samsyn.vocabulary.rooms import AgencyKind

_SERIOUS: Final = (IncidentKind.SHOOTING.value, IncidentKind.EXPLOSION.value)
_TASKS_DONE: Final = 3  # of an answer under way
_CHECKED = "Platsen och tiden talar för det, enligt två källor"
_RISK = "Konflikten lever, och grupperna har hörts av var sitt håll"
_NOTES: Final = (
    (ResponseStep.CONFLICT, "Ingen känd konflikt rör grupperna"),
    (ResponseStep.TALKS, "Samtalen är hållna med dem som kan påverka"),
    (ResponseStep.STAND, "Ingen åtgärd mot gruppen: kopplingen är för svag. Beslut på veckomötet"),
    (ResponseStep.TELL, "Grupperna och föreningarna i området har fått veta"),
)


def load_answers(joint: JointRoom, *, now: datetime) -> None:
    """Answer the two latest shootings or explosions that the joint room holds with a side."""
    lead, partner = joint.lead, joint.coordinators.get(AgencyKind.PROBATION, joint.lead)
    with access.acting_as(lead):
        latest = _latest(joint, lead)
        for incident in latest:
            changes.begin(lead, incident.pk, now=min(now, _soon(incident, hours=9)))
            _work(joint, incident, now=min(now, _soon(incident, hours=20)))
        if len(latest) > 1:
            _review(lead, latest[1], now=min(now, _soon(latest[1], hours=20)))
    if len(latest) > 1:
        with access.acting_as(partner):
            _finish(partner, latest[1], now=min(now, _soon(latest[1], hours=100)))


def _latest(joint: JointRoom, lead: Actor) -> list[Incident]:
    rows = access.visible_to(lead, Incident.objects).filter(
        room_id=joint.room_id, kind__in=_SERIOUS, sides__isnull=False
    )
    kept = rows.exclude(status=IncidentStatus.OUT_OF_SCOPE.value)
    return list(kept.order_by("-latest_at", "pk").distinct()[:2])


def _soon(incident: Incident, *, hours: int) -> datetime:
    return max(incident.latest_at, incident.recorded_at) + timedelta(hours=hours)


def _work(joint: JointRoom, incident: Incident, *, now: datetime) -> None:
    """Check the first dispute, assess the risk, and do the first tasks."""
    lead = joint.lead
    sheet = queries.response_sheet(lead, incident, now=now)
    for turn, dispute in enumerate(sheet.disputes):
        plan = CheckPlan(
            incident_id=incident.pk,
            first_id=dispute.first_id,
            second_id=dispute.second_id,
            verdict=DisputeVerdict.RULED_OUT if turn else DisputeVerdict.LIKELY,
            text=_CHECKED if not turn else "Prövad: inget talar för den konflikten",
        )
        changes.check_dispute(lead, plan, now=now)
    risk = RiskPlan(
        incident_id=incident.pk,
        level=RetaliationWindow.ELEVATED,
        until=timezone.localdate(now) + timedelta(days=7),
        text=_RISK,
    )
    changes.assess_risk(lead, risk, now=now)
    for task in sheet.tasks[:_TASKS_DONE]:
        changes.finish_task(lead, task.id, "", now=now)


def _finish(actor: Actor, incident: Incident, *, now: datetime) -> None:
    """Do what is left."""
    sheet: ResponseSheet = queries.response_sheet(actor, incident, now=now)
    for task in sheet.tasks:
        changes.finish_task(actor, task.id, "", now=now)
    for step, text in _NOTES:
        if step is not ResponseStep.CONFLICT or not sheet.disputes:
            note = NotePlan(incident_id=incident.pk, step=step, kind=NoteKind.DONE, text=text)
            changes.note_step(actor, note, now=now)


def _review(lead: Actor, incident: Incident, *, now: datetime) -> None:
    """Say what a first reading says, unless somebody has read it in the joint room already."""
    if incident.status != IncidentStatus.REPORTED.value:
        return
    plan = ReviewPlan(
        incident_id=incident.pk,
        version=incident.version,
        member_involved=MemberInvolved.LIKELY,
        group_motivated=GroupMotivated.UNKNOWN,
        basis="Gruppen står på en sida, men ingen person är utpekad",
    )
    incidents.review_incident(lead, plan, now=now)
