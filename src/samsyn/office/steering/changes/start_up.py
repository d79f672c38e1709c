"""Begins the start-up, gives its steps owners, days and evidence, and says that a site is ready."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.steering.changes.plans import Evidence, EvidencePlan, StartUpPlan
from samsyn.office.steering.changes.refusals import CannotSteer
from samsyn.office.steering.changes.rows import in_steering_part, is_far, revisable
from samsyn.office.steering.models import Readiness, StartUpStep
from samsyn.office.steering.queries.readiness import readiness_facts
from samsyn.office.steering.rules import objections_to_messages
from samsyn.office.steering.words import refusal_of
from samsyn.vocabulary.steering import STANDARD_START_UP, StartUpTask

LONGEST = 160


@transaction.atomic
def begin_start_up(
    actor: Actor,
    room_id: int,
    *,
    now: datetime,
    proved: Mapping[StartUpTask, Evidence] | None = None,
) -> int:
    """Write the standard steps that the room does not have yet; returns how many.

    A site that has come some way already gives what it can prove with it.
    """
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(room_id))
    place, given = in_steering_part(permit, now=now), proved or {}
    today = timezone.localdate(now)
    if reasons := [
        one for task, proof in given.items() for one in _about_evidence(proof, task, today=today)
    ]:
        raise CannotSteer(*dict.fromkeys(reasons))
    standing = set(
        access.visible_to(actor, StartUpStep.objects)
        .filter(room=room_id)
        .values_list("task", flat=True)
    )
    rows = [
        {"phase": phase.value, "task": task.value, **_proof(actor, given.get(task), task), **place}
        for task, phase in STANDARD_START_UP.items()
        if task.value not in standing
    ]
    made = access.write_rows(StartUpStep, rows)
    audit.record(permit, subject="steering_startupstep", record_ids=made)
    return len(made)


@transaction.atomic
def add_step(actor: Actor, plan: StartUpPlan, *, now: datetime) -> UUID:
    """Add a step of the site's own."""
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(plan.room_id))
    if reasons := [*_objections(plan, today=timezone.localdate(now), is_standard=False)]:
        raise CannotSteer(*reasons)
    row = StartUpStep.objects.create(
        phase=plan.phase.value,
        title=plan.title.strip(),
        due_on=plan.due_on,
        owner_id=plan.owner_id,
        **in_steering_part(permit, now=now),
    )
    audit.record(permit, subject="steering_startupstep", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def revise_step(actor: Actor, step_id: UUID, plan: StartUpPlan, *, now: datetime) -> None:
    """Change a step's owner and day, and the words of an own one. Refuses a stale version."""
    row, permit = revisable(actor, StartUpStep, step_id, version=plan.version)
    is_standard = bool(row.task)
    if reasons := [*_objections(plan, today=timezone.localdate(now), is_standard=is_standard)]:
        raise CannotSteer(*reasons)
    access.revise(
        row,
        actor,
        now=now,
        title="" if is_standard else plan.title.strip(),
        phase=row.phase if is_standard else plan.phase.value,
        due_on=plan.due_on,
        owner_id=plan.owner_id,
    )
    audit.record(permit, subject="steering_startupstep", record_ids=[row.pk])


@transaction.atomic
def show_evidence(actor: Actor, plan: EvidencePlan, *, now: datetime) -> None:
    """Write what proves a step, and so that it is done; without words it is taken back."""
    row, permit = revisable(actor, StartUpStep, plan.step_id, version=plan.version)
    if reasons := [*_about_evidence(plan, row.task, today=timezone.localdate(now))]:
        raise CannotSteer(*reasons)
    access.revise(row, actor, now=now, **_proof(actor, plan, row.task))
    audit.record(permit, subject="steering_startupstep", record_ids=[row.pk])


@transaction.atomic
def declare_ready(actor: Actor, room_id: int, *, now: datetime) -> UUID:
    """Say that the site is ready for messages. Refuses with everything that is missing."""
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(room_id))
    today = timezone.localdate(now)
    steps = StartUpStep.objects.filter(room=room_id).select_for_update(of=("self",))
    list(access.visible_to(actor, steps))  # nobody takes evidence back meanwhile
    if missing := objections_to_messages(readiness_facts(actor, room_id), today=today):
        raise CannotSteer(*(refusal_of(one) for one in missing))
    row = Readiness.objects.create(declared_on=today, **in_steering_part(permit, now=now))
    audit.record(permit, subject="steering_readiness", record_ids=[row.pk])
    return row.pk


def _objections(plan: StartUpPlan, *, today: date, is_standard: bool) -> Iterator[str]:
    if not is_standard and not plan.title.strip():
        yield _("Write what is to be done.")
    if len(plan.title) > LONGEST:
        yield _("The step is longer than 160 signs. Shorten it.")
    if is_far(plan.due_on, today):
        yield _("The day is more than twenty years away. Check the year.")


def _proof(actor: Actor, given: Evidence | None, task: str) -> dict[str, Any]:
    if given is None or not given.evidence.strip():
        none = ("evidence_on", "evidence_by_id", "covers_from", "covers_to")
        return {"evidence": "", **dict.fromkeys(none)}
    is_baseline = task == StartUpTask.BASELINE
    return {
        "evidence": given.evidence.strip(),
        "evidence_on": given.evidence_on,
        "evidence_by_id": actor.staff_id,
        "covers_from": given.covers_from if is_baseline else None,
        "covers_to": given.covers_to if is_baseline else None,
    }


def _about_evidence(plan: Evidence, task: str, *, today: date) -> Iterator[str]:
    if not plan.evidence.strip():
        return
    if plan.evidence_on is None:
        yield _("Write the day of the evidence.")
    elif plan.evidence_on > today:
        yield _("Evidence is of something that has been. Write a day that has come.")
    if task != StartUpTask.BASELINE:
        return
    if plan.covers_from is None or plan.covers_to is None:
        yield _("Write the first and the last day of the baseline.")
    elif plan.covers_to < plan.covers_from:
        yield _("The baseline's last day comes before its first. Change one of them.")
    elif plan.covers_to > today:
        yield _("The baseline ends in the future. It must be frozen when it is written.")
