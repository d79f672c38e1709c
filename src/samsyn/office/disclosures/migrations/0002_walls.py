"""Puts the ledger behind the wall, freezes it, and lets a room's door tie copies to origins."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('disclosures_numberseries', 'compartment_id');
SELECT samsyn_build_wall('disclosures_disclosure', 'compartment_id');
SELECT samsyn_build_wall('disclosures_receipt', 'compartment_id');

SELECT samsyn_follow('disclosures_disclosure', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('disclosures_disclosure', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('disclosures_disclosure', 'incident_id', 'compartment_id', 'incidents_incident');
SELECT samsyn_follow('disclosures_receipt', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('disclosures_receipt', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('disclosures_receipt', 'incident_id', 'compartment_id', 'incidents_incident');

SELECT samsyn_build_audit('disclosures_ground');
SELECT samsyn_build_audit('disclosures_numberseries');
SELECT samsyn_build_audit('disclosures_disclosure');
SELECT samsyn_build_audit('disclosures_receipt');

-- What was told stays as it was told. Only the compartment follows the record's.
CREATE FUNCTION samsyn_keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(new) - 'compartment_id' = to_jsonb(old) - 'compartment_id' THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'The ledger of disclosures is never edited.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON disclosures_disclosure
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_frozen();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON disclosures_receipt
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_frozen();

-- A link carries two compartments, and whoever writes one must read both; nobody may, where a
-- room tells another. So the receiving room's door may insert, never read, a link from a record
-- of its own room. The reference to the other end holds only for a record that is there.
CREATE POLICY door ON people_personlink FOR INSERT WITH CHECK (
  compartment_id = ANY ((SELECT samsyn_my_compartments())::integer[])
  AND room_id = ANY ((SELECT samsyn_rooms_granting('receive_disclosure'))::integer[]));
CREATE POLICY door ON groups_grouplink FOR INSERT WITH CHECK (
  compartment_id = ANY ((SELECT samsyn_my_compartments())::integer[])
  AND room_id = ANY ((SELECT samsyn_rooms_granting('receive_disclosure'))::integer[]));
CREATE POLICY door ON incidents_incidentlink FOR INSERT WITH CHECK (
  compartment_id = ANY ((SELECT samsyn_my_compartments())::integer[])
  AND room_id = ANY ((SELECT samsyn_rooms_granting('receive_disclosure'))::integer[]));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0001_initial"),
        ("people", "0004_restricting"),
        ("groups", "0006_walled_links"),
        ("incidents", "0005_links"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
