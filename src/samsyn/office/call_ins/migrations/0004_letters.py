"""Keeps which version of a text an invitation was printed from."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("call_ins", "0003_walls"), ("message_library", "0001_initial")]
    operations = [
        migrations.AddField(
            "invitation",
            "letter_version",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="message_library.messageversion",
            ),
        ),
        migrations.AddField("invitation", "letter_printed_at", models.DateTimeField(null=True)),
    ]
