"""Agreements, the year's plan, and what happened around the strategy."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord
from samsyn.office.steering.models.parts import Kept


class Agreement(Kept):
    """A written agreement between agencies. Where it stands is computed from its days."""

    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)  # what it commits its parties to
    signed_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # its last day; empty is until further notice
    review_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_agreement_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="an_agreement_ends_after_it_begins",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgreementParty(RoomRecord):
    """An agency that has entered an agreement, and who signed for it, by post."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    agency = models.ForeignKey("partners.Agency", on_delete=models.PROTECT, related_name="+")
    signed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "agency"], name="an_agency_is_party_to_an_agreement_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.agency_id)


class PlanItem(Kept):
    """Something that the year's plan holds. Call-ins are read from their own tables."""

    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_planned_thing_has_words", condition=~Q(title="")),
        ]
        indexes = [models.Index(fields=["room", "due_on"], name="the_years_plan")]

    def __str__(self) -> str:
        return self.title


class ContextEvent(Kept):
    """Something around the strategy that may move the violence; the evaluation asks for it."""

    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)  # its last day; empty while it goes on
    scope = models.CharField(max_length=200)  # where and whom it concerned
    source = models.CharField(max_length=300)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_context_event_is_named_and_sourced",
                condition=~Q(title="") & ~Q(source=""),
            ),
            models.CheckConstraint(
                name="a_context_event_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class WeeklyFigures(RoomRecord):
    """What one signed weekly review comes to: counts and hours, no record and no group.

    Written with the signature and never again. The review itself is only named.
    """

    review_ref = models.UUIDField(unique=True)  # a soft reference: reviews are built on steering
    held_on = models.DateField()
    iso_year = models.PositiveSmallIntegerField()
    iso_week = models.PositiveSmallIntegerField()
    incidents = models.PositiveIntegerField()
    within_a_day = models.PositiveIntegerField()
    hours = ArrayField(models.PositiveIntegerField(), default=list)  # to each first review
    decisions = models.PositiveIntegerField()
    tasks_due = models.PositiveIntegerField()
    tasks_done = models.PositiveIntegerField()
    promises_kept = models.PositiveIntegerField()
    promises_broken = models.PositiveIntegerField()
    rounds_running = models.PositiveIntegerField()
    agencies_present = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["room", "-held_on"], name="newest_weekly_figures")]

    def __str__(self) -> str:
        return f"{self.iso_year}:{self.iso_week}"
