"""Writes the year's plan, ticks what is done, and writes what happened around the strategy."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.steering.changes.plans import ContextPlan, PlanItemPlan
from samsyn.office.steering.changes.refusals import CannotSteer
from samsyn.office.steering.changes.rows import in_steering_part, is_far, revisable
from samsyn.office.steering.models import ContextEvent, PlanItem

LONGEST = 160


@transaction.atomic
def write_item(actor: Actor, plan: PlanItemPlan, *, now: datetime) -> UUID:
    """Write something in the year's plan, new or as it shall be."""
    values = _of_item(plan)
    reasons = [*_about_item(plan, today=timezone.localdate(now))]
    if plan.item_id is None:
        permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(plan.room_id))
        if reasons:
            raise CannotSteer(*reasons)
        row = PlanItem.objects.create(**values, **in_steering_part(permit, now=now))
    else:
        row, permit = revisable(actor, PlanItem, plan.item_id, version=plan.version)
        if reasons:
            raise CannotSteer(*reasons)
        access.revise(row, actor, now=now, **values)
    audit.record(permit, subject="steering_planitem", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def plan_year(
    actor: Actor, room_id: int, plans: Sequence[PlanItemPlan], *, now: datetime
) -> list[UUID]:
    """Write many new things in a room's plan, all or none."""
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(room_id))
    today = timezone.localdate(now)
    if reasons := [*dict.fromkeys(one for plan in plans for one in _about_item(plan, today=today))]:
        raise CannotSteer(*reasons)
    place = in_steering_part(permit, now=now)
    made = access.write_rows(PlanItem, [{**_of_item(plan), **place} for plan in plans])
    audit.record(permit, subject="steering_planitem", record_ids=made)
    return made


@transaction.atomic
def tick_item(actor: Actor, item_id: UUID, *, done: bool, now: datetime) -> None:
    """Say that a planned thing is done today, or not after all. Saying it twice changes nothing."""
    row = access.lock_visible(actor, PlanItem, pk=item_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if done is (row.done_on is not None):
        return
    access.revise(row, actor, now=now, done_on=timezone.localdate(now) if done else None)
    audit.record(permit, subject="steering_planitem", record_ids=[row.pk])


@transaction.atomic
def write_event(actor: Actor, plan: ContextPlan, *, now: datetime) -> UUID:
    """Write something that happened around the strategy, new or as it shall be."""
    values: dict[str, Any] = {
        "kind": plan.kind.value,
        "title": plan.title.strip(),
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
        "scope": plan.scope.strip(),
        "source": plan.source.strip(),
        "note": plan.note.strip(),
    }
    reasons = [*_about_event(plan, today=timezone.localdate(now))]
    if plan.event_id is None:
        permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(plan.room_id))
        if reasons:
            raise CannotSteer(*reasons)
        row = ContextEvent.objects.create(
            owner_id=actor.staff_id, **values, **in_steering_part(permit, now=now)
        )
    else:
        row, permit = revisable(actor, ContextEvent, plan.event_id, version=plan.version)
        if reasons:
            raise CannotSteer(*reasons)
        access.revise(row, actor, now=now, **values)
    audit.record(permit, subject="steering_contextevent", record_ids=[row.pk])
    return row.pk


def _of_item(plan: PlanItemPlan) -> dict[str, Any]:
    return {
        "kind": plan.kind.value,
        "title": plan.title.strip(),
        "due_on": plan.due_on,
        "owner_id": plan.owner_id,
        "done_on": plan.done_on,
        "outcome": plan.outcome.strip(),
    }


def _about_item(plan: PlanItemPlan, *, today: date) -> Iterator[str]:
    if not plan.title.strip():
        yield _("Write what is planned.")
    if len(plan.title) > LONGEST:
        yield _("What is planned is longer than 160 signs. Shorten it.")
    if is_far(plan.due_on, today):
        yield _("The day is more than twenty years away. Check the year.")
    if plan.done_on is not None and plan.done_on > today:
        yield _("What is done has been done. Write a day that has come, or none.")


def _about_event(plan: ContextPlan, *, today: date) -> Iterator[str]:
    if not plan.title.strip():
        yield _("Write what happened.")
    if not plan.source.strip():
        yield _("Write where it is known from: an event without a source proves nothing.")
    if plan.ends_on is not None and plan.ends_on < plan.starts_on:
        yield _("The last day comes before the first. Change one of them.")
    if is_far(plan.starts_on, today):
        yield _("The first day is more than twenty years away. Check the year.")
