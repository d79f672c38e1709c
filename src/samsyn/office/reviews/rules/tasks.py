"""Where a task from a decision stands: the latest that somebody said of it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samsyn.vocabulary.reviews import TaskState, TaskStep


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said became of a task."""

    step: TaskStep
    until: date | None = None  # of one that was moved


def due_of(due_on: date, said: Sequence[Said]) -> date:
    """Return the day by which the task is to be done, moved or not."""
    moved = [one.until for one in said if one.until is not None]
    return moved[-1] if moved else due_on


def state_of_task(due_on: date, said: Sequence[Said], *, today: date) -> TaskState:
    """Return where the task stands. One that is due today is not late."""
    latest = said[-1].step if said else TaskStep.MOVED
    if latest is TaskStep.DONE:
        return TaskState.DONE
    if latest is TaskStep.NOT_DONE:
        return TaskState.NOT_DONE
    return TaskState.LATE if due_of(due_on, said) < today else TaskState.OPEN
