"""What waits at the door as tasks with a day and an owner, for the calendar."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.disclosures.models import Proposal
from samsyn.office.disclosures.queries.asks import asked_of_us
from samsyn.office.disclosures.queries.waiting import (
    ANSWERED_WITHIN,
    OPEN,
    notice_line,
    notices_of,
    proposal_line,
    proposals,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorTask:
    """One thing to do at the door, for the calendar: no person, no group."""

    id: UUID
    kind: str  # proposal, notice, ask
    due_on: date
    owner_ids: frozenset[int]


def door_tasks(actor: Actor, *, now: datetime) -> list[DoorTask]:
    """Return what waits in rooms where the reader decides on disclosures, by who can do it."""
    rooms = actor.rooms_granting(Deed.DISCLOSE)
    if not rooms:
        return []
    waiting = list(proposals(actor).filter(state__in=OPEN, room__in=rooms))
    notices = list(notices_of(actor).filter(outcome="", room__in=rooms))
    asked = [one for one in asked_of_us(actor) if not one.outcome and one.room_id in rooms]
    concerned = sorted(
        {row.room_id for row in waiting}
        | {row.room_id for row in notices}
        | {one.room_id for one in asked}
    )
    able = {room: set(access.staff_who_may(Deed.DISCLOSE, room, now=now)) for room in concerned}
    return [
        *(
            DoorTask(
                id=row.pk,
                kind="proposal",
                due_on=proposal_line(row).due_on,
                owner_ids=_owners(row, able[row.room_id]),
            )
            for row in waiting
        ),
        *(
            DoorTask(
                id=row.pk,
                kind="notice",
                due_on=notice_line(row).due_on,
                owner_ids=frozenset(able[row.room_id]),
            )
            for row in notices
        ),
        *(
            DoorTask(
                id=one.id,
                kind="ask",
                due_on=timezone.localdate(one.asked_at + ANSWERED_WITHIN),
                owner_ids=frozenset(able[one.room_id]),
            )
            for one in asked
        ),
    ]


def _owners(row: Proposal, able: set[int]) -> frozenset[int]:
    """Return who can settle it: a colleague of who proposed it, or who said it in a meeting."""
    if row.state == "spoken":
        return frozenset({row.recorded_by_id})
    return frozenset(able - {row.recorded_by_id})
