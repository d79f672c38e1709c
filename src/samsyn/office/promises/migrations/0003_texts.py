"""Keeps which approved text a promise was said from."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("promises", "0002_walls"), ("message_library", "0001_initial")]
    operations = [
        migrations.AddField(
            "promise",
            "message_version",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="message_library.messageversion",
            ),
        ),
    ]
