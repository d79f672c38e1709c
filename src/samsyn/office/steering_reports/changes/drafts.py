"""Writes what coordinators say of a period. Figures are never typed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.steering_reports.changes.refusals import CannotReport
from samsyn.office.steering_reports.models import ReportDraft
from samsyn.office.steering_reports.rules import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlan:
    """A report to begin, and what is said in it; risks and decisions one a line."""

    room_id: int
    period: Period
    summary: str = ""
    risks: str = ""
    decisions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRevision:
    """What a draft says from now on."""

    draft_id: UUID
    version: int
    summary: str
    risks: str
    decisions: str


@transaction.atomic
def begin_draft(actor: Actor, plan: DraftPlan, *, now: datetime) -> UUID:
    """Begin the report of a period that has ended. A period has one draft."""
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(plan.room_id))
    period = plan.period
    if period.last >= timezone.localdate(now):
        raise CannotReport(_("The period has not ended. Choose one that has."))
    drafts = access.visible_to(actor, ReportDraft.objects).filter(
        room=plan.room_id, period=period.length.value, first=period.first
    )
    if drafts.exists():
        raise CannotReport(_("A draft of that period stands already. Open it and go on with it."))
    row = ReportDraft.objects.create(
        period=period.length.value,
        first=period.first,
        summary=plan.summary,
        risks=plan.risks,
        decisions=plan.decisions,
        **access.in_room(permit, now=now),
    )
    audit.record(permit, subject="steering_reports_reportdraft", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def revise_draft(actor: Actor, plan: DraftRevision, *, now: datetime) -> None:
    """Write a draft anew. Refuses a stale version."""
    row = access.revisable(actor, ReportDraft, version=plan.version, pk=plan.draft_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    access.revise(
        row,
        actor,
        now=now,
        summary=plan.summary,
        risks=plan.risks,
        decisions=plan.decisions,
    )
    audit.record(permit, subject="steering_reports_reportdraft", record_ids=[row.pk])
