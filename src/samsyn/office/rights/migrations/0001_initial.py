"""Requests, what was found of them, and what is contested."""

import uuid

import django.db.models.deletion
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
            name="Contest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=12)),
                ("row_id", models.UUIDField()),
                ("raised_by", models.CharField(max_length=10)),
                ("received_on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                ("status_before", models.CharField(blank=True, max_length=12)),
                ("months", models.PositiveSmallIntegerField(default=1)),
                (
                    "due_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("received_on"),
                            models.Func(
                                models.F("months"),
                                output_field=models.DurationField(),
                                template="make_interval(0, %(expressions)s)",
                            ),
                            arg_joiner=" + ",
                            output_field=models.DateField(),
                            template="((%(expressions)s))::date",
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
                        related_name="contests",
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
        migrations.CreateModel(
            name="ContestDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("outcome", models.CharField(max_length=10)),
                ("reason", models.CharField(max_length=600)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "contest",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settled",
                        to="rights.contest",
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
            name="PersonRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("name", models.CharField(max_length=120)),
                ("reach_by", models.CharField(blank=True, max_length=200)),
                ("received_on", models.DateField()),
                ("identity_check", models.CharField(max_length=12)),
                ("check_note", models.CharField(blank=True, max_length=200)),
                ("months", models.PositiveSmallIntegerField(default=1)),
                (
                    "due_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("received_on"),
                            models.Func(
                                models.F("months"),
                                output_field=models.DurationField(),
                                template="make_interval(0, %(expressions)s)",
                            ),
                            arg_joiner=" + ",
                            output_field=models.DateField(),
                            template="((%(expressions)s))::date",
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("extended_on", models.DateField(null=True)),
                ("extended_because", models.CharField(blank=True, max_length=300)),
                ("searched_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("ground", models.CharField(blank=True, max_length=16)),
                ("answer_note", models.CharField(blank=True, max_length=600)),
                (
                    "answered_by",
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            name="RequestedRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="records",
                        to="rights.personrequest",
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
            name="RequestLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("held_in", models.CharField(max_length=60)),
                ("row_id", models.UUIDField()),
                ("contents", models.JSONField(default=list)),
                ("proposed", models.CharField(blank=True, max_length=8)),
                ("proposed_ground", models.CharField(blank=True, max_length=16)),
                ("decision", models.CharField(blank=True, max_length=8)),
                ("ground", models.CharField(blank=True, max_length=16)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="rights.requestedrecord",
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
                    "row_compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.compartment",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="contest",
            index=models.Index(fields=["row_id"], name="contests_of_row"),
        ),
        migrations.AddConstraint(
            model_name="contest",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="a_contest_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="contest",
            constraint=models.CheckConstraint(
                condition=models.Q(("months", 1)), name="a_contest_has_a_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="contestdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="a_settled_contest_says_why"
            ),
        ),
        migrations.AddIndex(
            model_name="personrequest",
            index=models.Index(fields=["room", "due_on"], name="requests_by_due_day"),
        ),
        migrations.AddConstraint(
            model_name="personrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("extended_on__isnull", True), ("months", 1)),
                    models.Q(
                        ("extended_on__isnull", False),
                        ("months", 3),
                        models.Q(("extended_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_request_is_extended_once_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="personrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answered_at__isnull", True),
                        ("answered_by__isnull", True),
                        ("outcome", ""),
                    ),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="an_answer_has_an_outcome_and_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="personrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "refused"), _negated=True),
                    models.Q(("ground", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_refused_request_has_its_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="requestedrecord",
            constraint=models.UniqueConstraint(fields=("request", "person"), name="requested_once"),
        ),
        migrations.AddConstraint(
            model_name="requestline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by__isnull", True), ("decision", "")),
                    models.Q(("decided_by__isnull", False), ("decision", "tell"), ("ground", "")),
                    models.Q(
                        ("decided_by__isnull", False),
                        ("decision__in", ["mask", "withhold"]),
                        models.Q(("ground", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="what_is_withheld_has_a_ground_and_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="requestline",
            constraint=models.UniqueConstraint(
                fields=("record", "held_in", "row_id"), name="a_row_is_found_once"
            ),
        ),
    ]
