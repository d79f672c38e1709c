"""Gets in touch again after a talk, and closes talks that will not be held."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.children.queries import said
from samsyn.office.notifications.changes.locking import locked
from samsyn.office.notifications.changes.plans import EndingPlan, RecontactPlan
from samsyn.office.notifications.changes.refusals import CannotClose, too_long
from samsyn.office.notifications.models import TalkBrief, TalkRecontact
from samsyn.office.notifications.queries.standing import HELD, child_may_be_met
from samsyn.vocabulary.talks import RecontactResult, TalkEnd

LONGEST: Final = 300


@transaction.atomic
def follow_up(actor: Actor, plan: RecontactPlan, *, now: datetime) -> UUID:
    """Record that somebody got in touch again. Raises `CannotClose` before there was a talk."""
    row, talk, standing = locked(actor, plan.talk_id, now=now)
    permit = access.require(actor, Deed.PLAN_TALK, about=row)
    reasons = list(too_long({_("The note"): (plan.note, LONGEST)}))
    if standing.state not in HELD or talk.meeting is None:
        reasons.append(_("No talk has been held yet. Log the visit first."))
    elif plan.happened_on < timezone.localdate(talk.meeting.happened_at):
        reasons.append(_("The day is before the talk. Correct it."))
    if plan.result is RecontactResult.REACHED and not child_may_be_met(talk, plan.happened_on):
        reasons.append(said(talk.child_need, talk.child_assessment, plan.happened_on))
    if plan.happened_on > timezone.localdate(now):
        reasons.append(_("The day lies in the future. Write when it was."))
    if reasons:
        raise CannotClose(*reasons)
    made = TalkRecontact.objects.create(
        **access.beside(row, permit, now=now),
        talk=row,
        happened_on=plan.happened_on,
        result=plan.result.value,
        note=plan.note.strip(),
    )
    audit.record(permit, subject="notifications_talkrecontact", record_ids=[made.pk])
    return made.pk


@transaction.atomic
def close(actor: Actor, plan: EndingPlan, *, now: datetime) -> None:
    """Close a talk that will not be held; the team's brief closes with it.

    Raises `CannotClose` without a reason, after the talk, or for a failure nobody has tried for.
    """
    row, talk, standing = locked(actor, plan.talk_id, now=now)
    permit = access.require(actor, Deed.PLAN_TALK, about=row)
    reasons = list(too_long({_("The reason"): (plan.reason, LONGEST)}))
    if not plan.reason.strip():
        reasons.append(_("Write why."))
    if not standing.is_open:
        reasons.append(_("The talk is over already."))
    if plan.ended_as is TalkEnd.FAILED and not talk.attempts:
        reasons.append(_("Nobody has tried yet. Call the talk off instead."))
    if reasons:
        raise CannotClose(*reasons)
    row.ended_as, row.end_reason = plan.ended_as.value, plan.reason.strip()
    row.ended_at, row.ended_by_id = now, actor.staff_id
    row.save(update_fields=["ended_as", "end_reason", "ended_at", "ended_by"])
    briefs = access.visible_to(actor, TalkBrief.objects).filter(talk=row)
    briefs.filter(closed_at__isnull=True).update(closed_at=now)
    audit.record(permit, subject="notifications_customnotification", record_ids=[row.pk])
