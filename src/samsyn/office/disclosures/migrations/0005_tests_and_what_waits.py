"""The grounds' tests as data, what waits, what is asked for, and what is recalled."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

from samsyn.office.schema import CreateModels


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("disclosures", "0004_protected_people"),
        ("groups", "0009_review_indexes"),
        ("incidents", "0009_saved_by"),
        ("partners", "0007_site_limits"),
        ("people", "0010_saved_by"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="ground",
            name="has_own_tests",
        ),
        migrations.AddField(
            model_name="disclosure",
            name="answers",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="holds_days",
            field=models.PositiveSmallIntegerField(default=730),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="told_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="ground",
            name="holds_days",
            field=models.PositiveSmallIntegerField(default=730),
        ),
        migrations.AddField(
            model_name="receipt",
            name="holds_days",
            field=models.PositiveSmallIntegerField(default=730),
        ),
        migrations.AddField(
            model_name="receipt",
            name="told_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="is_oral",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="ground",
            name="needs_second",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="ground",
            name="tests",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=24), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="is_oral",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="expires_on",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.expressions.CombinedExpression(
                    django.db.models.functions.comparison.Coalesce(
                        "told_on",
                        models.Func(
                            models.F("recorded_at"),
                            output_field=models.DateField(),
                            template="(%(expressions)s AT TIME ZONE 'UTC')::date",
                        ),
                    ),
                    "+",
                    models.F("holds_days"),
                ),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="expires_on",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.expressions.CombinedExpression(
                    django.db.models.functions.comparison.Coalesce(
                        "told_on",
                        models.Func(
                            models.F("recorded_at"),
                            output_field=models.DateField(),
                            template="(%(expressions)s AT TIME ZONE 'UTC')::date",
                        ),
                    ),
                    "+",
                    models.F("holds_days"),
                ),
                output_field=models.DateField(),
            ),
        ),
        CreateModels(
            [
                migrations.CreateModel(
                    name="Ask",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
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
                            "compartment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.compartment",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "to_room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.room",
                            ),
                        ),
                        ("description", models.CharField(max_length=300)),
                        ("purpose", models.CharField(max_length=300)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("room", models.F("to_room")), _negated=True),
                                name="a_room_asks_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("description__regex", "^\\s*$"), _negated=True),
                                    models.Q(("purpose__regex", "^\\s*$"), _negated=True),
                                ),
                                name="a_request_describes_and_says_why",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="AskNotice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
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
                            "compartment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.compartment",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ask_id", models.UUIDField(unique=True)),
                        (
                            "from_room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.room",
                            ),
                        ),
                        ("description", models.CharField(max_length=300)),
                        ("purpose", models.CharField(max_length=300)),
                        ("outcome", models.CharField(blank=True, max_length=10)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        (
                            "disclosure",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="disclosures.disclosure",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", True),
                                        ("answered_by__isnull", True),
                                        ("outcome", ""),
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        ("outcome__in", ["told", "refused", "nothing"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_answered_request_says_by_whom",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
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
                            "compartment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.compartment",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "to_room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.room",
                            ),
                        ),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24), size=None
                            ),
                        ),
                        ("purpose", models.CharField(max_length=300)),
                        ("given_on", models.DateField()),
                        ("until", models.DateField()),
                        ("withdrawn_on", models.DateField(null=True)),
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
                            models.CheckConstraint(
                                condition=models.Q(("fields", []), _negated=True),
                                name="a_consent_has_a_scope",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("given_on"))),
                                name="a_consent_ends_after_it_is_given",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_by__isnull", True),
                                        ("withdrawn_on__isnull", True),
                                    ),
                                    models.Q(
                                        ("withdrawn_by__isnull", False),
                                        ("withdrawn_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_withdrawn_consent_says_when_and_by_whom",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Cooperation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
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
                            "compartment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.compartment",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reference", models.CharField(max_length=60)),
                        ("decided_by", models.CharField(max_length=120)),
                        ("decided_on", models.DateField()),
                        ("until", models.DateField()),
                        (
                            "parties",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                        ),
                        ("purpose", models.CharField(max_length=300)),
                        ("ended_on", models.DateField(null=True)),
                        (
                            "ended_by",
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
                            models.CheckConstraint(
                                condition=models.Q(("parties", []), _negated=True),
                                name="a_cooperation_has_parties",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("decided_on"))),
                                name="a_cooperation_ends_after_it_begins",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
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
                            "compartment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.compartment",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kind", models.CharField(max_length=10)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.group",
                            ),
                        ),
                        (
                            "incident",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="incidents.incident",
                            ),
                        ),
                        ("purpose", models.CharField(max_length=300)),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24), size=None
                            ),
                        ),
                        (
                            "to_room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.room",
                            ),
                        ),
                        (
                            "ground",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="disclosures.ground",
                            ),
                        ),
                        ("answers", models.JSONField(default=list)),
                        ("state", models.CharField(default="waiting", max_length=10)),
                        (
                            "reasons",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), default=list, size=None
                            ),
                        ),
                        ("settled_at", models.DateTimeField(null=True)),
                        (
                            "settled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "disclosure",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="disclosures.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["compartment", "state"], name="proposals_by_state")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("group__isnull", True),
                                        ("incident__isnull", True),
                                        ("kind", "person"),
                                        ("person__isnull", False),
                                    ),
                                    models.Q(
                                        ("group__isnull", False),
                                        ("incident__isnull", True),
                                        ("kind", "group"),
                                        ("person__isnull", True),
                                    ),
                                    models.Q(
                                        ("group__isnull", True),
                                        ("incident__isnull", False),
                                        ("kind", "incident"),
                                        ("person__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_is_about_one_record",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("purpose__regex", "^\\s*$"), _negated=True),
                                name="proposal_states_its_purpose",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("fields", []), _negated=True),
                                name="proposal_tells_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("settled_at__isnull", True),
                                        ("settled_by__isnull", True),
                                        ("state__in", ["waiting", "spoken"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["waiting", "spoken"]), _negated=True
                                        ),
                                        ("settled_at__isnull", False),
                                        ("settled_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_settled_proposal_says_by_whom",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["confirmed", "declined"]), _negated=True
                                    ),
                                    models.Q(
                                        ("settled_by", models.F("recorded_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="a_second_person_settles_a_proposal",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recall",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
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
                            "compartment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.compartment",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "disclosure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recalls",
                                to="disclosures.disclosure",
                            ),
                        ),
                        ("kind", models.CharField(max_length=12)),
                        ("reason", models.CharField(max_length=300)),
                        ("contents", models.JSONField(default=dict)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "correction"),
                                        models.Q(("contents", {}), _negated=True),
                                    ),
                                    ("kind", "withdrawal"),
                                    _connector="OR",
                                ),
                                name="a_recall_corrects_or_withdraws",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "^\\s*$"), _negated=True),
                                name="a_recall_says_why",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RecallAnswer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
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
                            "compartment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.compartment",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recall_id", models.UUIDField(unique=True)),
                        ("outcome", models.CharField(max_length=12)),
                        ("because", models.CharField(blank=True, max_length=20)),
                        ("answered_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="RecallNotice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
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
                            "compartment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.compartment",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recall_id", models.UUIDField(unique=True)),
                        (
                            "receipt",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="disclosures.receipt",
                            ),
                        ),
                        ("number", models.CharField(max_length=24)),
                        ("origin", models.CharField(max_length=120)),
                        (
                            "origin_room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.room",
                            ),
                        ),
                        ("kind", models.CharField(max_length=12)),
                        ("reason", models.CharField(max_length=300)),
                        ("contents", models.JSONField(default=dict)),
                        ("outcome", models.CharField(blank=True, max_length=12)),
                        ("because", models.CharField(blank=True, max_length=20)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["compartment", "outcome"], name="notices_by_outcome"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", True),
                                        ("answered_by__isnull", True),
                                        ("outcome", ""),
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        ("outcome__in", ["taken_over", "kept"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_answered_notice_says_by_whom",
                            )
                        ],
                    },
                ),
            ]
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    models.Q(("confirmed_by", models.F("decided_by")), _negated=True),
                    _connector="OR",
                ),
                name="who_decides_does_not_confirm",
            ),
        ),
    ]
