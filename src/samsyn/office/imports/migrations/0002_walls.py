"""Puts staged files and what they made behind the wall and under audit."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('imports_batch', 'compartment_id');
SELECT samsyn_build_wall('imports_filepiece', 'compartment_id');
SELECT samsyn_build_wall('imports_finding', 'compartment_id', 'other_compartment_id');
SELECT samsyn_build_wall('imports_batchrecord', 'compartment_id');
SELECT samsyn_build_wall('imports_savedmapping', 'compartment_id');

SELECT samsyn_follow('imports_filepiece', 'batch_id', 'compartment_id', 'imports_batch');
SELECT samsyn_follow('imports_finding', 'batch_id', 'compartment_id', 'imports_batch');
SELECT samsyn_follow('imports_batchrecord', 'batch_id', 'compartment_id', 'imports_batch');

SELECT samsyn_build_audit('imports_batch');
SELECT samsyn_build_audit('imports_filepiece');
SELECT samsyn_build_audit('imports_finding');
SELECT samsyn_build_audit('imports_batchrecord');
SELECT samsyn_build_audit('imports_savedmapping');
"""


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
