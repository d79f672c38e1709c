"""Puts promises behind the wall and under audit; a promise's group follows the group."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('promises_promise', 'compartment_id');
SELECT samsyn_build_wall('promises_promisedgroup', 'compartment_id', 'group_compartment_id');
SELECT samsyn_follow('promises_promisedgroup', 'promise_id', 'compartment_id', 'promises_promise');
SELECT samsyn_follow('promises_promisedgroup', 'group_id', 'group_compartment_id', 'groups_group');
SELECT samsyn_build_audit('promises_promise');
SELECT samsyn_build_audit('promises_promisedgroup');
"""


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial"), ("groups", "0002_walls")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
