"""One row for each report that left a joint room: the counts it rested on, and what it told."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class ReportRelease(RoomRecord):
    """What one report told. It is never changed: the next report is guarded against it."""

    kind = models.CharField(max_length=30)
    report = models.UUIDField()
    cells = models.JSONField()  # the name of each smallest cell, and how many it counted
    answers = models.JSONField()  # name, cells, and the count or null where it was withheld

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "report"], name="a_report_is_released_once"),
            models.CheckConstraint(name="a_release_is_of_some_kind", condition=~Q(kind="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.report}"
