"""What answers under way ask for by when, for the calendar. Names no person and no group."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.models import PartnerTask, Response
from samsyn.office.aftermath.queries.clocks import clocks_by_incident
from samsyn.office.aftermath.queries.facts import facts_of
from samsyn.office.aftermath.rules import steps_of
from samsyn.vocabulary.aftermath import PartnerTaskKind, ResponseStep


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDate:
    """A step that is not done, or a partner's task. The leader of the answer owns it."""

    incident_id: UUID
    part_id: UUID  # the task, or what stands for the step: the same each time
    what: ResponseStep | PartnerTaskKind
    title: str  # of a task of another kind
    agency: str  # of a task
    due_at: datetime
    leader_id: int
    leader: str


def answer_dates(actor: Actor, *, now: datetime) -> Iterator[AnswerDate]:
    """Yield what is open in the answers that are under way in the reader's joint rooms."""
    rows = access.visible_to(actor, Response.objects).filter(
        ended_at__isnull=True, room_id__in=actor.joint_rooms
    )
    begun = list(rows.select_related("incident", "recorded_by").order_by("recorded_at", "pk"))
    incidents = [row.incident for row in begun]
    facts = facts_of(actor, incidents, begun, now=now) if begun else {}
    clocks = clocks_by_incident(incidents)
    for row in begun:
        standings = steps_of(
            facts[row.incident_id],
            now=now,
            clocks=clocks[row.incident_id],
            zone=timezone.get_current_timezone(),
        )
        for step in standings:
            if not step.is_done and step.due_at is not None:
                yield AnswerDate(
                    incident_id=row.incident_id,
                    part_id=uuid5(row.pk, step.step.value),
                    what=step.step,
                    title="",
                    agency="",
                    due_at=step.due_at,
                    leader_id=row.recorded_by_id,
                    leader=row.recorded_by.name,
                )
    yield from _tasks(actor, {row.pk: row for row in begun})


def _tasks(actor: Actor, begun: dict[UUID, Response]) -> Iterator[AnswerDate]:
    tasks = access.visible_to(actor, PartnerTask.objects).filter(
        response__in=begun, done_at__isnull=True
    )
    for task in tasks.select_related("agency").order_by("due_at", "pk"):
        row = begun[task.response_id]
        yield AnswerDate(
            incident_id=row.incident_id,
            part_id=task.pk,
            what=PartnerTaskKind(task.kind),
            title=task.title,
            agency=task.agency.name,
            due_at=task.due_at,
            leader_id=row.recorded_by_id,
            leader=row.recorded_by.name,
        )
