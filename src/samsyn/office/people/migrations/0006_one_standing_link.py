"""Lets two people have one standing link at most."""

import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0003_youngest_listed_age"),
        ("people", "0005_tokens"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="personlink",
            name="verdict",
            field=models.CharField(default="same", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="personlink",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("person", "other"),
                django.db.models.functions.comparison.Greatest("person", "other"),
                condition=models.Q(("undone_at__isnull", True)),
                name="two_people_have_one_standing_link",
            ),
        ),
    ]
