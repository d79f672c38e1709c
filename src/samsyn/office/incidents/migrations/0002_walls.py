"""Puts incidents behind the wall and under audit; nobody held only as a victim is suspected."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('incidents_incident', 'compartment_id');
SELECT samsyn_build_wall('incidents_involvement', 'compartment_id', 'person_compartment_id');
SELECT samsyn_build_wall('incidents_incidentgroup', 'compartment_id', 'group_compartment_id');

SELECT samsyn_follow('incidents_involvement', 'incident_id', 'compartment_id', 'incidents_incident');
SELECT samsyn_follow('incidents_involvement', 'person_id', 'person_compartment_id', 'people_person');
SELECT samsyn_follow('incidents_incidentgroup', 'incident_id', 'compartment_id', 'incidents_incident');
SELECT samsyn_follow('incidents_incidentgroup', 'group_id', 'group_compartment_id', 'groups_group');

SELECT samsyn_build_audit('incidents_incident');
SELECT samsyn_build_audit('incidents_involvement');
SELECT samsyn_build_audit('incidents_incidentgroup');

ALTER TABLE incidents_involvement ADD COLUMN listed_standing varchar(12)
  GENERATED ALWAYS AS (CASE WHEN role = 'suspect' THEN 'in_scope'::varchar(12) END) STORED;
ALTER TABLE incidents_involvement ADD CONSTRAINT nobody_held_only_as_a_victim_is_suspected
  FOREIGN KEY (person_id, listed_standing) REFERENCES people_person (id, standing);
"""


class Migration(migrations.Migration):
    dependencies = [("incidents", "0001_initial"), ("groups", "0002_walls")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
