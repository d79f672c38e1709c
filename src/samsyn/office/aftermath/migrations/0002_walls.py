"""Puts answers behind the wall and under audit: each follows its incident, a check its groups."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('aftermath_response', 'compartment_id');
SELECT samsyn_build_wall('aftermath_stepnote', 'compartment_id');
SELECT samsyn_build_wall('aftermath_riskassessment', 'compartment_id');
SELECT samsyn_build_wall('aftermath_partnertask', 'compartment_id');
SELECT samsyn_build_wall('aftermath_disputecheck', 'compartment_id', 'group_compartment_id', 'other_compartment_id');

SELECT samsyn_follow('aftermath_response', 'incident_id', 'compartment_id', 'incidents_incident');
SELECT samsyn_follow('aftermath_stepnote', 'response_id', 'compartment_id', 'aftermath_response');
SELECT samsyn_follow('aftermath_riskassessment', 'response_id', 'compartment_id', 'aftermath_response');
SELECT samsyn_follow('aftermath_partnertask', 'response_id', 'compartment_id', 'aftermath_response');
SELECT samsyn_follow('aftermath_disputecheck', 'response_id', 'compartment_id', 'aftermath_response');
SELECT samsyn_follow('aftermath_disputecheck', 'group_id', 'group_compartment_id', 'groups_group');
SELECT samsyn_follow('aftermath_disputecheck', 'other_id', 'other_compartment_id', 'groups_group');

SELECT samsyn_build_audit('aftermath_responserule');
SELECT samsyn_build_audit('aftermath_response');
SELECT samsyn_build_audit('aftermath_stepnote');
SELECT samsyn_build_audit('aftermath_riskassessment');
SELECT samsyn_build_audit('aftermath_partnertask');
SELECT samsyn_build_audit('aftermath_disputecheck');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("aftermath", "0001_initial"),
        ("incidents", "0002_walls"),
        ("groups", "0002_walls"),
        ("audit", "0002_append_only"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
