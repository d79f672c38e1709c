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
        ("groups", "0001_initial"),
        ("partners", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=24)),
                ("earliest_at", models.DateTimeField()),
                ("latest_at", models.DateTimeField()),
                ("time_precision", models.CharField(max_length=8)),
                ("area", models.CharField(blank=True, max_length=120)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("place_precision", models.CharField(default="unknown", max_length=14)),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("has_traces", models.BooleanField(null=True)),
                ("independent_witnesses", models.BooleanField(null=True)),
                ("weapon", models.CharField(blank=True, max_length=20)),
                ("shots_fired", models.PositiveSmallIntegerField(null=True)),
                ("indoors", models.BooleanField(null=True)),
                ("dead", models.PositiveSmallIntegerField(default=0)),
                ("injured", models.PositiveSmallIntegerField(default=0)),
                ("harm_known", models.BooleanField(default=True)),
                ("status", models.CharField(default="reported", max_length=16)),
                ("member_involved", models.CharField(default="unknown", max_length=12)),
                ("group_motivated", models.CharField(default="unknown", max_length=12)),
                ("involvement_basis", models.CharField(blank=True, max_length=300)),
                ("summary", models.TextField(blank=True)),
                ("external_reference", models.CharField(blank=True, max_length=80)),
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
                "indexes": [
                    models.Index(fields=["compartment", "-latest_at"], name="newest_incidents"),
                    models.Index(fields=["-latest_at"], name="incidents_by_time"),
                    models.Index(
                        fields=["room", "external_reference"], name="incidents_by_reference"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("latest_at__gte", models.F("earliest_at"))),
                        name="a_moment_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))
                            ),
                            _connector="OR",
                        ),
                        name="a_point_has_both_coordinates",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentGroup",
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
                ("side", models.CharField(max_length=10)),
                ("certainty", models.CharField(default="unknown", max_length=12)),
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
                        related_name="sides",
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
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sides",
                        to="incidents.incident",
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
                        name="incidents_incidentgroup_is_reviewed_within_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="incidents_incidentgroup_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
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
                ("role", models.CharField(max_length=10)),
                ("harm", models.CharField(default="unknown", max_length=10)),
                ("intended", models.BooleanField(null=True)),
                ("suspicion", models.CharField(default="not_suspected", max_length=16)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="people.person",
                    ),
                ),
                (
                    "person_compartment",
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
                "indexes": [models.Index(fields=["person"], name="involvements_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_days__gte", 1), ("review_days__lte", 366)),
                        name="incidents_involvement_is_reviewed_within_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="incidents_involvement_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("role", "suspect"),
                                models.Q(("suspicion", "not_suspected"), _negated=True),
                            ),
                            models.Q(
                                models.Q(("role", "suspect"), _negated=True),
                                ("suspicion", "not_suspected"),
                            ),
                            _connector="OR",
                        ),
                        name="only_a_suspect_is_suspected",
                    ),
                ],
            },
        ),
    ]
