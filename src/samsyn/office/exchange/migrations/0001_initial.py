"""The outbox between installations, and what has been taken in."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from samsyn.office.schema import FirstMigration


class Migration(FirstMigration):
    initial = True

    dependencies = [
        ("partners", "0010_peers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incoming",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message_id", models.UUIDField()),
                ("mark", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField()),
                (
                    "peer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.peer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("peer", "message_id"), name="a_message_is_taken_in_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("package_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("kind", models.CharField(max_length=12)),
                ("message_id", models.UUIDField()),
                ("disclosure_id", models.UUIDField(db_index=True)),
                ("content", models.BinaryField()),
                ("sealed_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("next_try_at", models.DateTimeField()),
                ("fault", models.CharField(blank=True, max_length=24)),
                ("settled_at", models.DateTimeField(null=True)),
                ("receipt", models.TextField(blank=True)),
                (
                    "peer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.peer",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["peer", "id"],
                        name="what_waits",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", True),
                                ("state", "waiting"),
                                models.Q(("content", b""), _negated=True),
                            ),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("state__in", ["delivered", "refused", "expired"]),
                                ("content", b""),
                            ),
                            _connector="OR",
                        ),
                        name="a_package_waits_with_its_content",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "delivered"), _negated=True),
                            models.Q(("receipt", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_delivered_package_has_its_receipt",
                    ),
                ],
            },
        ),
    ]
