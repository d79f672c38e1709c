"""Puts decisions on reach behind the wall and under audit; a line follows its person."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('planning_reachdecision', 'compartment_id');
SELECT samsyn_build_wall('planning_reachdecisionline', 'compartment_id');

SELECT samsyn_follow('planning_reachdecision', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('planning_reachdecisionline', 'person_id', 'compartment_id', 'people_person');

SELECT samsyn_build_audit('planning_reachdecision');
SELECT samsyn_build_audit('planning_reachdecisionline');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0001_initial"),
        ("call_ins", "0003_walls"),
        ("people", "0002_walls"),
        ("audit", "0002_append_only"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
