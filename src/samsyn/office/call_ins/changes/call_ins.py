"""Plans a call-in, changes or moves it, and cancels it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.plans import CallInPlan, CallInRevision
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import taken
from samsyn.office.call_ins.models import (
    CallIn,
    CoveredGroup,
    Debrief,
    PlanStep,
    Rehearsal,
    SafetyPlan,
)
from samsyn.office.groups.models import Group
from samsyn.office.partners.models import Room
from samsyn.vocabulary.call_ins import STANDARD_PLAN
from samsyn.vocabulary.rooms import RoomKind

LONGEST_NAME = 80
LONGEST_EVENING = 480  # minutes
FURTHEST = 730  # days ahead; beyond that it is a slip of the pen


@transaction.atomic
def plan_call_in(actor: Actor, plan: CallInPlan, *, now: datetime) -> UUID:
    """Plan a call-in with the steps of the standard plan, or of an earlier call-in of the room.

    Refuses one in the past, without a name, or outside a joint room.
    """
    permit = access.require(actor, Deed.PLAN_CALL_IN, about=RoomItself(plan.room_id))
    steps = [*_steps(actor, plan)]
    groups = _groups(actor, plan.group_ids)
    reasons = [*_objections(plan, groups, room_id=plan.room_id, now=now, is_moved=True)]
    if not Room.objects.filter(pk=plan.room_id, kind=RoomKind.JOINT.value).exists():
        reasons.append(_("A call-in is planned in the joint room. Choose that room."))
    if reasons:
        raise CannotPlan(*reasons)
    call_in = CallIn.objects.create(
        name=plan.name.strip(),
        purpose=plan.purpose.strip(),
        starts_at=plan.starts_at,
        minutes=plan.minutes,
        lead_id=plan.lead_id,
        **access.in_room(permit, now=now),
    )
    PlanStep.objects.bulk_create(
        PlanStep(
            call_in=call_in,
            owner_id=plan.lead_id,
            **step,
            **access.beside(call_in, permit, now=now),
        )
        for step in steps
    )
    for section in (SafetyPlan, Rehearsal, Debrief):
        section.objects.create(call_in=call_in, **access.beside(call_in, permit, now=now))
    _cover(call_in, groups, permit, now=now)
    audit.record(permit, subject="call_ins_callin", record_ids=[call_in.pk])
    return call_in.pk


@transaction.atomic
def revise_call_in(actor: Actor, plan: CallInRevision, *, now: datetime) -> None:
    """Change a call-in. What is not done moves with the evening.

    Refuses a stale version, and a move into the past; an evening that has been keeps its time.
    """
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    access.revisable(actor, CallIn, pk=plan.call_in_id, version=plan.version)
    groups = _groups(actor, plan.group_ids)
    is_moved = plan.starts_at != call_in.starts_at
    reasons = [*_objections(plan, groups, room_id=call_in.room_id, now=now, is_moved=is_moved)]
    if is_moved and call_in.starts_at < now:
        reasons.append(_("The evening has been and cannot be moved. Plan a new call-in."))
    if reasons:
        raise CannotPlan(*reasons)
    access.revise(
        call_in,
        actor,
        now=now,
        name=plan.name.strip(),
        purpose=plan.purpose.strip(),
        starts_at=plan.starts_at,
        minutes=plan.minutes,
        lead_id=plan.lead_id,
        moved_at=now if is_moved else call_in.moved_at,
    )
    covered = CoveredGroup.objects.filter(call_in=call_in)
    access.visible_to(actor, covered).exclude(group__in=groups).delete()
    standing = set(access.visible_to(actor, covered).values_list("group_id", flat=True))
    fresh = {pk: group for pk, group in groups.items() if pk not in standing}
    _cover(call_in, fresh, permit, now=now)
    audit.record(permit, subject="call_ins_callin", record_ids=[call_in.pk])


@transaction.atomic
def cancel_call_in(actor: Actor, call_in_id: UUID, *, because: str, now: datetime) -> None:
    """Cancel a call-in that has not begun. Refuses without a reason."""
    call_in, permit = taken(actor, call_in_id, Deed.DECIDE_CALL_IN)
    reasons = []
    if not because.strip():
        reasons.append(_("Write why the call-in is cancelled."))
    if call_in.starts_at < now:
        reasons.append(_("The evening has begun. Write in the debrief what happened."))
    if reasons:
        raise CannotPlan(*reasons)
    access.revise(call_in, actor, now=now, cancelled_at=now, cancelled_because=because.strip())
    audit.record(permit, subject="call_ins_callin", record_ids=[call_in.pk])


def _steps(actor: Actor, plan: CallInPlan) -> Iterator[Mapping[str, Any]]:
    """Yield what each step is and when it is due."""
    if plan.steps_as is None:
        for task, where in STANDARD_PLAN.items():
            yield {"stream": where.stream.value, "task": task.value, "days": where.days}
        return
    rows = CallIn.objects.filter(room=plan.room_id)
    earlier = access.get_visible(actor, rows, pk=plan.steps_as)
    steps = access.visible_to(actor, PlanStep.objects).filter(call_in=earlier)
    yield from steps.order_by("days", "pk").values("stream", "task", "title", "days")


def _groups(actor: Actor, wanted: tuple[UUID, ...]) -> Mapping[UUID, Group]:
    rows = access.visible_to(actor, Group.objects).filter(pk__in=wanted).order_by("pk")
    found = {group.pk: group for group in rows}
    if set(wanted) - found.keys():
        raise NotVisible(_("The page does not exist."))
    return found


def _cover(call_in: CallIn, groups: Mapping[UUID, Group], permit: Permit, *, now: datetime) -> None:
    CoveredGroup.objects.bulk_create(
        CoveredGroup(
            call_in=call_in,
            group=group,
            group_compartment_id=group.compartment_id,
            **access.beside(call_in, permit, now=now),
        )
        for group in groups.values()
    )


def _objections(
    plan: CallInPlan | CallInRevision,
    groups: Mapping[UUID, Group],
    *,
    room_id: int,
    now: datetime,
    is_moved: bool,
) -> Iterator[str]:
    if not plan.name.strip():
        yield _("Write what the call-in is called, for example Call-in 3.")
    if len(plan.name) > LONGEST_NAME:
        yield _("The name is longer than 80 signs. Shorten it.")
    if not 1 <= plan.minutes <= LONGEST_EVENING:
        yield _("The programme takes between 1 and 480 minutes. Write another number.")
    if is_moved and plan.starts_at <= now:
        yield _("That time has passed. Write a day and a time to come.")
    if (plan.starts_at - now).days > FURTHEST:
        yield _("That is more than two years ahead. Check the year.")
    if any(group.room_id != room_id for group in groups.values()):
        yield _("A call-in covers groups of the joint room. Have the group disclosed first.")
