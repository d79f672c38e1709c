"""What answers under way ask for by when, for the calendar. Names no person and no group."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.models import PartnerTask, Response
from samsyn.office.aftermath.queries.clocks import clocks_by_incident
from samsyn.office.aftermath.queries.facts import facts_of
from samsyn.office.aftermath.queries.lists import Led, ResponseLine, led_of
from samsyn.office.aftermath.rules import StepStanding, steps_of
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

    @property
    def on(self) -> date:
        """The last day; what is due at the end of a day is due that day."""
        return timezone.localdate(self.due_at - timedelta(seconds=1 if self.at is None else 0))

    @property
    def at(self) -> datetime | None:
        """The moment; None for what is due at the end of a day."""
        return None if timezone.localtime(self.due_at).time() == time() else self.due_at


@dataclass(frozen=True, slots=True)
class _Open:
    """An answer that is under way."""

    incident_id: UUID
    led: Led
    steps: Sequence[StepStanding]


def answer_dates(actor: Actor, *, now: datetime) -> Iterator[AnswerDate]:
    """Yield what is open in the answers that are under way in the reader's joint rooms."""
    rows = access.visible_to(actor, Response.objects).filter(
        ended_at__isnull=True, room_id__in=actor.joint_rooms
    )
    begun = list(rows.select_related("incident", "recorded_by").order_by("recorded_at", "pk"))
    incidents = [row.incident for row in begun]
    facts = facts_of(actor, incidents, begun, now=now) if begun else {}
    clocks = clocks_by_incident(incidents)
    zone = timezone.get_current_timezone()
    yield from _dates(
        actor,
        [
            _Open(
                row.incident_id,
                led_of(row),
                steps_of(
                    facts[row.incident_id], now=now, clocks=clocks[row.incident_id], zone=zone
                ),
            )
            for row in begun
        ],
    )


def dates_in(actor: Actor, lines: Iterable[ResponseLine]) -> Iterator[AnswerDate]:
    """Yield the same of answers that have been read already; one query."""
    yield from _dates(
        actor,
        [
            _Open(line.brief.id, line.led, line.steps)
            for line in lines
            if line.led and not line.led.has_ended
        ],
    )


def _dates(actor: Actor, under_way: Sequence[_Open]) -> Iterator[AnswerDate]:
    for one in under_way:
        for step in one.steps:
            if not step.is_done and step.due_at is not None:
                yield AnswerDate(
                    incident_id=one.incident_id,
                    part_id=uuid5(one.led.id, step.step.value),
                    what=step.step,
                    title="",
                    agency="",
                    due_at=step.due_at,
                    leader_id=one.led.leader_id,
                    leader=one.led.leader,
                )
    yield from _tasks(actor, {one.led.id: one for one in under_way})


def _tasks(actor: Actor, under_way: Mapping[UUID, _Open]) -> Iterator[AnswerDate]:
    tasks = access.visible_to(actor, PartnerTask.objects).filter(
        response__in=under_way, done_at__isnull=True
    )
    for task in tasks.select_related("agency").order_by("due_at", "pk"):
        one = under_way[task.response_id]
        yield AnswerDate(
            incident_id=one.incident_id,
            part_id=task.pk,
            what=PartnerTaskKind(task.kind),
            title=task.title,
            agency=task.agency.name,
            due_at=task.due_at,
            leader_id=one.led.leader_id,
            leader=one.led.leader,
        )
