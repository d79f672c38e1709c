import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from samsyn.office.schema import FirstMigration


class Migration(FirstMigration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("message_library", "0002_walls"),
        ("partners", "0006_site_logo_is_noted"),
        ("people", "0009_only_victims"),
    ]

    operations = [
        migrations.CreateModel(
            name="CustomNotification",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recipient", models.CharField(default="person", max_length=10)),
                ("recipient_described", models.CharField(blank=True, max_length=120)),
                ("trigger", models.CharField(max_length=20)),
                ("occasion_on", models.DateField(null=True)),
                ("occasion_kind", models.CharField(blank=True, max_length=12)),
                ("occasion_id", models.UUIDField(null=True)),
                ("aim", models.CharField(max_length=300)),
                ("tier", models.CharField(max_length=20)),
                ("tier_because", models.CharField(blank=True, max_length=300)),
                ("is_urgent", models.BooleanField(default=False)),
                ("clock_starts_at", models.DateTimeField()),
                (
                    "team_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("ended_as", models.CharField(blank=True, max_length=10)),
                ("ended_at", models.DateTimeField(null=True)),
                ("end_reason", models.CharField(blank=True, max_length=300)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="talks",
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
                    "team_part",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person"], name="talks_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("aim", ""), _negated=True), name="a_talk_has_an_aim"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recipient", "person"),
                            models.Q(("recipient_described", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="somebody_close_is_described",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_as", ""), ("ended_at__isnull", True)),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("end_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_closed_talk_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeviceKey",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.BinaryField(unique=True)),
                ("salt", models.BinaryField()),
                ("used_at", models.DateTimeField()),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TalkBrief",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("person_ref", models.UUIDField()),
                ("recipient", models.CharField(default="person", max_length=10)),
                ("addressed_as", models.CharField(max_length=80)),
                ("due_at", models.DateTimeField(null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("meet_at", models.DateTimeField(null=True)),
                ("message_label", models.CharField(max_length=160)),
                ("message_language", models.CharField(max_length=12)),
                ("message_text", models.TextField()),
                ("legal_text", models.TextField(blank=True)),
                ("safety_note", models.CharField(blank=True, max_length=300)),
                ("letter_language", models.CharField(blank=True, max_length=12)),
                ("letter_heading", models.CharField(blank=True, max_length=300)),
                ("letter_text", models.TextField(blank=True)),
                ("offer", models.TextField(blank=True)),
                ("card_code", models.CharField(blank=True, max_length=20)),
                ("replaced_at", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "letter_version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="message_library.messageversion",
                    ),
                ),
                (
                    "message_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="message_library.messageversion",
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
                    "talk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="briefs",
                        to="notifications.customnotification",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("talk",),
                        name="one_brief_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TalkAttempt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("form_key", models.UUIDField(unique=True)),
                ("happened_at", models.DateTimeField()),
                ("outcome", models.CharField(max_length=16)),
                ("delivered", models.CharField(blank=True, max_length=8)),
                ("card_given", models.BooleanField(null=True)),
                ("response", models.CharField(blank=True, max_length=16)),
                ("help_wish", models.CharField(blank=True, max_length=10)),
                ("promised", models.CharField(blank=True, max_length=160)),
                ("promised_by", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("corrected_at", models.DateTimeField(null=True)),
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
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="notifications.talkbrief",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["met_person", "met_relative"]),
                            models.Q(
                                ("card_given__isnull", True),
                                ("delivered", ""),
                                ("help_wish", ""),
                                ("promised", ""),
                                ("response", ""),
                            ),
                            _connector="OR",
                        ),
                        name="only_a_meeting_has_answers",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TalkClearance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("safety", models.CharField(max_length=20)),
                ("safety_note", models.CharField(blank=True, max_length=300)),
                ("investigation_clear", models.BooleanField(default=False)),
                ("support_consulted", models.BooleanField(default=False)),
                ("child_assessment", models.CharField(blank=True, max_length=300)),
                ("legal_text", models.TextField(blank=True)),
                ("legal_cleared_by", models.CharField(blank=True, max_length=120)),
                ("legal_cleared_on", models.DateField(null=True)),
                ("legal_valid_to", models.DateField(null=True)),
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
                    "talk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clearances",
                        to="notifications.customnotification",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("legal_text", ""),
                            models.Q(
                                models.Q(("legal_cleared_by", ""), _negated=True),
                                ("legal_cleared_on__isnull", False),
                                ("legal_valid_to__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_legal_text_is_cleared_by_somebody_for_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TalkHandover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("wish", models.CharField(max_length=10)),
                ("agreed_at", models.DateTimeField()),
                (
                    "attempt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handover",
                        to="notifications.talkattempt",
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
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TalkMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.agency",
                    ),
                ),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="notifications.talkbrief",
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
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("brief", "staff"), name="in_a_team_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TalkRecontact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("happened_on", models.DateField()),
                ("result", models.CharField(max_length=12)),
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
                    "talk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recontacts",
                        to="notifications.customnotification",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TalkRule",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("least_partners", models.PositiveSmallIntegerField(default=2)),
                ("needs_civilian", models.BooleanField(default=True)),
                ("urgent_hours", models.PositiveSmallIntegerField(default=72)),
                ("planned_days", models.PositiveSmallIntegerField(default=14)),
                ("most_attempts", models.PositiveSmallIntegerField(default=3)),
                ("recontact_days", models.PositiveSmallIntegerField(default=30)),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.site",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("least_partners__gte", 2)),
                        name="a_team_is_of_at_least_two_partners",
                    )
                ],
            },
        ),
    ]
