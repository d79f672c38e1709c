"""The plan of one call-in: its steps by stream, and what stops it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import PlanStep
from samsyn.office.call_ins.queries.alarms import Alarm, alarms_of
from samsyn.office.call_ins.queries.heads import Head, head_of
from samsyn.office.call_ins.queries.said import Said, said_on
from samsyn.office.call_ins.rules import StepClock, clock_of, due_on
from samsyn.vocabulary.call_ins import STANDARD_PLAN, PlanStream

_ORDER = {task.value: number for number, task in enumerate(STANDARD_PLAN)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """One step of the plan."""

    id: UUID
    task: str
    title: str
    stream: PlanStream
    days: int
    due_on: date
    clock: StepClock
    owner: str
    owner_id: int | None
    done_at: datetime | None
    done_by: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamShown:
    """One stream with its steps, by due day."""

    stream: PlanStream
    steps: tuple[StepShown, ...]
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The page that says whether the call-in will be ready."""

    head: Head
    streams: tuple[StreamShown, ...]
    alarms: tuple[Alarm, ...]
    said: Said


def overview(actor: Actor, call_in_id: UUID, *, today: date) -> Overview:
    """Return the plan with every step's clock, who may no longer be called, and what is said."""
    head = head_of(actor, call_in_id, today=today)
    steps = steps_of(actor, head, today=today)
    return Overview(
        head=head,
        streams=tuple(_stream(stream, steps) for stream in PlanStream),
        alarms=alarms_of(actor, head),
        said=said_on(actor, head),
    )


def steps_of(actor: Actor, head: Head, *, today: date) -> tuple[StepShown, ...]:
    """Return every step of a call-in, by due day and then in the template's order."""
    rows = (
        access.visible_to(actor, PlanStep.objects)
        .filter(call_in=head.id)
        .select_related("owner", "done_by")
    )
    found = [_step(row, head.evening, today) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.days, _ORDER.get(one.task, 99), one.title)))


def step_to_edit(actor: Actor, step_id: UUID, *, today: date) -> tuple[Head, StepShown]:
    """Return a step with its call-in; raises `NotVisible`."""
    rows = PlanStep.objects.select_related("owner", "done_by")
    row = access.get_visible(actor, rows, pk=step_id)
    head = head_of(actor, row.call_in_id, today=today)
    return head, _step(row, head.evening, today)


def _stream(stream: PlanStream, steps: tuple[StepShown, ...]) -> StreamShown:
    own = tuple(one for one in steps if one.stream is stream)
    return StreamShown(
        stream=stream, steps=own, done=sum(one.clock is StepClock.DONE for one in own)
    )


def _step(row: PlanStep, evening: date, today: date) -> StepShown:
    due = due_on(evening, row.days)
    return StepShown(
        id=row.pk,
        task=row.task,
        title=row.title,
        stream=PlanStream(row.stream),
        days=row.days,
        due_on=due,
        clock=clock_of(due, done=row.done_at is not None, today=today),
        owner=row.owner.name if row.owner else "",
        owner_id=row.owner_id,
        done_at=row.done_at,
        done_by=row.done_by.name if row.done_by else "",
        version=row.version,
    )
