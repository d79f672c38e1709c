"""Assessments of children."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from samsyn.office.schema import FirstMigration


class Migration(FirstMigration):
    initial = True

    dependencies = [
        ("partners", "0008_hidden_parts"),
        ("people", "0010_saved_by"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChildAssessment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("made_on", models.DateField()),
                ("verdict", models.CharField(max_length=4)),
                ("best_interest", models.TextField()),
                ("childs_view", models.CharField(blank=True, max_length=400)),
                ("guardians", models.CharField(max_length=10)),
                ("guardians_note", models.CharField(blank=True, max_length=300)),
                ("social_services", models.CharField(max_length=12)),
                ("school_is_involved", models.BooleanField(default=False)),
                ("conditions", models.CharField(blank=True, max_length=300)),
                ("is_young", models.BooleanField()),
                ("holds_days", models.PositiveSmallIntegerField()),
                (
                    "holds_until",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("made_on"), "+", models.F("holds_days")
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="child_assessments",
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "-recorded_at"], name="newest_assessments")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("best_interest", ""), _negated=True),
                        name="an_assessment_of_a_child_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("holds_days", 30), ("is_young", True)),
                            models.Q(("holds_days", 90), ("is_young", False)),
                            _connector="OR",
                        ),
                        name="an_assessment_of_a_child_holds_for_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_young", False),
                            ("verdict", "not"),
                            models.Q(("guardians", "agreed"), ("social_services", "takes_part")),
                            _connector="OR",
                        ),
                        name="a_young_child_is_met_with_consent_and_social_services",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("guardians", "not_told"), _negated=True),
                            models.Q(("guardians_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="guardians_who_are_not_told_have_a_reason",
                    ),
                ],
            },
        ),
    ]
