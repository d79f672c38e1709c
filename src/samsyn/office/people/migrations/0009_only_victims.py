"""Refuses to hold somebody as a victim only and as suspected, or as an offender with others."""

from django.db import migrations, models

# Rows from before are put right first. The owner meets the walls too, so they are let down for
# the one statement and raised again in the same transaction.
PUT_RIGHT = """
ALTER TABLE people_person NO FORCE ROW LEVEL SECURITY;
ALTER TABLE people_persontie NO FORCE ROW LEVEL SECURITY;
UPDATE people_person SET not_suspected = true WHERE standing = 'victim_only' AND NOT not_suspected;
UPDATE people_persontie SET status = 'withdrawn' FROM people_person person
WHERE person.id IN (person_id, other_id) AND person.standing = 'victim_only'
  AND people_persontie.kind = 'co_offending';
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE people_person FORCE ROW LEVEL SECURITY;
ALTER TABLE people_persontie FORCE ROW LEVEL SECURITY;
"""

TIES = """
ALTER TABLE people_persontie ADD COLUMN listed_standing varchar(12) GENERATED ALWAYS AS (
  CASE WHEN kind = 'co_offending' AND status <> 'withdrawn' THEN 'in_scope'::varchar(12) END) STORED;
ALTER TABLE people_persontie ADD CONSTRAINT nobody_held_only_as_a_victim_offends_with_others
  FOREIGN KEY (person_id, listed_standing) REFERENCES people_person (id, standing);
ALTER TABLE people_persontie ADD CONSTRAINT nobody_held_only_as_a_victim_is_offended_with
  FOREIGN KEY (other_id, listed_standing) REFERENCES people_person (id, standing);
"""

REVERSE = "ALTER TABLE people_persontie DROP COLUMN listed_standing CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("people", "0008_emptied_compartments")]
    operations = [
        migrations.RunSQL(PUT_RIGHT, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "person",
            models.CheckConstraint(
                name="nobody_held_only_as_a_victim_is_marked_as_suspected",
                condition=~models.Q(standing="victim_only") | models.Q(not_suspected=True),
            ),
        ),
        migrations.RunSQL(TIES, REVERSE),
    ]
