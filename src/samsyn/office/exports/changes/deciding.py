"""Approves or refuses somebody else's export, and withdraws one. Nobody decides on their own."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import ExportStep
from samsyn.office.exports.changes.asking import TABLE
from samsyn.office.exports.changes.plans import DecisionPlan
from samsyn.office.exports.models import Export
from samsyn.office.exports.queries import CannotExport, state, visible
from samsyn.office.exports.rules import ExportState


@transaction.atomic
def decide(actor: Actor, plan: DecisionPlan, *, now: datetime) -> None:
    """Approve an export for the days that were asked for, or refuse it with a reason."""
    row = locked(actor, plan.export_id)
    permit = access.require(actor, Deed.APPROVE_EXPORT, about=row)
    if row.asked_by_id == actor.staff_id:
        raise CannotExport(_("You have asked for this yourself. Somebody else decides on it."))
    if state(row, now=now) is not ExportState.WAITING:
        raise CannotExport(_("This no longer waits for a decision. Open it again to see why."))
    if not plan.is_approved and not plan.because.strip():
        raise CannotExport(_("Write why you refuse. Whoever asked reads that."))
    row.verdict = "approved" if plan.is_approved else "refused"
    row.decided_at, row.decided_by_id = now, actor.staff_id
    row.because = plan.because.strip()
    if plan.is_approved:
        row.ends_at = now + timedelta(days=row.days)
    _save(row)
    audit.record(permit, subject=TABLE, record_ids=[row.pk])


@transaction.atomic
def withdraw(actor: Actor, export_id: UUID, *, now: datetime) -> None:
    """End an export before its day: by who asked for it, or by who may approve it."""
    row = locked(actor, export_id)
    is_own = row.asked_by_id == actor.staff_id
    deed = Deed.EXPORT if is_own else Deed.APPROVE_EXPORT
    permit = access.require(actor, deed, about=row)
    if state(row, now=now) not in (ExportState.WAITING, ExportState.READY):
        raise CannotExport(_("This has ended already."))
    row.withdrawn_at = now
    _save(row)
    audit.record_export_step(permit, ExportStep.WITHDRAWN, subject=TABLE, record_ids=[row.pk])


def locked(actor: Actor, export_id: UUID) -> Export:
    """Return a row that the actor may see, locked, so that two take turns. Raises `NotVisible`."""
    seen = visible(actor, export_id)
    return Export.objects.select_for_update().get(pk=seen.pk)


def _save(row: Export) -> None:
    if row.verdict == "refused" or row.withdrawn_at is not None:
        row.record_ids, row.emptied_at = [], row.withdrawn_at or row.decided_at
    row.save()
