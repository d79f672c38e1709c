"""The rule table, number series, and the ledger of both sides."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from samsyn.office.schema import FirstMigration


class Migration(FirstMigration):
    initial = True

    dependencies = [
        ("groups", "0004_walled_disputes"),
        ("incidents", "0004_reviews_behind_the_wall"),
        ("partners", "0003_youngest_listed_age"),
        ("people", "0004_restricting"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ground",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40)),
                ("provision", models.CharField(max_length=120)),
                ("from_kind", models.CharField(max_length=30)),
                ("to_kind", models.CharField(max_length=30)),
                ("is_duty", models.BooleanField(default=False)),
                ("has_own_tests", models.BooleanField(default=False)),
                ("youngest", models.PositiveSmallIntegerField(null=True)),
                ("oldest", models.PositiveSmallIntegerField(null=True)),
                ("text", models.TextField()),
                ("source", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                ("approved_by", models.CharField(blank=True, max_length=120)),
                ("approved_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "from_kind", "to_kind", "valid_from"),
                        name="one_wording_of_a_ground_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_by", ""), ("approved_on__isnull", True)),
                            models.Q(
                                models.Q(("approved_by", ""), _negated=True),
                                ("approved_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_approval_has_a_name_and_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to_kind", "national"), _negated=True),
                            models.Q(("from_kind", "national"), _negated=True),
                        ),
                        name="the_public_and_the_nation_get_no_persons",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("number", models.CharField(max_length=24)),
                ("kind", models.CharField(max_length=10)),
                ("purpose", models.CharField(max_length=300)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), size=None
                    ),
                ),
                ("contents", models.JSONField()),
                ("decided_at", models.DateTimeField()),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["compartment", "-decided_at"], name="latest_told"),
                    models.Index(fields=["person", "to_room"], name="told_of_person"),
                    models.Index(fields=["group", "to_room"], name="told_of_group"),
                    models.Index(fields=["incident", "to_room"], name="told_of_incident"),
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
                        name="disclosure_is_about_one_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__regex", "^\\s*$"), _negated=True),
                        name="disclosure_states_its_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        name="disclosure_is_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fields", []), _negated=True),
                        name="disclosure_tells_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("room", models.F("to_room")), _negated=True),
                        name="a_disclosure_leaves_the_room",
                    ),
                    models.UniqueConstraint(
                        fields=("room", "number"), name="a_number_is_given_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("year", models.PositiveSmallIntegerField()),
                ("latest", models.PositiveIntegerField(default=0)),
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
                        fields=("compartment", "year"), name="one_series_a_room_and_year"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("number", models.CharField(max_length=24)),
                ("kind", models.CharField(max_length=10)),
                ("purpose", models.CharField(max_length=300)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), size=None
                    ),
                ),
                ("contents", models.JSONField()),
                ("disclosure_id", models.UUIDField(unique=True)),
                ("origin", models.CharField(max_length=120)),
                ("provision", models.CharField(max_length=120)),
                ("is_first", models.BooleanField()),
                ("received_at", models.DateTimeField()),
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
                (
                    "origin_room",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.room",
                    ),
                ),
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
                "indexes": [
                    models.Index(fields=["compartment", "-received_at"], name="latest_received"),
                    models.Index(fields=["person"], name="received_of_person"),
                    models.Index(fields=["group"], name="received_of_group"),
                    models.Index(fields=["incident"], name="received_of_incident"),
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
                        name="receipt_is_about_one_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__regex", "^\\s*$"), _negated=True),
                        name="receipt_states_its_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        name="receipt_is_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fields", []), _negated=True),
                        name="receipt_tells_something",
                    ),
                ],
            },
        ),
    ]
