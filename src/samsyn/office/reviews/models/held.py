"""A review, the lines that were frozen when it was opened, and what was marked as gone through."""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord, Versioned


class Review(RoomRecord):
    """One room's review of one window. The version moves with every change of it."""

    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()  # when the data were frozen; excluded
    iso_year = models.PositiveSmallIntegerField()
    iso_week = models.PositiveSmallIntegerField()
    counts = models.JSONField(default=dict)  # what has no record of its own to stand beside
    frozen_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    touched = models.JSONField(default=dict)  # part -> the version in which it last changed
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_review_ends_after_it_starts", condition=Q(ends_at__gte=F("starts_at"))
            ),
            models.CheckConstraint(
                name="a_week_has_a_number", condition=Q(iso_week__gte=1, iso_week__lte=53)
            ),
            models.CheckConstraint(
                name="a_signed_review_says_who",
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["room"],
                condition=Q(signed_at__isnull=True),
                name="a_room_has_one_open_review",
            ),
        ]
        indexes = [models.Index(fields=["room", "-ends_at"], name="newest_reviews")]

    def __str__(self) -> str:
        return f"{self.iso_year}:{self.iso_week}"


class PartOfReview(RoomRecord):
    """What hangs on a review."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class RevisedPart(Versioned):
    """What hangs on a review, and can be corrected while the review is open."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class Line(PartOfReview):
    """What everybody in the room could see of one record when the data were frozen.

    It follows the record, so that what is restricted later leaves the minutes too.
    """

    section = models.CharField(max_length=10)
    position = models.PositiveSmallIntegerField()
    facts = models.JSONField(default=dict)
    # Seen from the records, so that taking one back asks what rests on it.
    incident = models.ForeignKey(
        "incidents.Incident", on_delete=models.CASCADE, related_name="review_lines", null=True
    )
    group = models.ForeignKey(
        "groups.Group", on_delete=models.CASCADE, related_name="review_lines", null=True
    )
    other = models.ForeignKey(
        "groups.Group", on_delete=models.CASCADE, related_name="review_lines_as_other", null=True
    )
    promise = models.ForeignKey(
        "promises.Promise", on_delete=models.CASCADE, related_name="review_lines", null=True
    )
    trigger = models.ForeignKey(
        "sanctions.Trigger", on_delete=models.CASCADE, related_name="review_lines", null=True
    )
    subject_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    other_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "section", "position"], name="lines_stand_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.section


class Mark(PartOfReview):
    """That the room has gone through an incident, with a note if it wants one."""

    incident = models.ForeignKey(
        "incidents.Incident", on_delete=models.CASCADE, related_name="review_marks"
    )
    incident_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "incident"], name="an_incident_is_gone_through_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.incident_id)
