"""Tables of rules, removals, batches and holds."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from samsyn.office.schema import FirstMigration


class Migration(FirstMigration):
    initial = True

    dependencies = [
        ("partners", "0008_hidden_parts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40)),
                ("regime", models.CharField(max_length=30)),
                ("room_kind", models.CharField(max_length=30)),
                ("kind", models.CharField(max_length=16)),
                ("applies_to", models.CharField(default="all", max_length=16)),
                ("event", models.CharField(max_length=20)),
                ("months", models.PositiveSmallIntegerField()),
                ("most_months", models.PositiveSmallIntegerField()),
                ("pauses", models.BooleanField(default=False)),
                ("wait_days", models.PositiveSmallIntegerField(default=30)),
                ("action", models.CharField(default="erase", max_length=10)),
                ("provision", models.CharField(max_length=160)),
                ("text", models.TextField()),
                ("source", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "room_kind", "valid_from"),
                        name="one_wording_of_a_rule_a_day",
                    ),
                    models.UniqueConstraint(
                        fields=("id", "months", "most_months", "wait_days"),
                        name="a_rule_and_its_lengths",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("months__gte", 1),
                            ("most_months__gte", models.F("months")),
                            ("most_months__lte", 1200),
                        ),
                        name="a_rules_most_is_no_less_than_its_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("wait_days__gte", 7), ("wait_days__lte", 365)),
                        name="what_is_hidden_waits_a_while",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("action", models.CharField(max_length=10)),
                (
                    "sample",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("archive_reference", models.CharField(blank=True, max_length=60)),
                ("prepared_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("sent_back_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("counts", models.JSONField(default=dict)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.room",
                    ),
                ),
                (
                    "sent_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="retention.rule",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RuleApproval",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("approved_by", models.CharField(max_length=120)),
                ("approved_on", models.DateField()),
                ("withdrawn_by", models.CharField(blank=True, max_length=120)),
                ("withdrawn_on", models.DateField(null=True)),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="retention.rule",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.site",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("record_id", models.UUIDField()),
                ("ground", models.CharField(max_length=200)),
                ("review_on", models.DateField()),
                ("placed_on", models.DateField()),
                ("placed_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.room",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["record_id"], name="holds_of_record")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=("record_id",),
                        name="a_record_has_one_hold",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground", ""), _negated=True),
                        name="a_hold_has_a_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_on__gt", models.F("placed_on")),
                            (
                                "review_on__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("placed_on"), "+", models.Value(366)
                                ),
                            ),
                        ),
                        name="a_hold_is_looked_at_within_a_year",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("record_id", models.UUIDField()),
                ("reason", models.CharField(max_length=20)),
                ("starts_on", models.DateField()),
                ("months", models.PositiveSmallIntegerField(default=0)),
                ("most_months", models.PositiveSmallIntegerField(default=0)),
                ("paused_days", models.PositiveIntegerField(default=0)),
                ("wait_days", models.PositiveSmallIntegerField()),
                (
                    "due_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                models.F("starts_on"),
                                models.Func(
                                    models.F("months"),
                                    output_field=models.DurationField(),
                                    template="make_interval(0, %(expressions)s)",
                                ),
                                models.Func(
                                    models.F("paused_days"),
                                    output_field=models.DurationField(),
                                    template="make_interval(0, 0, 0, %(expressions)s)",
                                ),
                                arg_joiner=" + ",
                                output_field=models.DateField(),
                                template="((%(expressions)s))::date",
                            ),
                            models.Func(
                                models.F("starts_on"),
                                models.Func(
                                    models.F("most_months"),
                                    output_field=models.DurationField(),
                                    template="make_interval(0, %(expressions)s)",
                                ),
                                arg_joiner=" + ",
                                output_field=models.DateField(),
                                template="((%(expressions)s))::date",
                            ),
                            function="LEAST",
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("hidden_on", models.DateField()),
                ("hidden_at", models.DateTimeField()),
                (
                    "erasable_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("hidden_on"), "+", models.F("wait_days")
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("shown_at", models.DateTimeField(null=True)),
                ("erased_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=10)),
                ("journaled_at", models.DateTimeField(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="removals",
                        to="retention.erasure",
                    ),
                ),
                (
                    "came_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.room",
                    ),
                ),
                (
                    "shown_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="retention.rule",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["room", "-hidden_at"], name="newest_removals"),
                    models.Index(
                        condition=models.Q(
                            ("erased_at__isnull", False), ("journaled_at__isnull", True)
                        ),
                        fields=["erased_at"],
                        name="removals_to_journal",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("erased_at__isnull", True), ("shown_at__isnull", True)),
                        fields=("record_id",),
                        name="a_record_is_hidden_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hidden_on__gte", models.F("due_on"))),
                        name="nothing_is_hidden_before_it_is_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", "period_over"), ("rule__isnull", False)),
                            models.Q(
                                ("months", 0),
                                ("most_months", 0),
                                ("paused_days", 0),
                                ("rule__isnull", True),
                                models.Q(("reason__in", ["", "period_over"]), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_removal_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", True),
                            models.Q(
                                ("batch__isnull", False),
                                ("shown_at__isnull", True),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="what_is_erased_was_in_an_approved_batch",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(("approved_by", models.F("prepared_by")), _negated=True),
                    _connector="OR",
                ),
                name="somebody_else_approves_an_erasure",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("done_at__isnull", True),
                    models.Q(("approved_at__isnull", False), ("sent_back_at__isnull", True)),
                    _connector="OR",
                ),
                name="nothing_is_erased_unapproved",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("action", "archive"), _negated=True),
                    ("approved_at__isnull", True),
                    models.Q(("archive_reference", ""), _negated=True),
                    _connector="OR",
                ),
                name="what_the_archive_gets_has_its_reference",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleapproval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_on__isnull", True)),
                fields=("rule", "site"),
                name="a_rule_is_approved_once_a_site",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(("approved_by", ""), _negated=True),
                name="an_approved_rule_has_a_name",
            ),
        ),
    ]
