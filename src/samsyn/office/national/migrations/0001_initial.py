"""What sites return, and what the national room holds."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partners", "0012_national_rooms_elsewhere"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReceivedReturn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("quarter", models.DateField()),
                ("edition", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("signature", models.TextField()),
                ("signer", models.CharField(max_length=43)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "peer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.peer",
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
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.site",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["site", "-quarter", "-edition"], name="newest_returns")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("room", "site", "quarter", "edition"),
                        name="a_return_is_received_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signature", ""), _negated=True),
                            models.Q(("digest", ""), _negated=True),
                        ),
                        name="a_received_return_is_signed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteReturn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("quarter", models.DateField()),
                ("edition", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("signature", models.TextField()),
                ("signer", models.CharField(max_length=43)),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("room", "quarter", "edition"), name="a_return_is_made_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signature", ""), _negated=True),
                            models.Q(("digest", ""), _negated=True),
                        ),
                        name="a_return_is_signed",
                    ),
                ],
            },
        ),
    ]
