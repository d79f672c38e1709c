"""Keeps "never the same" for incidents, who undid a link, and one standing link a pair."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0005_links"),
        ("partners", "0003_youngest_listed_age"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="incidentlink",
            name="undone_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="incidentlink",
            name="verdict",
            field=models.CharField(default="same", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="incidentlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["same", "different"])),
                name="a_verdict_on_incidents_is_same_or_different",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentlink",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("incident", "other"),
                django.db.models.functions.comparison.Greatest("incident", "other"),
                condition=models.Q(("undone_at__isnull", True)),
                name="two_incidents_have_one_standing_link",
            ),
        ),
    ]
