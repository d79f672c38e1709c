"""Who saved last stands in columns of the names that every versioned row has; no row is touched."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("incidents", "0008_counting_indexes")]

    operations = [
        migrations.RenameField("incident", "revised_at", "changed_at"),
        migrations.RenameField("incident", "revised_by", "changed_by"),
    ]
