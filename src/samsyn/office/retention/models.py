"""Rules of retention, what they hid, what was erased, and what is held back.

None of these tables says anything of a record but its identifier, its kind and days: a removal
is the receipt of what it removed. Their readers are found by deed, not by the wall: whoever
answers for removals in a room reads no record there by that.
"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q


def _months(column: str) -> Func:
    return Func(
        F(column), template="make_interval(0, %(expressions)s)", output_field=models.DurationField()
    )


def _days(column: str) -> Func:
    return Func(
        F(column),
        template="make_interval(0, 0, 0, %(expressions)s)",
        output_field=models.DurationField(),
    )


def _later(*parts: F | Func) -> Func:
    """Return a day some months and days later; PostgreSQL takes the last of a shorter month."""
    return Func(
        *parts,
        template="((%(expressions)s))::date",
        arg_joiner=" + ",
        output_field=models.DateField(),
    )


class Rule(models.Model):
    """How long one kind of record is kept under one legal regime. Reference data.

    The owner writes them. One that a site's lawyers have not approved is an example there: it
    removes nothing outside the demo.
    """

    key = models.SlugField(max_length=40)
    regime = models.CharField(max_length=30)
    room_kind = models.CharField(max_length=30)
    kind = models.CharField(max_length=16)
    applies_to = models.CharField(max_length=16, default="all")
    event = models.CharField(max_length=20)
    months = models.PositiveSmallIntegerField()
    most_months = models.PositiveSmallIntegerField()  # with whatever time is not counted
    pauses = models.BooleanField(default=False)
    wait_days = models.PositiveSmallIntegerField(default=30)  # hidden, before it is erased
    action = models.CharField(max_length=10, default="erase")
    provision = models.CharField(max_length=160)
    text = models.TextField()
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # the first day that it no longer holds

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "room_kind", "valid_from"], name="one_wording_of_a_rule_a_day"
            ),
            models.UniqueConstraint(
                fields=["id", "months", "most_months", "wait_days"], name="a_rule_and_its_lengths"
            ),
            models.CheckConstraint(
                name="a_rules_most_is_no_less_than_its_period",
                condition=Q(months__gte=1, most_months__gte=F("months"), most_months__lte=1200),
            ),
            models.CheckConstraint(
                name="what_is_hidden_waits_a_while",
                condition=Q(wait_days__gte=7, wait_days__lte=365),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.kind}"


class RuleApproval(models.Model):
    """A site's lawyers let its rooms use a rule, from a day on. Written by the owner."""

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey("partners.Site", on_delete=models.PROTECT, related_name="+")
    approved_by = models.CharField(max_length=120)
    approved_on = models.DateField()
    withdrawn_by = models.CharField(max_length=120, blank=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "site"],
                condition=Q(withdrawn_on__isnull=True),
                name="a_rule_is_approved_once_a_site",
            ),
            models.CheckConstraint(
                name="an_approved_rule_has_a_name", condition=~Q(approved_by="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} · {self.site_id}"


class InRoom(models.Model):
    """A row that lies in a room, for whoever answers for removals there."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Erasure(InRoom):
    """Hidden records that one prepared for erasure and another approves, after a look at some."""

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+", null=True)
    action = models.CharField(max_length=10)
    sample = ArrayField(models.UUIDField(), default=list)  # what was drawn to be looked at
    archive_reference = models.CharField(max_length=60, blank=True)
    archive_file = models.CharField(max_length=120, blank=True)  # the package that was handed over
    archive_sha256 = models.CharField(max_length=64, blank=True)  # of the encrypted file
    archived_at = models.DateTimeField(null=True)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    sent_back_at = models.DateTimeField(null=True)
    sent_back_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)  # table -> rows erased

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="somebody_else_approves_an_erasure",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("prepared_by")),
            ),
            models.CheckConstraint(
                name="nothing_is_erased_unapproved",
                condition=Q(done_at__isnull=True)
                | Q(approved_at__isnull=False, sent_back_at__isnull=True),
            ),
            models.CheckConstraint(
                name="what_the_archive_gets_has_its_reference",
                condition=~Q(action="archive")
                | Q(approved_at__isnull=True)
                | ~Q(archive_reference=""),
            ),
            models.CheckConstraint(
                name="nothing_is_erased_before_the_archive_has_it",
                condition=~Q(action="archive") | Q(done_at__isnull=True) | ~Q(archive_file=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Removal(InRoom):
    """One record that was hidden, and then erased or shown again. Afterwards it is the receipt.

    The days are computed, here as in `rules.dates`: nobody types one, and none can lie beyond
    the rule's most.
    """

    kind = models.CharField(max_length=16)
    record_id = models.UUIDField()  # no foreign key: the receipt outlives the record
    reason = models.CharField(max_length=20)
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+", null=True)
    starts_on = models.DateField()
    months = models.PositiveSmallIntegerField(default=0)
    most_months = models.PositiveSmallIntegerField(default=0)
    paused_days = models.PositiveIntegerField(default=0)
    wait_days = models.PositiveSmallIntegerField()
    due_on = models.GeneratedField(
        expression=Func(
            _later(F("starts_on"), _months("months"), _days("paused_days")),
            _later(F("starts_on"), _months("most_months")),
            function="LEAST",
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    hidden_on = models.DateField()
    hidden_at = models.DateTimeField()
    hidden_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    erasable_on = models.GeneratedField(
        expression=F("hidden_on") + F("wait_days"),
        output_field=models.DateField(),
        db_persist=True,
    )
    came_from = models.ForeignKey(
        "partners.Compartment", on_delete=models.SET_NULL, related_name="+", null=True
    )
    batch = models.ForeignKey(Erasure, on_delete=models.PROTECT, related_name="removals", null=True)
    shown_at = models.DateTimeField(null=True)
    shown_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    erased_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)  # erased, anonymised
    journaled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record_id"],
                condition=Q(shown_at__isnull=True, erased_at__isnull=True),
                name="a_record_is_hidden_once",
            ),
            models.CheckConstraint(
                name="nothing_is_hidden_before_it_is_due", condition=Q(hidden_on__gte=F("due_on"))
            ),
            models.CheckConstraint(
                name="a_removal_has_its_reason",
                condition=Q(reason="period_over", rule__isnull=False)
                | Q(rule__isnull=True, months=0, most_months=0, paused_days=0)
                & ~Q(reason__in=["", "period_over"]),
            ),
            models.CheckConstraint(
                name="what_is_erased_was_in_an_approved_batch",
                condition=Q(erased_at__isnull=True)
                | Q(batch__isnull=False, shown_at__isnull=True) & ~Q(outcome=""),
            ),
        ]
        indexes = [
            models.Index(fields=["room", "-hidden_at"], name="newest_removals"),
            models.Index(
                fields=["erased_at"],
                condition=Q(erased_at__isnull=False, journaled_at__isnull=True),
                name="removals_to_journal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"


class Hold(InRoom):
    """That a record may not be erased for now. It is hidden all the same when it is due."""

    kind = models.CharField(max_length=16)
    record_id = models.UUIDField()
    ground = models.CharField(max_length=200)
    owner = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    placed_on = models.DateField()
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    lifted_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_lifted_hold_says_why",
                condition=Q(lifted_at__isnull=True) | ~Q(lifted_because=""),
            ),
            models.UniqueConstraint(
                fields=["record_id"],
                condition=Q(lifted_at__isnull=True),
                name="a_record_has_one_hold",
            ),
            models.CheckConstraint(name="a_hold_has_a_ground", condition=~Q(ground="")),
            models.CheckConstraint(
                name="a_hold_is_looked_at_within_a_year",
                condition=Q(review_on__gt=F("placed_on"), review_on__lte=F("placed_on") + 366),
            ),
        ]
        indexes = [models.Index(fields=["record_id"], name="holds_of_record")]

    def __str__(self) -> str:
        return str(self.record_id)
