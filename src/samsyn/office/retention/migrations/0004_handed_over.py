"""What the archive takes is written as a package before it is erased, and its receipt kept."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("retention", "0003_lifted_because")]
    operations = [
        migrations.AddField(
            "erasure",
            "archive_file",
            models.CharField(blank=True, default="", max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            "erasure",
            "archive_sha256",
            models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField("erasure", "archived_at", models.DateTimeField(null=True)),
        migrations.RunSQL(
            "UPDATE retention_erasure SET archive_file = 'lämnat för hand'"
            " WHERE action = 'archive' AND done_at IS NOT NULL;",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            "erasure",
            models.CheckConstraint(
                name="nothing_is_erased_before_the_archive_has_it",
                condition=~Q(action="archive") | Q(done_at__isnull=True) | ~Q(archive_file=""),
            ),
        ),
    ]
