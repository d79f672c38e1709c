"""How many talks the answers under way have called for. Counts alone: no person leaves here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.models import Response
from samsyn.office.aftermath.queries.facts import Around, around
from samsyn.office.aftermath.queries.suggesting import candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksCalledFor:
    """Of one incident: people to consider, talks that are still to be held, talks that are over."""

    incident_id: UUID
    to_consider: int
    waiting: int
    over: int


def talks_called_for(actor: Actor, room_id: int, *, now: datetime) -> tuple[TalksCalledFor, ...]:
    """Return the counts of each answer under way in a joint room, the latest incident first."""
    rows = access.visible_to(actor, Response.objects).filter(room=room_id, ended_at__isnull=True)
    begun = list(rows.select_related("incident").order_by("-incident__latest_at", "pk"))
    held = around(actor, [row.incident for row in begun], begun, now=now) if begun else {}
    return tuple(_counted(actor, row, held[row.incident_id], now=now) for row in begun)


def _counted(actor: Actor, row: Response, held: Around, *, now: datetime) -> TalksCalledFor:
    considered = candidates(
        actor,
        row.room_id,
        sides=held.sides,
        disputes=held.disputes,
        taken={one.talk.person_id for one in held.talks},
        now=now,
    )
    return TalksCalledFor(
        incident_id=row.incident_id,
        to_consider=len(considered),
        waiting=held.facts.talks - held.facts.talks_over,
        over=held.facts.talks_over,
    )
