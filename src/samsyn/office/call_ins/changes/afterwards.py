"""The rehearsal, the debrief, what was found there, and what was promised."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.plans import DebriefRevision, FindingPlan, RehearsalRevision
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import has_come, part_taken, taken
from samsyn.office.call_ins.models import CallIn, Debrief, Finding, PlanStep, Rehearsal
from samsyn.office.promises.changes import PromisePlan, record_promise
from samsyn.vocabulary.call_ins import FindingOccasion, PlanStream
from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion

LONGEST_FINDING = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenPromise:
    """What was promised on the evening, word for word."""

    call_in_id: UUID
    verbatim: str
    kind: PromiseKind
    made_by: str
    group_ids: tuple[UUID, ...]
    message_version_id: UUID | None = None
    due_on: date | None = None  # the last day, if one was promised


@transaction.atomic
def revise_rehearsal(actor: Actor, plan: RehearsalRevision, *, now: datetime) -> None:
    """Plan the rehearsal or note that it was held. Refuses one after the evening, or to come."""
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    row = access.revisable(actor, Rehearsal, call_in=call_in, version=plan.version)
    reasons = []
    if plan.planned_at is not None and plan.planned_at >= call_in.starts_at:
        reasons.append(_("The rehearsal is planned after the evening. Write an earlier time."))
    if plan.held_on is not None and plan.held_on > timezone.localdate(now):
        reasons.append(_("The rehearsal cannot have been held on a day to come."))
    if plan.held_on is not None and plan.held_on > timezone.localdate(call_in.starts_at):
        reasons.append(_("The rehearsal cannot have been held after the evening."))
    if reasons:
        raise CannotPlan(*reasons)
    access.revise(
        row,
        actor,
        now=now,
        planned_at=plan.planned_at,
        held_on=plan.held_on,
        summary=plan.summary.strip(),
    )
    audit.record(permit, subject="call_ins_rehearsal", record_ids=[row.pk])


@transaction.atomic
def revise_debrief(actor: Actor, plan: DebriefRevision, *, now: datetime) -> None:
    """Write the debrief. Refuses one before the evening, or on a day to come."""
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    row = access.revisable(actor, Debrief, call_in=call_in, version=plan.version)
    _refuse_before(call_in, now=now)
    if plan.held_on is not None:
        evening, today = timezone.localdate(call_in.starts_at), timezone.localdate(now)
        if not evening <= plan.held_on <= today:
            raise CannotPlan(
                _("The debrief is held from the evening up to today. Write such a day.")
            )
    access.revise(
        row,
        actor,
        now=now,
        held_on=plan.held_on,
        reactions=plan.reactions.strip(),
        safety=plan.safety.strip(),
        media=plan.media.strip(),
        after_thirty_days=plan.after_thirty_days.strip(),
    )
    audit.record(permit, subject="call_ins_debrief", record_ids=[row.pk])


@transaction.atomic
def add_finding(actor: Actor, plan: FindingPlan, *, now: datetime) -> UUID:
    """Note something that has to be dealt with. Refuses one without words."""
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    if plan.occasion is FindingOccasion.DEBRIEF:
        _refuse_before(call_in, now=now)
    if not 1 <= len(plan.text.strip()) <= LONGEST_FINDING:
        raise CannotPlan(_("Write what you found, in 1 to 160 signs."))
    row = Finding.objects.create(
        call_in=call_in,
        occasion=plan.occasion.value,
        text=plan.text.strip(),
        **access.beside(call_in, permit, now=now),
    )
    audit.record(permit, subject="call_ins_finding", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def take_on_finding(actor: Actor, finding_id: UUID, *, now: datetime) -> UUID:
    """Make a finding a step of the plan; the same finding is one step however often it is asked.

    What the rehearsal found is due the day before the evening, what the debrief found a week
    from today.
    """
    finding, call_in, permit = part_taken(actor, Finding, finding_id, Deed.PLAN_CALL_IN)
    if finding.step_id is not None:
        found: UUID = finding.step_id
        return found
    evening = timezone.localdate(call_in.starts_at)
    is_before = finding.occasion == FindingOccasion.REHEARSAL.value
    stream = PlanStream.PROGRAMME if is_before else PlanStream.AFTERWARDS
    step = PlanStep.objects.create(
        call_in=call_in,
        stream=stream.value,
        title=finding.text,
        days=-1 if is_before else _in_a_week(evening, timezone.localdate(now)),
        owner_id=call_in.lead_id,
        **access.beside(call_in, permit, now=now),
    )
    finding.step = step
    finding.save(update_fields=["step"])
    audit.record(permit, subject="call_ins_finding", record_ids=[finding.pk])
    return step.pk


@transaction.atomic
def enter_promise(actor: Actor, spoken: SpokenPromise, *, now: datetime) -> UUID:
    """Enter in the ledger of promises what was promised on the evening."""
    call_in, permit = taken(actor, spoken.call_in_id, Deed.RECORD_PROMISE)
    _refuse_before(call_in, now=now)
    plan = PromisePlan(
        room_id=call_in.room_id,
        verbatim=spoken.verbatim,
        kind=spoken.kind,
        made_on=timezone.localdate(call_in.starts_at),
        due_on=spoken.due_on,
        made_by=spoken.made_by,
        group_ids=spoken.group_ids,
        occasion=PromiseOccasion.CALL_IN,
        occasion_id=call_in.pk,
        message_version_id=spoken.message_version_id,
    )
    made = record_promise(actor, plan, now=now)
    audit.record(permit, subject="call_ins_callin", record_ids=[call_in.pk])
    return made


def _refuse_before(call_in: CallIn, *, now: datetime) -> None:
    if not has_come(call_in, now=now):
        raise CannotPlan(_("The evening has not been. Come back to this on the day."))


def _in_a_week(evening: date, today: date) -> int:
    return min((today - evening).days + 7, 365)
