import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from samsyn.office.schema import FirstMigration


class Migration(FirstMigration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("partners", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Group",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("working_name", models.CharField(max_length=80)),
                ("sort_key", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=20)),
                ("external_reference", models.CharField(blank=True, max_length=80)),
                ("mapped_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "recorded_by",
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
                "indexes": [
                    models.Index(fields=["compartment", "sort_key"], name="groups_in_order"),
                    models.Index(fields=["room", "external_reference"], name="groups_by_reference"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("working_name", ""), _negated=True),
                        name="a_group_has_a_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupAlias",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("source_reliability", models.CharField(default="not_assessed", max_length=20)),
                ("information_accuracy", models.CharField(default="not_assessed", max_length=40)),
                ("status", models.CharField(default="accepted", max_length=12)),
                ("last_confirmed_on", models.DateField()),
                ("review_days", models.PositiveSmallIntegerField(default=180)),
                (
                    "review_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("last_confirmed_on"), "+", models.F("review_days")
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("name", models.CharField(max_length=80)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="groups.group",
                    ),
                ),
                (
                    "recorded_by",
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
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_days__gte", 1), ("review_days__lte", 366)),
                        name="groups_groupalias_is_reviewed_within_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="groups_groupalias_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupAssessment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("source_reliability", models.CharField(default="not_assessed", max_length=20)),
                ("information_accuracy", models.CharField(default="not_assessed", max_length=40)),
                ("status", models.CharField(default="accepted", max_length=12)),
                ("last_confirmed_on", models.DateField()),
                ("review_days", models.PositiveSmallIntegerField(default=180)),
                (
                    "review_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("last_confirmed_on"), "+", models.F("review_days")
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("size_least", models.PositiveSmallIntegerField(null=True)),
                ("size_most", models.PositiveSmallIntegerField(null=True)),
                ("cohesion", models.CharField(blank=True, max_length=10)),
                ("in_words", models.TextField(blank=True)),
                ("known", models.TextField(blank=True)),
                ("believed", models.TextField(blank=True)),
                ("not_known", models.TextField(blank=True)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="groups.group",
                    ),
                ),
                (
                    "recorded_by",
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
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_days__gte", 1), ("review_days__lte", 366)),
                        name="groups_groupassessment_is_reviewed_within_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="groups_groupassessment_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("size_least__isnull", True), ("size_most__isnull", True)),
                            ("size_most__gte", models.F("size_least")),
                            _connector="OR",
                        ),
                        name="a_size_band_is_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupRelation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("source_reliability", models.CharField(default="not_assessed", max_length=20)),
                ("information_accuracy", models.CharField(default="not_assessed", max_length=40)),
                ("status", models.CharField(default="accepted", max_length=12)),
                ("last_confirmed_on", models.DateField()),
                ("review_days", models.PositiveSmallIntegerField(default=180)),
                (
                    "review_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("last_confirmed_on"), "+", models.F("review_days")
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("kind", models.CharField(max_length=12)),
                ("state", models.CharField(default="active", max_length=12)),
                ("certainty", models.CharField(default="unknown", max_length=12)),
                ("cause", models.CharField(blank=True, max_length=300)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="groups.group",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations_back",
                        to="groups.group",
                    ),
                ),
                (
                    "other_compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "recorded_by",
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
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_days__gte", 1), ("review_days__lte", 366)),
                        name="groups_grouprelation_is_reviewed_within_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="groups_grouprelation_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("group", models.F("other")), _negated=True),
                        name="a_relation_joins_two_groups",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupStanding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("source_reliability", models.CharField(default="not_assessed", max_length=20)),
                ("information_accuracy", models.CharField(default="not_assessed", max_length=40)),
                ("status", models.CharField(default="accepted", max_length=12)),
                ("last_confirmed_on", models.DateField()),
                ("review_days", models.PositiveSmallIntegerField(default=180)),
                (
                    "review_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("last_confirmed_on"), "+", models.F("review_days")
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("standing", models.CharField(max_length=12)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="groups.group",
                    ),
                ),
                (
                    "recorded_by",
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
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_days__gte", 1), ("review_days__lte", 366)),
                        name="groups_groupstanding_is_reviewed_within_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="groups_groupstanding_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("source_reliability", models.CharField(default="not_assessed", max_length=20)),
                ("information_accuracy", models.CharField(default="not_assessed", max_length=40)),
                ("status", models.CharField(default="accepted", max_length=12)),
                ("last_confirmed_on", models.DateField()),
                ("review_days", models.PositiveSmallIntegerField(default=180)),
                (
                    "review_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("last_confirmed_on"), "+", models.F("review_days")
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("role", models.CharField(max_length=12)),
                ("approved_on", models.DateField(null=True)),
                ("disputed_on", models.DateField(null=True)),
                ("dispute_settled_on", models.DateField(null=True)),
                ("dispute_reason", models.CharField(blank=True, max_length=300)),
                ("second_basis_on", models.DateField(null=True)),
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
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="groups.group",
                    ),
                ),
                (
                    "group_compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="people.person",
                    ),
                ),
                (
                    "recorded_by",
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
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["group", "review_on"], name="roster"),
                    models.Index(fields=["person"], name="memberships_of_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_days__gte", 1), ("review_days__lte", 366)),
                        name="groups_membership_is_reviewed_within_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="groups_membership_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MembershipBasis",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=24)),
                ("dated_on", models.DateField()),
                ("independent", models.BooleanField(default=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "group_compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bases",
                        to="groups.membership",
                    ),
                ),
                (
                    "recorded_by",
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
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MembershipConfirmation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("confirmed_on", models.DateField()),
                ("holds_days", models.PositiveSmallIntegerField()),
                (
                    "holds_until",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("confirmed_on"), "+", models.F("holds_days")
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "group_compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="groups.membership",
                    ),
                ),
                (
                    "recorded_by",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("holds_days__gte", 1), ("holds_days__lte", 366)),
                        name="a_confirmation_holds_a_year_at_most",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Territory",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("source_reliability", models.CharField(default="not_assessed", max_length=20)),
                ("information_accuracy", models.CharField(default="not_assessed", max_length=40)),
                ("status", models.CharField(default="accepted", max_length=12)),
                ("last_confirmed_on", models.DateField()),
                ("review_days", models.PositiveSmallIntegerField(default=180)),
                (
                    "review_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("last_confirmed_on"), "+", models.F("review_days")
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("areas", models.CharField(max_length=300)),
                ("outline", models.JSONField(null=True)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="groups.group",
                    ),
                ),
                (
                    "recorded_by",
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
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_days__gte", 1), ("review_days__lte", 366)),
                        name="groups_territory_is_reviewed_within_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="groups_territory_ends_after_it_starts",
                    ),
                ],
            },
        ),
    ]
