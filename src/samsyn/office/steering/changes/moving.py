"""Gives one thing a new owner, by the change of the app that it belongs to."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins import changes as call_ins
from samsyn.office.call_ins import queries as call_in_queries
from samsyn.office.steering.models import Agreement, Kept, PlanItem, ReturnPlan, StartUpStep
from samsyn.office.steering.queries.open_items import OpenItem
from samsyn.vocabulary.steering import HandOverKind

_OWN: Final[Mapping[HandOverKind, type[Kept]]] = {
    HandOverKind.START_UP_STEP: StartUpStep,
    HandOverKind.AGREEMENT: Agreement,
    HandOverKind.PLAN_ITEM: PlanItem,
    HandOverKind.RETURN: ReturnPlan,
}


def move(actor: Actor, item: OpenItem, *, to: int, now: datetime) -> bool:
    """Make somebody the owner of an open item; False for what has no owner that can be changed.

    Who is in a talk's team is decided on the talk's own page, with its checks; a promise is
    everybody's.
    """
    if item.kind in _OWN:
        _own(actor, item, to=to, now=now)
        return True
    mover = _OTHERS.get(item.kind)
    if mover is None:
        return False
    mover(actor, item.record_id, to, now)
    return True


def _own(actor: Actor, item: OpenItem, *, to: int, now: datetime) -> None:
    model = _OWN[item.kind]
    row = access.lock_visible(actor, model, pk=item.record_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    access.revise(row, actor, now=now, owner_id=to)
    audit.record(permit, subject=model._meta.db_table, record_ids=[row.pk])


def _call_in(actor: Actor, call_in_id: UUID, to: int, now: datetime) -> None:
    head = call_in_queries.head_of(actor, call_in_id, today=timezone.localdate(now))
    call_ins.revise_call_in(
        actor,
        call_ins.CallInRevision(
            call_in_id=head.id,
            version=head.version,
            name=head.name,
            starts_at=head.starts_at,
            minutes=head.minutes,
            purpose=head.purpose,
            lead_id=to,
            group_ids=tuple(group.id for group in head.groups),
        ),
        now=now,
    )


def _call_in_step(actor: Actor, step_id: UUID, to: int, now: datetime) -> None:
    head, step = call_in_queries.step_to_edit(actor, step_id, today=timezone.localdate(now))
    call_ins.revise_step(
        actor,
        call_ins.StepPlan(
            call_in_id=head.id,
            stream=step.stream,
            title=step.title,
            days=step.days,
            owner_id=to,
            step_id=step.id,
            version=step.version,
        ),
        now=now,
    )


_OTHERS: Final[Mapping[HandOverKind, Callable[[Actor, UUID, int, datetime], None]]] = {
    HandOverKind.CALL_IN: _call_in,
    HandOverKind.CALL_IN_STEP: _call_in_step,
}
