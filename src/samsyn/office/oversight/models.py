"""Monthly reviews of a room's log. Identifiers and moments; no name and no value of anybody.

Their readers are found by deed: whoever reads the log sees that a review is due or done, and only
whoever reviews it, and reads no records there, sees what is in it. A signed one stays as it is.
"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class LogReview(models.Model):
    """One month of one room's log, to be reviewed by a day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    month = models.DateField()  # its first day
    due_on = models.DateField()
    drawn_at = models.DateTimeField()
    seed = models.BigIntegerField()
    sample_size = models.PositiveSmallIntegerField()  # asked for; a quiet month has fewer
    readings = models.PositiveIntegerField()  # of persons, in the month: what was drawn from
    # By other systems, with tokens: drawn beside those by people, never in their place.
    system_sample = models.PositiveSmallIntegerField(default=0, db_default=0)
    system_readings = models.PositiveIntegerField(default=0, db_default=0)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "month"], name="a_months_log_is_reviewed_once"),
            models.CheckConstraint(
                name="a_log_review_is_of_a_whole_month", condition=Q(month__day=1)
            ),
            models.CheckConstraint(
                name="a_signed_log_review_has_its_signer",
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} · {self.month:%Y-%m}"


class LogReviewLine(models.Model):
    """One reading to look at: drawn by lot, pointed at by rules, or both."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    review = models.ForeignKey(LogReview, on_delete=models.PROTECT, related_name="lines")
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    event_number = models.BigIntegerField()
    at = models.DateTimeField()
    reader = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=40)
    people = models.PositiveIntegerField()
    person_ids = ArrayField(models.UUIDField())  # the one that was opened; empty for a list
    is_sampled = models.BooleanField()
    rules = models.JSONField(default=dict)  # rule -> what it compared with
    verdict = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=300, blank=True)
    noted_at = models.DateTimeField(null=True)
    noted_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "event_number"], name="a_reading_stands_once_in_a_log_review"
            ),
            models.CheckConstraint(
                name="a_verdict_on_a_reading_is_known",
                condition=Q(verdict__in=["", "in_order", "ask_head", "incident"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} · {self.event_number}"


class LogReviewFindings(models.Model):
    """What the review came to, in the reviewer's words; written as it is signed."""

    review = models.OneToOneField(
        LogReview, on_delete=models.PROTECT, primary_key=True, related_name="findings"
    )
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.review_id)


class AccessDigest(models.Model):
    """Who from outside a room's own agency read in it in a week: counts by agency and role.

    Frozen as it is written; that somebody has seen it is noted once.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    week = models.DateField()  # its Monday
    made_at = models.DateTimeField()
    lines = models.JSONField(default=list)
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "week"], name="a_week_is_written_once"),
            models.CheckConstraint(
                name="a_digest_begins_on_a_monday", condition=Q(week__iso_week_day=1)
            ),
            models.CheckConstraint(
                name="a_digest_that_is_read_has_its_reader",
                condition=Q(read_at__isnull=True, read_by__isnull=True)
                | Q(read_at__isnull=False, read_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} · {self.week}"
