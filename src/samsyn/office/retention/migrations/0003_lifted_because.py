"""A hold is lifted with a reason. Those lifted before it was asked for say so."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("retention", "0002_rooms")]
    operations = [
        migrations.AddField(
            "hold",
            "lifted_because",
            models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.RunSQL(
            "UPDATE retention_hold SET lifted_because = 'Lyft innan skäl krävdes'"
            " WHERE lifted_at IS NOT NULL;",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            "hold",
            models.CheckConstraint(
                name="a_lifted_hold_says_why",
                condition=Q(lifted_at__isnull=True) | ~Q(lifted_because=""),
            ),
        ),
    ]
