"""Keeps "never the same" for groups, who undid a link, and one standing link a pair."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0006_walled_links"),
        ("partners", "0003_youngest_listed_age"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="grouplink",
            name="undone_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="grouplink",
            name="verdict",
            field=models.CharField(default="same", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="grouplink",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["same", "different"])),
                name="a_verdict_on_groups_is_same_or_different",
            ),
        ),
        migrations.AddConstraint(
            model_name="grouplink",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("group", "other"),
                django.db.models.functions.comparison.Greatest("group", "other"),
                condition=models.Q(("undone_at__isnull", True)),
                name="two_groups_have_one_standing_link",
            ),
        ),
    ]
