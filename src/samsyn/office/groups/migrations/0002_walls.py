"""Puts groups behind the wall, under audit, and lets the database count bases."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('groups_group', 'compartment_id');
SELECT samsyn_build_wall('groups_groupalias', 'compartment_id');
SELECT samsyn_build_wall('groups_groupstanding', 'compartment_id');
SELECT samsyn_build_wall('groups_groupassessment', 'compartment_id');
SELECT samsyn_build_wall('groups_territory', 'compartment_id');
SELECT samsyn_build_wall('groups_membership', 'compartment_id', 'group_compartment_id');
SELECT samsyn_build_wall('groups_membershipbasis', 'compartment_id', 'group_compartment_id');
SELECT samsyn_build_wall('groups_membershipconfirmation', 'compartment_id', 'group_compartment_id');
SELECT samsyn_build_wall('groups_grouprelation', 'compartment_id', 'other_compartment_id');

SELECT samsyn_follow('groups_groupalias', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('groups_groupstanding', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('groups_groupassessment', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('groups_territory', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('groups_membership', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('groups_membership', 'group_id', 'group_compartment_id', 'groups_group');
SELECT samsyn_follow('groups_grouprelation', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('groups_grouprelation', 'other_id', 'other_compartment_id', 'groups_group');

-- A basis and a confirmation carry both compartments of their membership.
ALTER TABLE groups_membership ADD CONSTRAINT groups_membership_and_both_compartments
  UNIQUE (id, compartment_id, group_compartment_id);
ALTER TABLE groups_membershipbasis ADD CONSTRAINT groups_membershipbasis_follows
  FOREIGN KEY (membership_id, compartment_id, group_compartment_id)
  REFERENCES groups_membership (id, compartment_id, group_compartment_id) ON UPDATE CASCADE;
ALTER TABLE groups_membershipconfirmation ADD CONSTRAINT groups_membershipconfirmation_follows
  FOREIGN KEY (membership_id, compartment_id, group_compartment_id)
  REFERENCES groups_membership (id, compartment_id, group_compartment_id) ON UPDATE CASCADE;

SELECT samsyn_build_audit('groups_group');
SELECT samsyn_build_audit('groups_groupalias');
SELECT samsyn_build_audit('groups_groupstanding');
SELECT samsyn_build_audit('groups_groupassessment');
SELECT samsyn_build_audit('groups_territory');
SELECT samsyn_build_audit('groups_membership');
SELECT samsyn_build_audit('groups_membershipbasis');
SELECT samsyn_build_audit('groups_membershipconfirmation');
SELECT samsyn_build_audit('groups_grouprelation');

ALTER TABLE groups_membership ADD COLUMN listed_standing varchar(12)
  GENERATED ALWAYS AS ('in_scope'::varchar(12)) STORED;
ALTER TABLE groups_membership ADD CONSTRAINT nobody_held_only_as_a_victim_is_listed
  FOREIGN KEY (person_id, listed_standing) REFERENCES people_person (id, standing);

-- The day on which the second independent basis stood; empty until then.
CREATE FUNCTION samsyn_date_second_basis() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  touched uuid := coalesce(new.membership_id, old.membership_id);
BEGIN
  UPDATE groups_membership SET second_basis_on = (
    SELECT dated_on FROM groups_membershipbasis
    WHERE membership_id = touched AND independent ORDER BY dated_on OFFSET 1 LIMIT 1)
  WHERE id = touched;
  RETURN NULL;
END
$$;
CREATE TRIGGER second_basis AFTER INSERT OR UPDATE OR DELETE ON groups_membershipbasis
FOR EACH ROW EXECUTE FUNCTION samsyn_date_second_basis();
"""


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial"), ("people", "0002_walls")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
