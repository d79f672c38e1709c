"""The start-up's steps, the word that the site is ready, and how the elements stood on a day."""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord
from samsyn.office.steering.models.parts import Kept


class StartUpStep(Kept):
    """One step of the start-up. It is done when it has evidence."""

    phase = models.CharField(max_length=20)
    task = models.CharField(max_length=24, blank=True)  # a standard step; empty for an own one
    title = models.CharField(max_length=160, blank=True)  # of an own step
    due_on = models.DateField(null=True)
    evidence = models.TextField(blank=True)
    evidence_on = models.DateField(null=True)
    evidence_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    covers_from = models.DateField(null=True)  # the baseline's first and last day
    covers_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_start_up_step_says_what_is_to_be_done", condition=~Q(task="", title="")
            ),
            models.CheckConstraint(
                name="evidence_is_dated_and_somebodys",
                condition=Q(evidence="", evidence_on__isnull=True, evidence_by__isnull=True)
                | ~Q(evidence="") & Q(evidence_on__isnull=False, evidence_by__isnull=False),
            ),
            models.CheckConstraint(
                name="a_baseline_ends_after_it_begins",
                condition=Q(covers_from__isnull=True, covers_to__isnull=True)
                | Q(covers_to__gte=F("covers_from")),
            ),
            models.UniqueConstraint(
                fields=["room", "task"],
                condition=~Q(task=""),
                name="a_standard_step_stands_once_in_a_room",
            ),
        ]

    def __str__(self) -> str:
        return self.task or self.title


class Readiness(RoomRecord):
    """That somebody has said the site is ready for messages, and nothing stood against it then."""

    declared_on = models.DateField()

    def __str__(self) -> str:
        return str(self.declared_on)


class FidelityReport(RoomRecord):
    """How the core elements stood on a day, as a coordinator gave it to the steering group."""

    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["room", "-recorded_at"], name="newest_fidelity_report")]

    def __str__(self) -> str:
        return str(self.on)


class FidelityMark(RoomRecord):
    """How one core element stood: days and counts, computed and never typed."""

    report = models.ForeignKey(FidelityReport, on_delete=models.CASCADE, related_name="marks")
    element = models.CharField(max_length=20)
    state = models.CharField(max_length=12)
    last_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    recent = models.PositiveIntegerField(default=0)
    earlier = models.PositiveIntegerField(default=0)
    trend = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "element"], name="an_element_stands_once_in_a_report"
            )
        ]

    def __str__(self) -> str:
        return self.element
