"""A draft with what coordinators write, and the report as it was given: figures, frozen.

The draft lies where coordinators read. What is given lies in the steering group's part of the
joint room, and none of it is about a person. See decision 0054.
"""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord, Versioned


class ReportDraft(Versioned):
    """What coordinators write of a period before the report is given. Its figures are computed."""

    period = models.CharField(max_length=10)
    first = models.DateField()
    summary = models.TextField(blank=True)
    risks = models.TextField(blank=True)  # one a line
    decisions = models.TextField(blank=True)  # that the steering group is asked for, one a line

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "period", "first"], name="a_period_has_one_draft"
            ),
            models.CheckConstraint(
                name="a_report_is_of_a_month_or_a_quarter",
                condition=Q(period__in=["month", "quarter"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.first}"


class GivenReport(RoomRecord):
    """A report as the steering group got it. It is never changed: a correction is another one."""

    period = models.CharField(max_length=10)
    first = models.DateField()
    number = models.PositiveSmallIntegerField()  # 2 corrects 1
    snapshot = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "period", "first", "number"], name="a_report_is_given_once"
            ),
        ]
        indexes = [models.Index(fields=["room", "-recorded_at"], name="newest_steering_reports")]

    def __str__(self) -> str:
        return f"{self.period} {self.first} {self.number}"
