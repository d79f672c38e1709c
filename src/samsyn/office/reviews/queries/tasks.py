"""Tasks from decisions: those that a review follows up, and those with a day in the calendar."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.reviews.models import Decision, Review, Task, TaskNote
from samsyn.office.reviews.queries.rooms import coordinating, zone_of
from samsyn.office.reviews.queries.shown import TaskShown
from samsyn.office.reviews.rules import Said, due_of, state_of_task
from samsyn.vocabulary.reviews import TaskState, TaskStep

_WAITING = frozenset({TaskState.OPEN, TaskState.LATE})


def followed_up(actor: Actor, row: Review, *, now: datetime) -> tuple[TaskShown, ...]:
    """Return the tasks of earlier decisions that were open when the review's window began.

    As they stand now, or as they stood when the minutes were signed.
    """
    until = row.signed_at or now
    zone = zone_of(row.room_id)
    begun, today = row.starts_at.astimezone(zone).date(), until.astimezone(zone).date()
    tasks = (
        access.visible_to(actor, Task.objects)
        .filter(room=row.room_id, recorded_at__lt=until, decision__review__ends_at__lt=row.ends_at)
        .exclude(decision__review=row)
    )
    found = list(_with_decision(tasks))
    said = _said(actor, found, until=until)
    shown = []
    for task in found:
        before = [one for one in said[task.pk] if one.recorded_at < row.starts_at]
        if _state(task, before, begun) in _WAITING:
            shown.append(_shown(task, said[task.pk], {}, today))
    return tuple(shown)


def task_of(actor: Actor, task_id: UUID, *, now: datetime) -> TaskShown:
    """Return one task; raises `NotVisible`."""
    task = access.get_visible(actor, _with_decision(Task.objects.all()), pk=task_id)
    said = _said(actor, [task], until=now)
    return _shown(task, said[task.pk], {}, now.astimezone(zone_of(task.room_id)).date())


def open_tasks(actor: Actor, *, now: datetime) -> Iterator[TaskShown]:
    """Yield the tasks that wait in the rooms whose reviews the reader reads, by day."""
    today = timezone.localdate(now)
    if not actor.reading_rooms:
        return
    tasks = list(_with_decision(access.visible_to(actor, Task.objects)))
    said = _said(actor, tasks, until=now)
    for room in {task.room_id for task in tasks}:
        speaking = coordinating(room, now=now)
        for task in tasks:
            if task.room_id == room and _state(task, said[task.pk], today) in _WAITING:
                yield _shown(task, said[task.pk], speaking, today)


def decision_code(decision: Decision) -> str:
    """Return what a decision is called in speech: the week and its number."""
    review = decision.review
    return f"{review.iso_year}:{review.iso_week}-{decision.number}"


def _with_decision(rows: QuerySet[Task]) -> QuerySet[Task]:
    return rows.select_related("decision__review", "decision__agency", "decision__staff").order_by(
        "due_on", "decision__number", "pk"
    )


def _said(actor: Actor, tasks: Sequence[Task], *, until: datetime) -> Mapping[UUID, list[TaskNote]]:
    rows = access.visible_to(actor, TaskNote.objects).filter(
        task__in=[one.pk for one in tasks], recorded_at__lte=until
    )
    found: dict[UUID, list[TaskNote]] = defaultdict(list)
    for one in rows.select_related("recorded_by").order_by("recorded_at", "pk"):
        found[one.task_id].append(one)
    return found


def _plain(said: Iterable[TaskNote]) -> list[Said]:
    return [Said(TaskStep(one.step), one.until) for one in said]


def _state(task: Task, said: Iterable[TaskNote], today: date) -> TaskState:
    return state_of_task(task.due_on, _plain(said), today=today)


def _shown(
    task: Task,
    said: Sequence[TaskNote],
    speaking: Mapping[int, frozenset[int]],
    today: date,
) -> TaskShown:
    decision, latest = task.decision, said[-1] if said else None
    if decision.staff is not None:
        owner, ids = decision.staff.name, frozenset({decision.staff.pk})
    else:
        owner = decision.agency.name if decision.agency else ""
        ids = speaking.get(decision.agency_id or 0, frozenset())
    due_on, state = due_of(task.due_on, _plain(said)), _state(task, said, today)
    return TaskShown(
        id=task.pk,
        room_id=task.room_id,
        text=decision.text,
        code=decision_code(decision),
        owner=owner,
        owner_ids=ids,
        agency_id=decision.agency_id,
        staff_id=decision.staff_id,
        due_on=due_on,
        state=state,
        waits=state in _WAITING and due_on <= today,
        was_moved=any(one.step == TaskStep.MOVED.value for one in said),
        said=latest.why if latest else "",
        said_by=latest.recorded_by.name if latest else "",
    )
