"""Who saved last stands in columns of the names that every versioned row has; no row is touched."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0009_only_victims")]

    operations = [
        migrations.RenameField("person", "revised_at", "changed_at"),
        migrations.RenameField("person", "revised_by", "changed_by"),
    ]
