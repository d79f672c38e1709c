"""Decisions, the tasks that they become with one press, and what became of the tasks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.partners.queries import partners_and_controllers_at
from samsyn.office.reviews.changes.refusals import CannotReview, about_text
from samsyn.office.reviews.changes.rows import locked, placed, touch
from samsyn.office.reviews.models import Decision, Review, Task, TaskNote
from samsyn.office.reviews.queries.finding import deed_for
from samsyn.office.reviews.queries.rooms import staff_of, zone_of
from samsyn.office.reviews.rules import next_meeting
from samsyn.vocabulary.reviews import ReviewMove, ReviewPart, TaskStep

LONGEST = 300
FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPlan:
    """What was decided; an agency or a member of staff answers for it, or nobody yet."""

    review_id: UUID
    text: str
    agency_id: int | None = None
    staff_id: int | None = None
    due_on: date | None = None
    is_task: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskNotePlan:
    """What became of a task."""

    task_id: UUID
    step: TaskStep
    until: date | None = None
    why: str = ""


@transaction.atomic
def decide(actor: Actor, plan: DecisionPlan, *, now: datetime) -> UUID:
    """Write a decision into an open review; as a task too if the plan says so.

    Raises `CannotReview` with every objection.
    """
    row, permit = locked(actor, plan.review_id, ReviewMove.DECIDE, now=now)
    if reasons := [*_objections(plan, row, now=now)]:
        raise CannotReview(*reasons)
    highest = access.visible_to(actor, Decision.objects).filter(review=row)
    number = (highest.aggregate(most=Max("number"))["most"] or 0) + 1
    made = Decision.objects.create(
        number=number,
        text=plan.text.strip(),
        agency_id=plan.agency_id,
        staff_id=plan.staff_id,
        due_on=plan.due_on,
        **placed(row, permit, now=now),
    )
    if plan.is_task:
        _task(made, row, access.beside(row, permit, now=now))
    touch(row, permit, ReviewPart.DECISIONS, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])
    return made.pk


@transaction.atomic
def revise_decision(
    actor: Actor, decision_id: UUID, plan: DecisionPlan, *, version: int, now: datetime
) -> None:
    """Correct a decision while its review is open; its task, if it has one, follows.

    Raises `ChangedMeanwhile` if somebody else saved first, `CannotReview` with every objection.
    """
    row, permit = locked(actor, plan.review_id, ReviewMove.DECIDE, now=now)
    decision = access.revisable(actor, Decision, version=version, pk=decision_id, review=row)
    task = access.visible_to(actor, Task.objects).filter(decision=decision).first()
    wanted = replace(plan, is_task=task is not None)
    if reasons := [*_objections(wanted, row, now=now, stands=decision.due_on)]:
        raise CannotReview(*reasons)
    access.revise(
        decision,
        actor,
        now=now,
        text=plan.text.strip(),
        agency_id=plan.agency_id,
        staff_id=plan.staff_id,
        due_on=plan.due_on,
    )
    if task is not None:
        task.due_on = _due_on(decision, row)
        task.save(update_fields=["due_on"])
        audit.record(permit, subject="reviews_task", record_ids=[task.pk])
    touch(row, permit, ReviewPart.DECISIONS, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


@transaction.atomic
def make_task(actor: Actor, decision_id: UUID, *, now: datetime) -> UUID:
    """Make a task of a decision; without a day of its own it is due at the next weekly review.

    Pressing twice makes one. Raises `CannotReview` if nobody answers for the decision.
    """
    decision = access.get_visible(actor, Decision.objects, pk=decision_id)
    row, permit = locked(actor, decision.review_id, ReviewMove.MAKE_TASK, now=now)
    known = access.visible_to(actor, Task.objects).filter(decision=decision_id).first()
    if known is not None:
        return known.pk
    if decision.agency_id is None and decision.staff_id is None:
        raise CannotReview(_nobody())
    made = _task(decision, row, access.beside(decision, permit, now=now))
    audit.record(permit, subject="reviews_task", record_ids=[made.pk])
    return made.pk


@transaction.atomic
def strike_decision(actor: Actor, decision_id: UUID, *, now: datetime) -> None:
    """Take back a decision that was written by mistake, with its task, while the review is open."""
    decision = access.get_visible(actor, Decision.objects, pk=decision_id)
    row, permit = locked(actor, decision.review_id, ReviewMove.DECIDE, now=now)
    decision.delete()
    touch(row, permit, ReviewPart.DECISIONS, now=now)
    audit.record(permit, subject="reviews_review", record_ids=[row.pk])


@transaction.atomic
def say_of_task(actor: Actor, plan: TaskNotePlan, *, now: datetime) -> UUID:
    """Note that a task is done, was not done, or is moved to a day; what is said is never edited.

    Whoever holds reviews may say so, and whoever the task was given to.
    Raises `CannotReview` without a reason where it was not done or is moved.
    """
    task = access.lock_visible(actor, Task, pk=plan.task_id)
    permit = access.require(actor, deed_for(actor, task.decision.staff_id), about=task)
    today = now.astimezone(zone_of(task.room_id)).date()
    if reasons := [*_objections_to_note(plan, today)]:
        raise CannotReview(*reasons)
    made = TaskNote.objects.create(
        task=task,
        step=plan.step.value,
        until=plan.until if plan.step is TaskStep.MOVED else None,
        why=plan.why.strip(),
        **access.beside(task, permit, now=now),
    )
    audit.record(permit, subject="reviews_task", record_ids=[task.pk])
    return made.pk


def _task(decision: Decision, row: Review, columns: dict[str, Any]) -> Task:
    return Task.objects.create(decision=decision, due_on=_due_on(decision, row), **columns)


def _due_on(decision: Decision, row: Review) -> date:
    """Return the decision's own day, or that of the next weekly review."""
    return decision.due_on or next_meeting(row.recorded_at, zone_of(row.room_id))


def _objections(
    plan: DecisionPlan, row: Review, *, now: datetime, stands: date | None = None
) -> Iterator[str]:
    """Yield what is wrong with a decision. The day that stands already may have passed."""
    today = now.astimezone(zone_of(row.room_id)).date()
    yield from about_text(plan.text, most=LONGEST, missing=_("Write what was decided."))
    if plan.agency_id is not None and plan.staff_id is not None:
        yield _("One answers for a decision: a partner or a member of staff.")
    if plan.is_task and plan.agency_id is None and plan.staff_id is None:
        yield _nobody()
    agencies = partners_and_controllers_at(row.room_id)
    if plan.agency_id is not None and not agencies.filter(pk=plan.agency_id).exists():
        yield _("Choose among the site's partners.")
    if plan.staff_id is not None and str(plan.staff_id) not in dict(staff_of(row.room_id, now=now)):
        yield _("Choose somebody who works in the room.")
    if plan.due_on != stands:
        yield from _about_day(plan.due_on, today)


def _objections_to_note(plan: TaskNotePlan, today: date) -> Iterator[str]:
    missing = "" if plan.step is TaskStep.DONE else _("Write why in a sentence.")
    yield from about_text(plan.why, most=LONGEST, missing=missing)
    if plan.step is TaskStep.MOVED:
        if plan.until is None:
            yield _("Write the day to which the task is moved.")
        yield from _about_day(plan.until, today)


def _about_day(day: date | None, today: date) -> Iterator[str]:
    if day is not None and day < today:
        yield _("The day has passed. Choose a coming day.")
    if day is not None and day > today + FARTHEST:
        yield _("The day is more than a year away. Check the year.")


def _nobody() -> str:
    return _("A task needs somebody who answers for it. Choose a partner or a member of staff.")
