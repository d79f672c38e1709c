"""Puts people behind the wall and under audit, and lets standing be referred to."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('people_source', 'compartment_id');
SELECT samsyn_build_wall('people_person', 'compartment_id');
SELECT samsyn_build_wall('people_personname', 'compartment_id');
SELECT samsyn_build_wall('people_identitynumber', 'compartment_id');
SELECT samsyn_build_wall('people_searchtoken', 'compartment_id');
SELECT samsyn_build_wall('people_persontie', 'compartment_id', 'other_compartment_id');
SELECT samsyn_build_wall('people_personlink', 'compartment_id', 'other_compartment_id');

SELECT samsyn_follow('people_personname', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('people_identitynumber', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('people_searchtoken', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('people_persontie', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('people_persontie', 'other_id', 'other_compartment_id', 'people_person');
SELECT samsyn_follow('people_personlink', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('people_personlink', 'other_id', 'other_compartment_id', 'people_person');

SELECT samsyn_build_audit('people_source');
SELECT samsyn_build_audit('people_person');
SELECT samsyn_build_audit('people_personname');
SELECT samsyn_build_audit('people_identitynumber');
SELECT samsyn_build_audit('people_searchtoken');
SELECT samsyn_build_audit('people_persontie');
SELECT samsyn_build_audit('people_personlink');

-- What may be claimed of a person depends on their standing: a row that lists somebody refers
-- to (id, 'in_scope'), and referential checks hold whoever writes and whatever they may see.
ALTER TABLE people_person ADD CONSTRAINT people_person_and_standing UNIQUE (id, standing);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
