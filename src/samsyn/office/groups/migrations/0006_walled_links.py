"""Puts links between groups behind the wall: a reader needs both rooms."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('groups_grouplink', 'compartment_id', 'other_compartment_id');
SELECT samsyn_follow('groups_grouplink', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('groups_grouplink', 'other_id', 'other_compartment_id', 'groups_group');
SELECT samsyn_build_audit('groups_grouplink');
"""


class Migration(migrations.Migration):
    dependencies = [("groups", "0005_links")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
