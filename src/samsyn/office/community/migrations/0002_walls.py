"""Puts organisations behind the wall and under audit."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('community_organisation', 'compartment_id');
SELECT samsyn_build_audit('community_organisation');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0001_initial"),
        ("partners", "0002_walls"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
