"""Tables of outcomes: what is counted, its values as they were known on a day, and remarks.

All lie in the steering group's part of the joint room, and none is about a person. A value is never
changed: what is known later is a vintage of its own. See decision 0048.
"""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord, Versioned


class Indicator(Versioned):
    """One series. What it counts is fixed: another definition is another indicator."""

    family = models.CharField(max_length=20)
    kind = models.CharField(max_length=10)
    period = models.CharField(max_length=10)
    definition = models.TextField()
    unit = models.CharField(max_length=80)
    source = models.CharField(max_length=200)
    area = models.CharField(max_length=120)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    cost_of = models.ForeignKey("self", on_delete=models.PROTECT, related_name="costs", null=True)

    name = models.CharField(max_length=120)
    starts_on = models.DateField(null=True)  # from when an effect is looked for
    compared_with = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    is_published = models.BooleanField(default=False)  # its source gives every value to everybody

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_cost_is_of_events_and_nothing_else_is_of_any",
                condition=Q(kind="cost", cost_of__isnull=False)
                | (~Q(kind="cost") & Q(cost_of__isnull=True)),
            ),
            models.CheckConstraint(
                name="an_indicator_says_what_it_counts",
                condition=~Q(name="") & ~Q(definition="") & ~Q(source="") & ~Q(area=""),
            ),
            models.CheckConstraint(
                name="an_indicator_is_not_its_own_comparison",
                condition=Q(compared_with__isnull=True) | ~Q(compared_with=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Vintage(RoomRecord):
    """Values of a series as somebody knew them on a day."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="vintages")
    as_of = models.DateField()
    origin = models.CharField(max_length=200)  # a file's name; '' is typed by hand
    takes_back = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="taken_back_by", null=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["indicator", "-as_of", "-recorded_at"], name="newest_vintage")
        ]

    def __str__(self) -> str:
        return f"{self.as_of}"


class Observation(RoomRecord):
    """One value of one vintage. No value says that an earlier one no longer stands."""

    vintage = models.ForeignKey(Vintage, on_delete=models.CASCADE, related_name="observations")
    first = models.DateField()  # of its period
    value = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    low = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    high = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    asked = models.PositiveIntegerField(null=True)  # how many answered, of a survey
    design_effect = models.DecimalField(max_digits=6, decimal_places=3, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_design_effect_is_of_a_survey_and_above_none",
                condition=Q(design_effect__isnull=True)
                | Q(asked__isnull=False, design_effect__gte=0.1),
            ),
            models.UniqueConstraint(
                fields=["vintage", "first"], name="a_vintage_has_one_value_for_a_period"
            ),
            models.CheckConstraint(
                name="a_value_is_not_negative_and_within_its_limits",
                condition=(Q(value__isnull=True) & Q(low__isnull=True) & Q(high__isnull=True))
                | (
                    Q(value__gte=0)
                    & (
                        (Q(low__isnull=True) & Q(high__isnull=True))
                        | (Q(low__lte=F("value")) & Q(high__gte=F("value")))
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first}"


class Annotation(Versioned):
    """What is said of some periods: left out, a named event, or that something else is counted."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="annotations")
    kind = models.CharField(max_length=10)
    first = models.DateField()
    last = models.DateField()  # the first day of the last period
    title = models.CharField(max_length=160)
    reason = models.TextField()
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_annotation_has_words_and_its_reason",
                condition=~Q(title="") & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="an_annotation_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AnalysisPlan(RoomRecord):
    """What shall be concluded from which values, fixed before they are there. See decision 0049."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="plans")
    text = models.TextField()  # canonical JSON
    digest = models.CharField(max_length=64)  # SHA-256 of it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "digest"], name="a_plan_is_frozen_once"),
        ]

    def __str__(self) -> str:
        return self.digest


class PlanDeviation(RoomRecord):
    """What was done otherwise than a plan says, when and why."""

    plan = models.ForeignKey(AnalysisPlan, on_delete=models.PROTECT, related_name="deviations")
    happened_on = models.DateField()
    what = models.CharField(max_length=300)
    why = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_deviation_has_words_and_its_reason", condition=~Q(what="") & ~Q(why="")
            ),
        ]

    def __str__(self) -> str:
        return self.what
