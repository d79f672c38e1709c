"""A review says how many readings other systems made, and how many of them were to be drawn."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0004_digests")]
    operations = [
        migrations.AddField(
            "logreview",
            "system_sample",
            models.PositiveSmallIntegerField(default=0, db_default=0),
        ),
        migrations.AddField(
            "logreview", "system_readings", models.PositiveIntegerField(default=0, db_default=0)
        ),
    ]
