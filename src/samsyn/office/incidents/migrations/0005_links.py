"""Links between two rooms' records of one incident, behind the wall and under audit."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQL = """
SELECT samsyn_build_wall('incidents_incidentlink', 'compartment_id', 'other_compartment_id');
SELECT samsyn_follow('incidents_incidentlink', 'incident_id', 'compartment_id', 'incidents_incident');
SELECT samsyn_follow('incidents_incidentlink', 'other_id', 'other_compartment_id', 'incidents_incident');
SELECT samsyn_build_audit('incidents_incidentlink');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0004_reviews_behind_the_wall"),
        ("partners", "0003_youngest_listed_age"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IncidentLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("reason", models.CharField(max_length=300)),
                ("undone_at", models.DateTimeField(null=True)),
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
                        related_name="links",
                        to="incidents.incident",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_back",
                        to="incidents.incident",
                    ),
                ),
                (
                    "other_compartment",
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
                    models.CheckConstraint(
                        condition=models.Q(("incident", models.F("other")), _negated=True),
                        name="a_link_joins_two_incidents",
                    )
                ],
            },
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
