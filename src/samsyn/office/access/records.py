"""The row behind a wall, the versioned, the claim and the link: abstract, for apps' tables."""

from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least


class RoomRecord(models.Model):
    """A row that lives in one room, behind its wall. Its identifier is random."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Versioned(RoomRecord):
    """A row that two may have open at once: the second to save is told."""

    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)  # empty until the first revision
    changed_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        abstract = True


class Claim(RoomRecord):
    """A dated, sourced, graded statement. The day it must be reviewed is computed.

    `review_days` comes from the site's rule, never from a person; a disputed claim is
    visible and counts for nothing.
    """

    since = models.DateField(null=True)
    until = models.DateField(null=True)  # the first day that it no longer holds
    source = models.ForeignKey(
        "people.Source", on_delete=models.PROTECT, related_name="+", null=True
    )
    source_reliability = models.CharField(max_length=20, default="not_assessed")
    information_accuracy = models.CharField(max_length=40, default="not_assessed")
    status = models.CharField(max_length=12, default="accepted")
    last_confirmed_on = models.DateField()
    review_days = models.PositiveSmallIntegerField(default=180)
    review_on = models.GeneratedField(
        expression=F("last_confirmed_on") + F("review_days"),
        output_field=models.DateField(),
        db_persist=True,
    )
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_is_reviewed_within_a_year",
                condition=Q(review_days__gte=1, review_days__lte=366),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
            ),
        ]


def rules_of_links(
    end: str, *, joins_two: str, verdict: str, stands_once: str
) -> list[models.BaseConstraint]:
    """Return what holds of every table of links, under that table's own names of the rules."""
    return [
        models.CheckConstraint(name=joins_two, condition=~Q(**{end: F("other")})),
        models.CheckConstraint(name=verdict, condition=Q(verdict__in=["same", "different"])),
        models.UniqueConstraint(
            Least(end, "other"),
            Greatest(end, "other"),
            condition=Q(undone_at__isnull=True),
            name=stands_once,
        ),
    ]


class Link(RoomRecord):
    """Two records of the same, or of two that are never to be confused. Nothing is merged.

    A subclass holds the first record in the field that `end` names, and the second in `other`; its
    constraints are `rules_of_links`.
    Its compartment is the first record's; a reader needs both. The door writes a link with the
    receiver's copy first, and cannot read it.
    """

    written_by_door: ClassVar[bool] = True
    end: ClassVar[str]

    other_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    verdict = models.CharField(max_length=10, default="same")  # same, different
    reason = models.CharField(max_length=300)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        abstract = True

    @property
    def ends(self) -> tuple[UUID, UUID]:
        """The two records, by their identifiers."""
        columns = vars(self)
        return columns[f"{self.end}_id"], columns["other_id"]

    @classmethod
    def table(cls) -> type[RoomRecord]:
        """Return the model of the records that are linked."""
        table = cls._meta.get_field(cls.end).related_model
        if not (isinstance(table, type) and issubclass(table, RoomRecord)):
            raise TypeError(f"{cls.__name__} links nothing that lies in a room.")
        return table
