"""The answers that are under way in the reader's joint rooms, and those of late that ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Linked, NotPermitted
from samsyn.office.aftermath.models import Response
from samsyn.office.aftermath.queries.clocks import clocks_by_incident
from samsyn.office.aftermath.queries.facts import facts_of
from samsyn.office.aftermath.rules import StepStanding, steps_of
from samsyn.office.incidents.models import Incident
from samsyn.office.incidents.queries import IncidentBrief
from samsyn.office.incidents.queries.briefs import VIOLENCE, briefs
from samsyn.vocabulary.incidents import IncidentKind
from samsyn.vocabulary.rooms import RoomKind

LOOKS_BACK: Final = timedelta(days=30)
SERIOUS: Final = (IncidentKind.SHOOTING, IncidentKind.EXPLOSION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """An answer that somebody has begun."""

    id: UUID
    leader_id: int
    leader: str
    has_ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseLine:
    """One incident of the joint room, and where its answer stands."""

    brief: IncidentBrief
    led: Led | None  # None if nobody has begun it
    is_over: bool  # ended, and the incident needs no new review
    steps: tuple[StepStanding, ...]

    @property
    def is_begun(self) -> bool:
        """Whether somebody leads the answer, or has led it."""
        return self.led is not None

    @property
    def led_by(self) -> str:
        """Who leads it, or has led it."""
        return self.led.leader if self.led else ""

    @property
    def done(self) -> int:
        """How many of the six steps are done."""
        return sum(step.is_done for step in self.steps)

    @property
    def next_step(self) -> StepStanding | None:
        """The first step that is not done: what somebody should do now."""
        return next((step for step in self.steps if not step.is_done), None)

    @property
    def is_late(self) -> bool:
        """Whether a step should have been done by now."""
        return not self.is_over and any(step.is_late for step in self.steps)


def responses(
    actor: Actor, *, now: datetime, one: Linked | None = None
) -> tuple[ResponseLine, ...]:
    """Return the answers under way, then violence of thirty days without one, then the ended.

    `one` says which records are of one incident, if that is known already.
    Raises `NotPermitted` for whoever reads in no joint room.
    """
    if not actor.joint_rooms:
        raise NotPermitted(_("Answers are given in the joint room, and you do not read there."))
    begun = {
        row.incident_id: row
        for row in access.visible_to(actor, Response.objects).select_related("recorded_by")
        if row.ended_at is None or row.ended_at > now - LOOKS_BACK
    }
    incidents = list(_incidents(actor, list(begun), now=now))
    facts = facts_of(actor, incidents, list(begun.values()), now=now)
    zone = timezone.get_current_timezone()
    clocks = clocks_by_incident(incidents)
    lines = [
        ResponseLine(
            brief=brief,
            led=(led := led_of(begun[row.pk]) if row.pk in begun else None),
            is_over=led is not None and led.has_ended and not row.review_again,
            steps=steps_of(facts[row.pk], now=now, clocks=clocks[row.pk], zone=zone),
        )
        for row, brief in zip(incidents, briefs(actor, incidents, one), strict=True)
    ]
    return tuple(sorted(lines, key=lambda one: (one.is_over, not one.is_begun)))


def led_of(row: Response) -> Led:
    """Return an answer with who leads it."""
    return Led(
        id=row.pk,
        leader_id=row.recorded_by_id,
        leader=row.recorded_by.name,
        has_ended=row.ended_at is not None,
    )


def _incidents(actor: Actor, begun: list[UUID], *, now: datetime) -> list[Incident]:
    recent = Q(latest_at__gt=now - LOOKS_BACK, kind__in=[kind.value for kind in SERIOUS])
    rows = access.visible_to(actor, Incident.objects).filter(
        Q(pk__in=begun) | recent & VIOLENCE, room__kind=RoomKind.JOINT.value
    )
    return list(rows.order_by("-latest_at", "pk"))
