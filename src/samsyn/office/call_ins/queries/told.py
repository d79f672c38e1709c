"""Who heard the message at a call-in, as dated facts: for what joins all channels."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import Invitation


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledTo:
    """One person called to one call-in; met if they came."""

    call_in_id: UUID
    call_in: str
    room_id: int
    person_id: UUID
    group_id: UUID | None
    on: date
    came: bool
    stayed: bool


def called_to(
    actor: Actor, *, since: date, until: date, people: Collection[UUID] | None = None
) -> tuple[CalledTo, ...]:
    """Return the calls to call-ins held between two days, both included: all, or some people's.

    Whoever shows the people among them notes the reading.
    """
    rows = (
        access.visible_to(actor, Invitation.objects)
        .filter(call_in__starts_at__date__gte=since, call_in__starts_at__date__lte=until)
        .filter(
            call_in__cancelled_at__isnull=True,
            approved_at__isnull=False,
            called_off_at__isnull=True,
        )
        .select_related("call_in", "consideration")
        .order_by("call_in__starts_at", "pk")
    )
    if people is not None:
        rows = rows.filter(person__in=people)
    return tuple(
        CalledTo(
            call_in_id=row.call_in_id,
            call_in=row.call_in.name,
            room_id=row.room_id,
            person_id=row.person_id,
            group_id=row.consideration.group_id,
            on=timezone.localdate(row.call_in.starts_at),
            came=row.came_at is not None,
            stayed=row.stayed_at is not None,
        )
        for row in rows
    )
