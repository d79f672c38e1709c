"""A report that is written, what somebody wrote in it, and the report as it was frozen.

No person stands in any of them: figures are computed, and a text is about the whole. See
decision 0064.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord, Versioned


class Analysis(Versioned):
    """A report of one period, as the open part of one room has it. Its figures are computed."""

    title = models.CharField(max_length=160)
    first = models.DateField()
    last = models.DateField()
    population = models.PositiveIntegerField(null=True)
    population_source = models.CharField(max_length=200, blank=True)
    # Of the very figures and texts that were reviewed; whatever changes them takes it away.
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    reviewed_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_analysis_has_a_title_and_ends_after_it_begins",
                condition=~Q(title="") & Q(last__gte=F("first")),
            ),
            models.CheckConstraint(
                name="an_analysis_is_reviewed_by_somebody_else",
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("recorded_by")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Passage(Versioned):
    """What somebody wrote of one section."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="passages")
    section = models.CharField(max_length=20)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "section"], name="a_section_has_one_passage"
            ),
        ]

    def __str__(self) -> str:
        return self.section


class FrozenAnalysis(RoomRecord):
    """A report as two have stood for it. It is never changed: what is known later is another."""

    analysis = models.OneToOneField(Analysis, on_delete=models.PROTECT, related_name="frozen")
    text = models.TextField()  # canonical JSON
    digest = models.CharField(max_length=64)  # SHA-256 of it
    written_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    reviewed_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_frozen_analysis_has_two_behind_it",
                condition=~Q(written_by=F("reviewed_by")),
            ),
        ]

    def __str__(self) -> str:
        return self.digest


class OutsideAnalysis(RoomRecord):
    """What of a frozen report may be told outside the room: counts that were released, once."""

    frozen = models.OneToOneField(FrozenAnalysis, on_delete=models.PROTECT, related_name="outside")
    told = models.JSONField()  # the name of each count, and the count or null where withheld
    # Sections whose texts named nobody of the records on the day that they were told.
    unnamed = ArrayField(models.CharField(max_length=20), default=list)

    def __str__(self) -> str:
        return f"{self.recorded_at}"
