"""The days that call-ins ask for, for a calendar: evenings, and steps that are not done."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import CallIn, PlanStep
from samsyn.office.call_ins.rules import due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class EveningDate:
    """When one call-in is held."""

    call_in_id: UUID
    name: str
    starts_at: datetime
    minutes: int
    lead_id: int | None
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDate:
    """When one step is due that nobody has ticked."""

    step_id: UUID
    call_in_id: UUID
    call_in: str
    due_on: date
    task: str  # a standard step; empty for one of the call-in's own
    title: str
    owner_id: int | None
    owner: str


def evenings_between(actor: Actor, first: date, last: date) -> tuple[EveningDate, ...]:
    """Return the call-ins held between two days, both included, without cancelled ones."""
    rows = (
        access.visible_to(actor, CallIn.objects)
        .filter(cancelled_at__isnull=True)
        .filter(starts_at__date__gte=first, starts_at__date__lte=last)
        .select_related("lead")
        .order_by("starts_at", "pk")
    )
    return tuple(
        EveningDate(
            call_in_id=row.pk,
            name=row.name,
            starts_at=row.starts_at,
            minutes=row.minutes,
            lead_id=row.lead_id,
            lead=row.lead.name if row.lead else "",
        )
        for row in rows
    )


def steps_due_between(actor: Actor, first: date, last: date) -> tuple[StepDate, ...]:
    """Return the steps due between two days, both included, that are not done."""
    rows = (
        access.visible_to(actor, PlanStep.objects)
        .filter(done_at__isnull=True, call_in__cancelled_at__isnull=True)
        .select_related("owner", "call_in")
        .order_by("call_in__starts_at", "days", "pk")
    )
    found = (
        StepDate(
            step_id=row.pk,
            call_in_id=row.call_in_id,
            call_in=row.call_in.name,
            due_on=due_on(timezone.localdate(row.call_in.starts_at), row.days),
            task=row.task,
            title=row.title,
            owner_id=row.owner_id,
            owner=row.owner.name if row.owner else "",
        )
        for row in rows
    )
    return tuple(one for one in found if first <= one.due_on <= last)
