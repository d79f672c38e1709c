"""What the room decided, the task that a decision became, and what became of the task."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord
from samsyn.office.reviews.models.held import RevisedPart


class Decision(RevisedPart):
    """One decision, in the room's words. A partner or a member of staff answers for it."""

    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    agency = models.ForeignKey(
        "partners.Agency", on_delete=models.PROTECT, related_name="+", null=True
    )
    staff = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    due_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_decision_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="one_answers_for_a_decision",
                condition=Q(agency__isnull=True) | Q(staff__isnull=True),
            ),
            models.UniqueConstraint(fields=["review", "number"], name="decisions_are_numbered"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Task(RoomRecord):
    """What a decision asks for by when. Lives on after the minutes are signed."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="task")
    due_on = models.DateField()

    def __str__(self) -> str:
        return str(self.decision_id)


class TaskNote(RoomRecord):
    """Somebody said what became of a task. Never edited; the latest counts."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="notes")
    step = models.CharField(max_length=8)
    until = models.DateField(null=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_moved_task_has_a_day_and_a_reason",
                condition=Q(step="done", until__isnull=True)
                | Q(step="not_done", until__isnull=True) & ~Q(why="")
                | Q(step="moved", until__isnull=False) & ~Q(why=""),
            ),
        ]

    def __str__(self) -> str:
        return self.step
