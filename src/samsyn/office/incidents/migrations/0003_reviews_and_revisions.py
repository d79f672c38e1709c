"""Adds what reviews and revisions of incidents leave behind."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0002_walls"),
        ("partners", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="source_reliability",
            field=models.CharField(default="not_assessed", max_length=20),
        ),
        migrations.AddField(
            model_name="incident",
            name="information_accuracy",
            field=models.CharField(default="not_assessed", max_length=40),
        ),
        migrations.AddField(
            model_name="incident",
            name="hides_place",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="incident",
            name="lawful_or_accidental",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="review_again",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="incident",
            name="revised_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="revised_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="involvement",
            name="at_home",
            field=models.BooleanField(null=True),
        ),
        migrations.CreateModel(
            name="IncidentReview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("status", models.CharField(max_length=16)),
                ("member_involved", models.CharField(max_length=12)),
                ("group_motivated", models.CharField(max_length=12)),
                ("basis", models.CharField(blank=True, max_length=300)),
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
                        related_name="reviews",
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["incident", "-recorded_at"], name="reviews_of_incident")
                ],
            },
        ),
    ]
