"""Remembers which texts named nobody on the day that a report was told outside."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("problem_analysis", "0002_walls")]
    operations = [
        migrations.AddField(
            model_name="outsideanalysis",
            name="unnamed",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), default=list, size=None
            ),
        ),
    ]
