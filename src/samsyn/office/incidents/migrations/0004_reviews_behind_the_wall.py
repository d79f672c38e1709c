"""Puts reviews of incidents behind the wall and under audit; the application never edits them."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('incidents_incidentreview', 'compartment_id');
SELECT samsyn_follow('incidents_incidentreview', 'incident_id', 'compartment_id', 'incidents_incident');
SELECT samsyn_build_audit('incidents_incidentreview');
"""


class Migration(migrations.Migration):
    dependencies = [("incidents", "0003_reviews_and_revisions")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
