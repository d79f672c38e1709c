import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from samsyn.office.schema import FirstMigration


class Migration(FirstMigration):
    initial = True

    dependencies = [
        ("call_ins", "0005_no_children"),
        ("partners", "0010_peers"),
        ("people", "0010_saved_by"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReachDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("asked", models.JSONField()),
                ("people", models.PositiveIntegerField()),
                ("contacts", models.PositiveIntegerField()),
                ("proposed", models.PositiveIntegerField()),
                ("proposed_reach", models.FloatField()),
                ("chosen", models.PositiveIntegerField()),
                ("chosen_reach", models.FloatField()),
                ("is_proved", models.BooleanField()),
                (
                    "call_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reach_decisions",
                        to="call_ins.callin",
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
        ),
        migrations.CreateModel(
            name="ReachDecisionLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("is_proposed", models.BooleanField()),
                ("is_chosen", models.BooleanField()),
                ("by_hand", models.CharField(blank=True, max_length=8)),
                ("because", models.CharField(blank=True, max_length=300)),
                ("session", models.PositiveSmallIntegerField(default=1)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="planning.reachdecision",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
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
        ),
        migrations.AddIndex(
            model_name="reachdecision",
            index=models.Index(fields=["call_in", "-recorded_at"], name="newest_reach_decisions"),
        ),
        migrations.AddConstraint(
            model_name="reachdecisionline",
            constraint=models.UniqueConstraint(
                fields=("decision", "person"), name="a_person_stands_once_in_a_reach_decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="reachdecisionline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by_hand", ""), models.Q(("because", ""), _negated=True), _connector="OR"
                ),
                name="a_change_by_hand_says_why",
            ),
        ),
    ]
