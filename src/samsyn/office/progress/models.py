"""Tables of the progress report: issues while they are written, and what was published of them.

An issue lies in the steering group's part of the joint room. What is published stands in a table
of its own that holds nobody's record: the public pages read it and nothing else. See decision
0051.
"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord, Versioned


class Issue(Versioned):
    """One report for a period, or a correction of one. What it says of itself is computed."""

    number = models.PositiveIntegerField()  # of the site's reports; a correction keeps it
    revision = models.PositiveSmallIntegerField(default=1)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="corrected_by", null=True
    )
    changed_sv = models.TextField(blank=True)  # what a correction changes
    changed_en = models.TextField(blank=True)
    first = models.DateField()
    last = models.DateField()
    drafted = models.TextField()  # canonical JSON
    drafted_on = models.DateField()
    writers = ArrayField(models.IntegerField())  # all who have written in it; none approves it
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["compartment", "number", "revision"], name="an_issue_is_numbered_once"
            ),
            models.CheckConstraint(
                name="an_issue_covers_a_period", condition=Q(last__gte=models.F("first"))
            ),
            models.CheckConstraint(
                name="an_approval_of_an_issue_has_a_name",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="an_issue_is_published_when_approved",
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(
                    published_at__isnull=False,
                    published_by__isnull=False,
                    approved_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="a_correction_says_what_it_changes",
                condition=Q(corrects__isnull=True, revision=1)
                | Q(corrects__isnull=False, revision__gt=1) & ~Q(changed_sv=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}:{self.revision}"


class Wording(Versioned):
    """A sentence of an issue in the writer's own words, or a paragraph of their own."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="wordings")
    key = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    text = models.TextField(blank=True)  # '' is the computed sentence again

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "key", "language"], name="a_sentence_is_worded_once"
            ),
            models.CheckConstraint(
                name="an_issue_is_in_swedish_and_english", condition=Q(language__in=["sv", "en"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.language}"


class PublicContact(RoomRecord):
    """Somebody of the staff who has chosen to stand as contact in an issue."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="contacts")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "recorded_by"], name="one_is_a_contact_of_an_issue_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.recorded_by_id)


class PublishedIssue(models.Model):
    """What was published, as it was published. Anybody reads it; nobody changes it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    issue_ref = models.UUIDField(unique=True)  # a soft reference: readers see no issue
    site = models.ForeignKey("partners.Site", on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    revision = models.PositiveSmallIntegerField()
    first = models.DateField()
    last = models.DateField()
    published_at = models.DateTimeField()
    text = models.TextField()  # canonical JSON
    digest = models.CharField(max_length=64)  # SHA-256 of it
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_sv = models.TextField(blank=True)  # why, as readers see it
    withdrawn_en = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "number", "revision"], name="a_report_is_published_once"
            ),
            models.CheckConstraint(
                name="a_withdrawn_report_says_why",
                condition=Q(withdrawn_at__isnull=True, withdrawn_sv="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_sv=""),
            ),
        ]
        indexes = [models.Index(fields=["site", "-number", "-revision"], name="newest_reports")]

    def __str__(self) -> str:
        return f"{self.site_id} {self.number}:{self.revision}"
