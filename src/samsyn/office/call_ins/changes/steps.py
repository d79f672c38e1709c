"""Adds and changes steps of a plan, gives them owners, and ticks them off."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.plans import StepPlan
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import part_taken, parts_of, taken
from samsyn.office.call_ins.models import PlanStep
from samsyn.vocabulary.call_ins import PlanStream

LONGEST = 160
FURTHEST = 365  # days from the evening


@transaction.atomic
def add_step(actor: Actor, plan: StepPlan, *, now: datetime) -> UUID:
    """Add an own step. Refuses one without words, or more than a year from the evening."""
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    if reasons := [*_objections(plan, is_standard=False)]:
        raise CannotPlan(*reasons)
    step = PlanStep.objects.create(
        call_in=call_in,
        stream=plan.stream.value,
        title=plan.title.strip(),
        days=plan.days,
        owner_id=plan.owner_id,
        **access.beside(call_in, permit, now=now),
    )
    audit.record(permit, subject="call_ins_planstep", record_ids=[step.pk])
    return step.pk


@transaction.atomic
def revise_step(actor: Actor, plan: StepPlan, *, now: datetime) -> None:
    """Change a step's owner, day or words. Refuses a stale version and what `add_step` does."""
    _call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    step = access.revisable(
        actor, PlanStep, pk=plan.step_id, call_in=plan.call_in_id, version=plan.version
    )
    if reasons := [*_objections(plan, is_standard=bool(step.task))]:
        raise CannotPlan(*reasons)
    access.revise(
        step,
        actor,
        now=now,
        stream=plan.stream.value,
        title="" if step.task else plan.title.strip(),
        days=plan.days,
        owner_id=plan.owner_id,
    )
    audit.record(permit, subject="call_ins_planstep", record_ids=[step.pk])


@transaction.atomic
def tick_step(actor: Actor, step_id: UUID, *, done: bool, now: datetime) -> None:
    """Say that a step is done, or not after all. Saying it twice changes nothing."""
    step, _call_in, permit = part_taken(actor, PlanStep, step_id, Deed.PLAN_CALL_IN)
    if done is (step.done_at is not None):
        return
    access.revise(
        step,
        actor,
        now=now,
        done_at=now if done else None,
        done_by_id=actor.staff_id if done else None,
    )
    audit.record(permit, subject="call_ins_planstep", record_ids=[step.pk])


@transaction.atomic
def tick_steps(actor: Actor, call_in_id: UUID, step_ids: Sequence[UUID], *, now: datetime) -> None:
    """Say that several steps of one plan are done, all or none; what is done stays as it was."""
    call_in, permit = taken(actor, call_in_id, Deed.PLAN_CALL_IN)
    steps = parts_of(actor, PlanStep, call_in, step_ids)
    fresh = [step for step in steps if step.done_at is None]
    for step in fresh:
        access.revise(step, actor, now=now, done_at=now, done_by_id=actor.staff_id)
    audit.record(permit, subject="call_ins_planstep", record_ids=[step.pk for step in fresh])


@transaction.atomic
def give_stream(
    actor: Actor, call_in_id: UUID, stream: PlanStream, owner_id: int | None, *, now: datetime
) -> int:
    """Give every step of a stream that is not done to one owner; returns how many changed."""
    call_in, permit = taken(actor, call_in_id, Deed.PLAN_CALL_IN)
    rows = PlanStep.objects.filter(call_in=call_in, stream=stream.value, done_at__isnull=True)
    steps = list(access.visible_to(actor, rows.select_for_update(of=("self",))))
    changed = [step for step in steps if step.owner_id != owner_id]
    for step in changed:
        access.revise(step, actor, now=now, owner_id=owner_id)
    audit.record(permit, subject="call_ins_planstep", record_ids=[step.pk for step in changed])
    return len(changed)


def _objections(plan: StepPlan, *, is_standard: bool) -> Iterator[str]:
    if not is_standard and not plan.title.strip():
        yield _("Write what is to be done.")
    if len(plan.title) > LONGEST:
        yield _("The step is longer than 160 signs. Shorten it.")
    if abs(plan.days) > FURTHEST:
        yield _("A step is due within a year from the evening. Write fewer days.")
