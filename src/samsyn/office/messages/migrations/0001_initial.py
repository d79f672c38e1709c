import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from samsyn.office.schema import FirstMigration


class Migration(FirstMigration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("partners", "0004_assigned_parts"),
    ]

    operations = [
        migrations.CreateModel(
            name="MessageText",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=20)),
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
                        models.F("compartment"),
                        models.F("kind"),
                        django.db.models.functions.text.Lower("name"),
                        name="a_text_of_a_kind_has_its_own_name",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "causality_line",
                                    "core_message",
                                    "offer",
                                    "safety_line",
                                    "sharing_line",
                                    "small_numbers_line",
                                ],
                            )
                        ),
                        fields=("compartment", "kind"),
                        name="a_single_kind_has_one_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "^\\s*$"), _negated=True),
                        name="a_text_has_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MessageVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("language", models.CharField(max_length=12)),
                ("number", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(blank=True, max_length=160)),
                ("body", models.TextField()),
                ("translated_by", models.CharField(blank=True, max_length=120)),
                ("translated_on", models.DateField(null=True)),
                (
                    "writers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(null=True)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("kept_because", models.CharField(blank=True, max_length=400)),
                ("sent_back_at", models.DateTimeField(null=True)),
                ("sent_back_because", models.CharField(blank=True, max_length=400)),
                ("legally_checked_by", models.CharField(blank=True, max_length=120)),
                ("legally_checked_on", models.DateField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=400)),
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
                    "changed_by",
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
                    "sent_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="message_library.messagetext",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("text", "language", "number"), name="a_version_is_numbered_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True), ("withdrawn_at__isnull", True)
                        ),
                        fields=("text", "language"),
                        name="one_version_at_a_time_is_unfinished",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body__regex", "^\\s*$"), _negated=True),
                        name="a_version_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
                        name="a_version_is_in_a_language",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            models.Q(
                                ("valid_to__gt", models.F("valid_from")),
                                (
                                    "valid_to__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("valid_from"), "+", models.Value(731)
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="a_version_holds_for_at_most_two_years",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("submitted_at__isnull", False),
                                ("valid_from__isnull", False),
                                ("valid_to__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_approved_version_is_submitted_and_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True),
                            ("language__in", ("sv", "en")),
                            models.Q(
                                models.Q(("translated_by", ""), _negated=True),
                                ("translated_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_approved_translation_is_marked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("legally_checked_by", ""), ("legally_checked_on__isnull", True)
                            ),
                            models.Q(
                                models.Q(("legally_checked_by", ""), _negated=True),
                                ("legally_checked_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_legal_check_has_a_name_and_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_because__regex", "^\\s*$"), _negated=True),
                            _connector="OR",
                        ),
                        name="a_withdrawal_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MessageLanguage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("code", models.CharField(max_length=12)),
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
                        fields=("compartment", "code"), name="a_language_is_added_once"
                    )
                ],
            },
        ),
    ]
