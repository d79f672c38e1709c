"""What was asked for, decided and fetched. Of records only identifiers, and only while it lasts.

Readers are found by deed, as for reviews of logs: the asker has their own, and whoever approves in
the room sees them all and reads no record by that.
"""

from datetime import timedelta
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Export(models.Model):
    """One list of one room's open part, asked for by somebody for a purpose."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    file_format = models.CharField(max_length=8)
    with_names = models.BooleanField(default=False)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    purpose = models.CharField(max_length=300)
    days = models.PositiveSmallIntegerField()
    lines = models.PositiveIntegerField()  # as it was asked for
    people = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField(default=0)  # people under protected identity
    record_ids = ArrayField(models.UUIDField(), default=list)  # that were on the list
    verdict = models.CharField(max_length=10, blank=True)  # approved, refused
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    because = models.CharField(max_length=300, blank=True)
    ends_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_export_has_a_purpose_and_its_days",
                condition=~Q(purpose="") & Q(days__gte=1, days__lte=30),
            ),
            models.CheckConstraint(
                name="an_export_is_decided_by_somebody_else",
                condition=Q(verdict="", decided_by__isnull=True, decided_at__isnull=True)
                | (
                    Q(verdict__in=["approved", "refused"], decided_at__isnull=False)
                    & (
                        Q(kind="calendar", decided_by__isnull=True)
                        | (Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by")))
                    )
                ),
            ),
            models.CheckConstraint(
                name="an_approved_export_ends",
                condition=~Q(verdict="approved")
                | Q(ends_at__isnull=False, ends_at__lte=F("decided_at") + timedelta(days=30)),
            ),
            models.CheckConstraint(
                name="a_refused_export_says_why",
                condition=~Q(verdict="refused") | ~Q(because=""),
            ),
        ]
        indexes = [models.Index(fields=["room", "-asked_at"], name="newest_exports")]

    def __str__(self) -> str:
        return f"{self.kind} · {self.pk}"


class Download(models.Model):
    """That the file was fetched: when, with which mark, and the hash by which it is known again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    export = models.ForeignKey(Export, on_delete=models.PROTECT, related_name="downloads")
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    mark = models.CharField(max_length=8)
    digest = models.CharField(max_length=64)  # SHA-256, hexadecimal
    size = models.PositiveIntegerField()  # bytes
    lines = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    gone = models.PositiveIntegerField()  # records of the list that were not to be had any more

    def __str__(self) -> str:
        return self.mark
